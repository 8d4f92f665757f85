import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { shown } from './faults.ts'
import type { Kiosk } from './launch.ts'

/** Run before all else: what tells the date is set by `clockShift`, in milliseconds. */
const settable = `
  const Real = Date
  globalThis.clockShift = 0
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length > 0 ? given : [globalThis.Date.now()])) }
    static now() { return Real.now() + globalThis.clockShift }
  }
`

/** Puts the built program into an empty folder, with a clock that can be set from its first moment on. */
export function programWithClock(folder: string): void {
  cpSync('out', path.join(folder, 'out'), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  const about = JSON.parse(readFileSync('package.json', 'utf8')) as { main: string }
  writeFileSync(path.join(folder, 'start.cjs'), `{${settable}}\nrequire('./${about.main}')\n`)
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...about, main: 'start.cjs' }))
}

/** Sets the clock of the program and of its page so many years from now, as somebody does who sets the computer's. */
export async function setClock(kiosk: Kiosk, years: number): Promise<void> {
  const set = `globalThis.clockShift = ${years * 365 * 86_400_000}`
  await shown(kiosk, `'clockShift' in globalThis || (() => {${settable}})(); ${set}`)
  await kiosk.app.evaluate(
    (_, milliseconds) => Object.assign(globalThis, { clockShift: milliseconds }),
    years * 365 * 86_400_000,
  )
}

/**
 * Lets so many seconds pass for what the page counts by: the clock that only goes forward, whatever the computer's clock
 * says. Nothing else goes faster.
 */
export async function passTime(window: Page, seconds: number): Promise<void> {
  try {
    await window.evaluate((milliseconds) => {
      const now = performance.now.bind(performance)
      performance.now = () => now() + milliseconds
    }, seconds * 1000)
  } catch (error) {
    // The time was up, and the page of the visit has gone meanwhile.
    if (!(error instanceof Error && error.message.includes('Execution context was destroyed'))) throw error
  }
}
