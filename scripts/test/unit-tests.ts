import { rm } from 'node:fs/promises'
import { run } from '../system/command.ts'
import { type Totals, vitestTotals } from './totals.ts'

const report = 'test-results/unit.json'

/** Runs the tests that need no Electron. */
export async function runUnitTests(filters: readonly string[]): Promise<Totals> {
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exit = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters])
  return vitestTotals(report, exit)
}
