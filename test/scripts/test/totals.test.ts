import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { minutesLine, playwrightTotals, strict, sum, summary, vitestTotals } from '../../../scripts/test/totals.ts'

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

const unit = {
  numPassedTests: 7,
  numFailedTests: 2,
  testResults: [
    {
      assertionResults: [
        { fullName: 'adds up', status: 'passed' },
        { fullName: 'is left out', status: 'skipped' },
      ],
    },
  ],
}
const spec = (title: string, status: string, annotations: object[] = []) => ({
  title,
  tests: [{ status, annotations }],
})
const root = 'only root may mount one'

it('reads a vitest report', () => {
  expect(vitestTotals(report(unit), 1)).toEqual({
    passed: 7,
    failed: 2,
    skipped: [{ test: 'is left out', reason: 'no reason given (is left out)' }],
    secondTry: [],
  })
})

it('reads a playwright report, and names a test that needed a second try', () => {
  const file = report({
    stats: { expected: 5, unexpected: 1, flaky: 1 },
    suites: [
      {
        specs: [
          spec('works', 'expected'),
          spec('hangs now and then', 'flaky'),
          spec('saves', 'skipped', [{ type: 'skip', description: root }]),
        ],
        suites: [{ specs: [spec('after a failure', 'skipped')] }],
      },
    ],
  })
  expect(playwrightTotals(file, 1)).toEqual({
    passed: 6,
    failed: 1,
    secondTry: ['hangs now and then'],
    skipped: [
      { test: 'saves', reason: root },
      { test: 'after a failure', reason: 'no reason given' },
    ],
  })
})

it('counts a run that failed without naming a failed test', () => {
  expect(vitestTotals(report({ ...unit, numFailedTests: 0 }), 1).failed).toBe(1)
  expect(vitestTotals(path.join(folder, 'none.json'), 1)).toEqual({
    passed: 0,
    failed: 1,
    skipped: [],
    secondTry: [],
  })
  expect(playwrightTotals(path.join(folder, 'none.json'), null).failed).toBe(1)
})

it('adds up and says it in one line, after the reasons', () => {
  const skip = { test: 'a', reason: 'there is no CUPS here' }
  const all = sum([
    { passed: 7, failed: 0, skipped: [skip], secondTry: [] },
    { passed: 5, failed: 1, skipped: [skip, { test: 'b', reason: root }], secondTry: ['starts'] },
  ])
  expect(summary(all, false)).toEqual([
    '  2 skipped: there is no CUPS here',
    `  1 skipped: ${root}`,
    '  passed at the second try only: starts',
    '12 passed, 1 failed, 3 skipped',
  ])
  expect(summary({ passed: 12, failed: 0, skipped: [], secondTry: [] }, true)).toEqual(['12 passed, 0 failed'])
})

it('counts a test as failed under CI that was left out, but for what CI cannot have', () => {
  const skipped = [
    { test: 'a', reason: 'there is no CUPS here' },
    { test: 'b', reason: root },
  ]
  expect(strict({ passed: 3, failed: 0, skipped, secondTry: [] })).toMatchObject({ failed: 1, skipped: [skipped[1]] })
  const lines = summary({ passed: 3, failed: 0, skipped, secondTry: [] }, true)
  expect(lines).toContain('  1 skipped: there is no CUPS here')
  expect(lines.at(-1)).toBe('3 passed, 1 failed, 1 skipped')
})

it('says how many minutes each part took', () => {
  const parts = [
    { name: 'unit', seconds: 186 },
    { name: 'e2e', seconds: 540 },
  ]
  expect(minutesLine(parts)).toBe('Minutes: unit 3.1, e2e 9.0')
})
