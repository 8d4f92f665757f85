import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileGuide } from '../../../../content/compile/compile.ts'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { edited, smallGuide } from '../small-guide.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dates-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const page = 'en/06-1-hormonal.md'
const review = 'review: { state: reviewed, role: oncology nurse, date: 2026-11-01, due: 2027-11-01 }'

function found(changes: Record<string, string>, today = '2026-12-01'): [string, number, string][] {
  for (const [path, text] of Object.entries({ ...smallGuide, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { problems } = compileGuide({ root, language: compileEnglish, today })
  return problems.filter(({ severity }) => severity === 'error').map(({ file, column, rule }) => [file, column, rule])
}

function reviewed(date: string, due: string, today?: string): [string, number, string][] {
  const into = `review: { state: reviewed, role: oncology nurse, date: ${date}, due: ${due} }`
  return found({ [page]: edited(page, review, into).text }, today)
}

describe('the review of a page', () => {
  it.each([
    ['2026-12-01', '2027-12-01'],
    ['2026-11-30', '2031-11-30'],
    ['2024-02-29', '2025-02-28'],
    // Overdue is no mistake: readers are told so.
    ['2023-01-01', '2024-01-01'],
  ])('may be of %s and due on %s', (date, due) => {
    expect(reviewed(date, due)).toEqual([])
  })

  it.each([
    ['2099-01-01', '2100-01-01', 'review-in-future'],
    ['2026-12-02', '2027-12-01', 'review-in-future'],
    ['2126-11-01', '2127-11-01', 'review-in-future'],
    ['1926-11-01', '1927-11-01', 'review-too-early'],
    ['0026-11-01', '0027-11-01', 'review-too-early'],
    ['2026-11-01', '2026-10-01', 'review-order'],
    ['2026-11-01', '2126-11-01', 'review-due-too-late'],
    ['2026-11-01', '2031-11-02', 'review-due-too-late'],
  ])('cannot be of %s and due on %s', (date, due, rule) => {
    expect(reviewed(date, due).map(([file, , found]) => [file, found])).toEqual([[page, rule]])
  })

  it('is reported where the date is', () => {
    expect(reviewed('2099-01-01', '2100-01-01')[0]?.[1]).toBe(review.indexOf('2026-11-01') + 1)
  })

  it('may be of the day of the guide, though the clock of the computer is behind it', () => {
    expect(reviewed('2026-11-22', '2027-11-22', '2026-03-01')).toEqual([])
    expect(reviewed('2026-11-23', '2027-11-23', '2026-03-01').map(([, , rule]) => rule)).toEqual(['review-in-future'])
  })
})

it('the reviews of shared texts are checked, too', () => {
  const guide = edited('en/guide.yaml', 'date: 2026-11-01', 'date: 2062-11-01').text
  expect(found({ 'en/guide.yaml': guide }).map(([file, , rule]) => [file, rule])).toEqual([
    ['en/guide.yaml', 'review-order'],
    ['en/guide.yaml', 'review-in-future'],
  ])
})

it.each([
  ['en/guide.yaml', 'date: 2026-11-22', 'date: 2126-11-22', 'date-in-future'],
  ['en/guide.yaml', 'date: 2026-11-22', 'date: 1926-11-22', 'date-too-early'],
  ['facts/sources.yaml', "  asOf: '2021'\n", "  asOf: '2121'\n", 'date-in-future'],
  ['facts/sources.yaml', "asOf: '2021-07'", "asOf: '2027-07'", 'date-in-future'],
  ['facts/sources.yaml', "asOf: '2021-07'", "asOf: '1921-07'", 'date-too-early'],
])('other dates cannot be in the future, or a century off: %s, %s → %s', (file, passage, into, rule) => {
  const rules = found({ [file]: edited(file, passage, into).text }).filter(([path]) => path === file)
  expect(rules.map(([, , found]) => found)).toEqual([rule])
})

it('the month and the year in which we are is not the future', () => {
  const sources = edited('facts/sources.yaml', "asOf: '2021-07'", "asOf: '2026-12'").text
  expect(found({ 'facts/sources.yaml': sources })).toEqual([])
})
