import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { noReason, notAllowed, skipLines, type Skip } from './skips.ts'

/** How many tests had which end. */
export interface Totals {
  passed: number
  failed: number
  skipped: readonly Skip[]
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})

const playwrightSpec = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
})
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})
type PlaywrightSuite = z.infer<typeof playwrightSuite>
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  suites: z.array(playwrightSuite),
})

/** Totals of a vitest JSON report. A run that ends in failure counts one failed test even where it names none. */
export function vitestTotals(reportFile: string, exit: number | null): Totals {
  const report = readReport(reportFile, vitestReport)
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => ({ test: fullName, reason: `${noReason} (${fullName})` }))
  return withExit({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, skipped }, exit)
}

/** Totals of a playwright JSON report; a test that needed a second try has failed. */
export function playwrightTotals(reportFile: string, exit: number | null): Totals {
  const report = readReport(reportFile, playwrightReport)
  const { expected, unexpected, flaky } = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0 }
  return withExit(
    { passed: expected, failed: unexpected + flaky, skipped: report?.suites.flatMap(skipsOf) ?? [] },
    exit,
  )
}

function skipsOf({ specs, suites = [] }: PlaywrightSuite): Skip[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => {
        const given = annotations.find(({ type }) => type === 'skip')?.description
        // A test after one that failed in a row of tests, or of a file whose beginning failed, says nothing.
        return { test: title, reason: given ?? noReason }
      }),
  )
  return [...own, ...suites.flatMap(skipsOf)]
}

export function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] }),
    { passed: 0, failed: 0, skipped: [] },
  )
}

/** `12 passed, 0 failed`, and `, 3 skipped` where there are any. */
function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
}

/** Where a change is decided about (CI), tests that were left out for a reason of their own count as failed. */
export function strict(totals: Totals): Totals {
  const failed = notAllowed(totals.skipped)
  return {
    passed: totals.passed,
    failed: totals.failed + failed.length,
    skipped: totals.skipped.filter((skip) => !failed.includes(skip)),
  }
}

/** Everything there is to say at the end: why tests were skipped, those first that failed by it, and the totals. */
export function summary(totals: Totals, ci: boolean): string[] {
  const counted = ci ? strict(totals) : totals
  const failing = ci ? notAllowed(totals.skipped) : []
  return [
    ...(failing.length > 0 ? ['Under CI no test may be left out; these count as failed:', ...skipLines(failing)] : []),
    ...skipLines(counted.skipped),
    totalsLine(counted),
  ]
}

function withExit(totals: Totals, exit: number | null): Totals {
  return exit !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** The report, or null when the run ended before there was one. */
function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
