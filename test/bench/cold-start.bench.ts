import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import type { Runtime } from '../../scripts/electron/runtime.ts'
import { withKiosk } from '../../scripts/kiosk/with-kiosk.ts'
import { writeEmptyProgram } from './empty-program.ts'
import { table } from './table.ts'

const rounds = 10
/** How much longer than an empty window the attract screens may take. */
const limit = 1.5

/** Milliseconds since the start of the process. */
interface Start {
  /** The first screen is complete and the page answers. */
  shown: number
  /** A touch that came at once has brought the next screen. */
  touched: number
}

/** From start to the first screen, and to the one that a touch at once brings: our program and an empty window by turns. */
export async function run(): Promise<LimitedFigure[]> {
  const runtime = await findRuntime()
  const empty = mkdtempSync(path.join(tmpdir(), 'mbc-guide-empty-'))
  writeEmptyProgram(empty)
  const bare: Start[] = []
  const ours: Start[] = []
  try {
    // The first round reads the files into the system's cache, for both.
    for (let round = 0; round <= rounds; round++) {
      const [guide, window] = [
        await coldStart(runtime, '.', attractScreen),
        await coldStart(runtime, empty, emptyWindow),
      ]
      if (round === 0) continue
      ours.push(guide)
      bare.push(window)
    }
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
  const rows = (['shown', 'touched'] as const).flatMap((stage) =>
    (
      [
        ['empty window', bare],
        ['MBC Guide', ours],
      ] as const
    ).map(([program, starts]) => {
      const times = starts.map((start) => start[stage])
      return { program, stage, times, ratio: median(times) / median(bare.map((start) => start[stage])) }
    }),
  )
  console.log(`\nCold start, ${rounds} rounds by turns, Electron ${runtime.version ?? '?'}`)
  console.log(
    table(
      rows.map(({ program, stage, times, ratio }) => ({
        program: `${program}, ${stage === 'shown' ? 'first screen' : 'touched at once'}`,
        'median ms': median(times).toFixed(0),
        'best ms': Math.min(...times).toFixed(0),
        'worst ms': Math.max(...times).toFixed(0),
        ratio: ratio.toFixed(2),
      })),
    ),
  )
  const value = median(ours.map(({ shown }) => shown)) / median(bare.map(({ shown }) => shown))
  return [{ what: 'cold start to the attract screens', value, limit, unit: 'of an empty window' }]
}

/** What a first screen has to show, what is touched on it, and the heading that comes then. */
interface FirstScreen {
  words: (window: Page) => ReturnType<Page['getByText']>
  button: string
  next: RegExp
}

const attractScreen: FirstScreen = {
  words: (window) => window.getByRole('main').getByText(/\?$/).filter({ visible: true }).first(),
  button: 'Touch to begin',
  next: /^Living with/,
}
const emptyWindow: FirstScreen = {
  words: (window) => window.getByRole('main').getByText('Empty').filter({ visible: true }).first(),
  button: 'Next',
  next: /^Page 1/,
}

async function coldStart(runtime: Runtime, folder: string, screen: FirstScreen): Promise<Start> {
  const start = performance.now()
  return withKiosk(runtime, folder, async (app) => {
    const window = await app.firstWindow()
    await screen.words(window).waitFor()
    const button = window.getByRole('button', { name: screen.button })
    await button.waitFor()
    await window.evaluate(() => new Promise(requestAnimationFrame))
    const shown = performance.now() - start
    await button.click()
    await window.getByRole('heading', { level: 1, name: screen.next }).waitFor()
    return { shown, touched: performance.now() - start }
  })
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
