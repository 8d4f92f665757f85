import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { noReason, notAllowed, skipLines, type Skip } from './skips.ts'

/** How many tests had which end. */
export interface Totals {
  passed: number
  failed: number
  skipped: readonly Skip[]
  /** Those among the passed that did so at a second try: named, so that nobody overlooks them. */
  secondTry: readonly string[]
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
})

const playwrightTest = z.object({
  status: z.string(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
})
type PlaywrightTest = z.infer<typeof playwrightTest>
const playwrightSpec = z.object({ title: z.string(), tests: z.array(playwrightTest) })
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
  const counted = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }
  return withExit({ ...counted, skipped, secondTry: [] }, exit)
}

/** Totals of a playwright JSON report. */
export function playwrightTotals(reportFile: string, exit: number | null): Totals {
  const report = readReport(reportFile, playwrightReport)
  const { expected, unexpected, flaky } = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0 }
  const tests = report?.suites.flatMap(testsOf) ?? []
  const skipped = tests
    .filter(({ status }) => status === 'skipped')
    .map(({ title, annotations }) => {
      const given = annotations.find(({ type }) => type === 'skip')?.description
      // A test after one that failed in a row of tests, or of a file whose beginning failed, says nothing.
      return { test: title, reason: given ?? noReason }
    })
  const secondTry = tests.filter(({ status }) => status === 'flaky').map(({ title }) => title)
  return withExit({ passed: expected + flaky, failed: unexpected, skipped, secondTry }, exit)
}

function testsOf({ specs, suites = [] }: PlaywrightSuite): (PlaywrightTest & { title: string })[] {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title })))
  return [...own, ...suites.flatMap(testsOf)]
}

export function sum(all: readonly Totals[]): Totals {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: [...a.skipped, ...b.skipped],
      secondTry: [...a.secondTry, ...b.secondTry],
    }),
    { passed: 0, failed: 0, skipped: [], secondTry: [] },
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
    ...totals,
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
    ...totals.secondTry.map((title) => `  passed at the second try only: ${title}`),
    totalsLine(counted),
  ]
}

/** How long each part took: `Minutes: unit 3.1, e2e 8.9`. */
export function minutesLine(parts: readonly { name: string; seconds: number }[]): string {
  return `Minutes: ${parts.map(({ name, seconds }) => `${name} ${(seconds / 60).toFixed(1)}`).join(', ')}`
}

function withExit(totals: Totals, exit: number | null): Totals {
  return exit !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/** The report, or null when the run ended before there was one. */
function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
