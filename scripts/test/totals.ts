import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many tests had which end. */
export interface Totals {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

/** Totals of a vitest JSON report. A run that ends in failure counts one failed test even where it names none. */
export function vitestTotals(reportFile: string, exit: number | null): Totals {
  const report = readReport(reportFile, vitestReport)
  return withExit(
    {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    exit,
  )
}

/** Totals of a playwright JSON report; a test that needed a second try has failed. */
export function playwrightTotals(reportFile: string, exit: number | null): Totals {
  const { expected, unexpected, flaky, skipped } = readReport(reportFile, playwrightReport)?.stats ?? {
    expected: 0,
    unexpected: 0,
    flaky: 0,
    skipped: 0,
  }
  return withExit({ passed: expected, failed: unexpected + flaky, skipped }, exit)
}

export function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** `12 passed, 0 failed`, and `, 3 skipped` where there are any. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function withExit(totals: Totals, exit: number | null): Totals {
  return exit !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** The report, or null when the run ended before there was one. */
function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
