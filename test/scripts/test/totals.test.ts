import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playwrightTotals, sum, totalsLine, vitestTotals } from '../../../scripts/test/totals.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'totals-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function report(content: object): string {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const unit = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 }

it('reads a vitest report', () => {
  expect(vitestTotals(report(unit), 1)).toEqual({ passed: 7, failed: 2, skipped: 1 })
})

it('reads a playwright report; a test that needed a second try failed', () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } })
  expect(playwrightTotals(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

it('counts a run that failed without naming a failed test', () => {
  expect(vitestTotals(report({ ...unit, numFailedTests: 0 }), 1).failed).toBe(1)
  expect(vitestTotals(path.join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(playwrightTotals(path.join(folder, 'none.json'), null).failed).toBe(1)
})

it('adds up and says it in one line', () => {
  const all = sum([
    { passed: 7, failed: 0, skipped: 0 },
    { passed: 5, failed: 1, skipped: 0 },
  ])
  expect(totalsLine(all)).toBe('12 passed, 1 failed')
  expect(totalsLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
})
