import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import type { Runtime } from '../../scripts/electron/runtime.ts'
import { withKiosk } from '../../scripts/kiosk/with-kiosk.ts'
import { writeEmptyProgram } from './empty-program.ts'
import { table } from './table.ts'

const settleMs = 6_000
const measuredMs = 24_000
/** What the attract screens may use, in per cent of a core. */
const limit = 2

/** What the attract screens cost while nobody is there: all processes together, beside an empty window. */
export async function run(): Promise<LimitedFigure[]> {
  const runtime = await findRuntime()
  const empty = mkdtempSync(path.join(tmpdir(), 'mbc-guide-empty-'))
  writeEmptyProgram(empty)
  try {
    const [bare, ours] = [await idle(runtime, empty), await idle(runtime, '.')]
    const rows = [
      { program: 'empty window', '% of a core': bare.toFixed(2) },
      { program: 'MBC Guide, attract screens', '% of a core': ours.toFixed(2) },
    ]
    console.log(`\nProcessor time of all processes over ${measuredMs / 1000} s, Electron ${runtime.version ?? '?'}`)
    console.log(table(rows))
    return [{ what: 'attract screens, all processes', value: ours, limit, unit: '% of a core' }]
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

/** Per cent of one core that a program uses with nobody at it. */
function idle(runtime: Runtime, folder: string): Promise<number> {
  return withKiosk(runtime, folder, async (app) => {
    const window = await app.firstWindow()
    await window.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const used = () =>
      app.evaluate(({ app }) => app.getAppMetrics().reduce((sum, { cpu }) => sum + cpu.percentCPUUsage, 0))
    await wait(settleMs)
    // The figure of a call is that of the time since the call before, in shares of all cores.
    await used()
    await wait(measuredMs)
    return (await used()) * cpus().length
  })
}
