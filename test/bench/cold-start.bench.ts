import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import type { Runtime } from '../../scripts/electron/runtime.ts'
import { withKiosk } from '../../scripts/kiosk/with-kiosk.ts'
import { writeEmptyProgram } from './empty-program.ts'
import { table } from './table.ts'

const rounds = 10

/** From start to the first screen that answers, our program and an empty window by turns. */
export async function run(): Promise<void> {
  const runtime = await findRuntime()
  const empty = mkdtempSync(path.join(tmpdir(), 'mbc-guide-empty-'))
  writeEmptyProgram(empty)
  const times = { 'empty window': [] as number[], 'MBC Guide': [] as number[] }
  try {
    // The first round reads the files into the system's cache, for both.
    for (let round = 0; round <= rounds; round++) {
      const [ours, bare] = [await coldStart(runtime, '.'), await coldStart(runtime, empty)]
      if (round === 0) continue
      times['MBC Guide'].push(ours)
      times['empty window'].push(bare)
    }
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
  const base = median(times['empty window'])
  console.log(
    `\nCold start to the first interactive screen, ${rounds} rounds by turns, Electron ${runtime.version ?? '?'}`,
  )
  console.log(
    table(
      Object.entries(times).map(([program, measured]) => ({
        program,
        'median ms': median(measured).toFixed(0),
        'best ms': Math.min(...measured).toFixed(0),
        'worst ms': Math.max(...measured).toFixed(0),
        ratio: (median(measured) / base).toFixed(2),
      })),
    ),
  )
}

/** Milliseconds from the start of the process until the first screen's heading stands and the page answers. */
async function coldStart(runtime: Runtime, folder: string): Promise<number> {
  const start = performance.now()
  return withKiosk(runtime, folder, async (app) => {
    const window = await app.firstWindow()
    await window.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    await window.evaluate(() => new Promise(requestAnimationFrame))
    return performance.now() - start
  })
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
