import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import { withKiosk } from '../../scripts/kiosk/with-kiosk.ts'
import { writeEmptyProgram } from './empty-program.ts'
import { table } from './table.ts'

const visits = 6
/** What nobody feels as waiting, in ms: 95 of 100 touches. */
const limit = 100

/**
 * Ways through the guide, one after the other, by the beginnings of what is touched; `|` stands between those of which one is
 * there.
 */
const ways = {
  'page change': [
    'Read the guide',
    'Treatment',
    'Hormonal therapy',
    'Back',
    'Chemotherapy',
    'Back',
    'Targeted therapy',
    'Home',
    'Read the guide',
    'Medicines',
    'palbociclib',
    'Back',
    'tamoxifen',
    'Home',
    'Read the guide',
    'Words explained',
    'Home',
    'Questions to ask',
    'Home',
    'Search',
    'Home',
    'For nurses',
    'Home',
  ],
  'chooser step': [
    'My cancer type',
    'Yes, I know',
    'Positive',
    'Negative',
    'Woman',
    'Yes',
    'Bones',
    'Liver',
    'Next|None of these',
    'No, this is',
  ],
  'page change, type known': [
    'See my handout',
    'Home',
    'Read the guide',
    'Treatment',
    'Hormonal therapy',
    'Home',
    'Read the guide',
    'Medicines',
    'palbociclib',
    'Home',
  ],
}

/** From a touch until the first frame with the new screen is painted, our screens and one heading that changes. */
export async function run(): Promise<LimitedFigure[]> {
  const runtime = await findRuntime()
  const empty = mkdtempSync(path.join(tmpdir(), 'mbc-guide-empty-'))
  writeEmptyProgram(empty)
  try {
    const base = await withKiosk(runtime, empty, async (app) => {
      const window = await app.firstWindow()
      await window.getByRole('heading', { level: 1 }).waitFor()
      return touches(window, Array<string>(40).fill('Next'))
    })
    const ours = await withKiosk(runtime, '.', async (app) => {
      const window = await app.firstWindow()
      const times: Record<string, number[]> = {}
      const note = (what: string, more: readonly number[]) => (times[what] ??= []).push(...more)
      for (let visit = 0; visit < visits; visit++) {
        await window.getByRole('button', { name: 'Touch to begin' }).click()
        await window.getByRole('heading', { level: 1, name: /^Living with/ }).waitFor()
        // Every visitor has a new page in a new process, which has run nothing before.
        for (const [name, way] of Object.entries(ways)) note(`${name}, first in a visit`, await touches(window, way))
        for (const [name, way] of Object.entries(ways)) note(`${name}, again`, await touches(window, way))
        await window.getByRole('button', { name: 'Finish' }).click()
      }
      return times
    })
    console.log(`\nFrom a touch to the new screen painted, Electron ${runtime.version ?? '?'}`)
    console.log(
      table(
        Object.entries({ 'a heading changes (peer)': base, ...ours }).map(([what, times]) => ({
          what,
          touches: String(times.length),
          'median ms': at(times, 0.5).toFixed(1),
          'p95 ms': at(times, 0.95).toFixed(1),
          'worst ms': Math.max(...times).toFixed(1),
          'ratio p95': (at(times, 0.95) / at(base, 0.95)).toFixed(2),
        })),
      ),
    )
    return Object.keys(ways).map((name) => {
      const value = at(ours[`${name}, first in a visit`] ?? [], 0.95)
      return { what: `${name}, p95`, value, limit, unit: 'ms' }
    })
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

/** Touches one thing after the other; milliseconds from each touch to the frame after the page or the tick has changed. */
function touches(window: Page, names: readonly string[]): Promise<number[]> {
  return window.evaluate(async (wanted) => {
    const times: number[] = []
    for (const name of wanted) {
      const all = [...document.querySelectorAll<HTMLElement>('main a, main button, main label, button')]
      const target = all.find(({ textContent }) =>
        name.split('|').some((beginning) => textContent.trim().startsWith(beginning)),
      )
      if (!target) throw new Error(`nothing here is called ${name}`)
      // So that a touch comes at any moment between two frames.
      await new Promise((resolve) => setTimeout(resolve, 120 + ((times.length * 7) % 16)))
      const before = document.querySelector('h1')
      const text = before?.textContent
      const box = target.querySelector('input')
      const ticked = box?.checked
      const start = performance.now()
      target.click()
      do {
        await new Promise<void>((resolve) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            // After the frame's own work: layout and paint are done.
            port1.onmessage = () => resolve()
            port2.postMessage(null)
          }),
        )
      } while (
        box?.checked === ticked &&
        document.querySelector('h1') === before &&
        document.querySelector('h1')?.textContent === text
      )
      times.push(performance.now() - start)
    }
    return times
  }, names)
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
