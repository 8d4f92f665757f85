import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { translator } from '../../../content/messages/messages.ts'
import { openCounts } from '../../../electron/counts/counts.ts'
import { countsCsv } from '../../../electron/counts/csv.ts'
import { suppress, suppressTogether } from '../../../electron/counts/suppress.ts'
import { countVocabulary } from '../../../electron/counts/vocabulary.ts'
import { untilNextWrite } from '../../../electron/counts/write-times.ts'
import type { CountNote, CountsReport } from '../../../electron/ipc/contract.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { keptLog } from '../kept-log.ts'

const guide = guideFromDisk()
const vocabulary = countVocabulary(guide)
const page = guide.pages[0]?.id ?? ''

let folder: string
let file: string
let day: string
let counting: CountsReport['counting']

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'counts-'))
  file = path.join(folder, 'counts.json')
  day = '2026-11-22'
  counting = 'on'
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openCounts({ file, vocabulary, counting: () => counting, today: () => day, log: keptLog() })
const times = (count: number, note: (note: CountNote) => void, what: CountNote) => {
  for (let at = 0; at < count; at++) note(what)
}

describe('counts', () => {
  it('are totals by day that outlive a restart', async () => {
    const counts = await open()
    times(6, counts.note, { kind: 'page', page })
    times(7, counts.note, { kind: 'handout', subtype: 'triple-negative' })
    await counts.write()
    expect((await open()).report()).toMatchObject({
      days: [{ day, pages: 6, handouts: 7, emptySearches: 0 }],
      pages: [{ id: page, count: 6 }],
      handouts: [{ subtype: 'triple-negative', count: 7 }],
    })
  })

  it('hold no word that is not in the lists of the guide: nothing typed gets in', async () => {
    const counts = await open()
    times(9, counts.note, {
      kind: 'empty-search',
      words: ['Trastuzumab', 'trastuzumab', 'marigold', 'xqz', '__proto__'],
    })
    times(9, counts.note, { kind: 'page', page: 'no-such-page' })
    await counts.write()
    const text = readFileSync(file, 'utf8')
    expect(text).not.toMatch(/marigold|xqz|proto|no-such-page/i)
    expect(counts.report()).toMatchObject({
      days: [{ emptySearches: 9, pages: 0 }],
      words: [{ word: 'trastuzumab', count: 9 }],
    })
  })

  it('hold nothing finer than a day', async () => {
    const counts = await open()
    counts.note({ kind: 'page', page })
    await counts.write()
    expect(readFileSync(file, 'utf8')).not.toMatch(/\d\d:\d\d|T\d|\d{10}/)
  })

  it('stop when switched off, by staff or settings, and are forgotten when cleared', async () => {
    const counts = await open()
    times(6, counts.note, { kind: 'page', page })
    for (const off of ['off-by-staff', 'off-by-settings'] as const) {
      counting = off
      times(6, counts.note, { kind: 'page', page })
      expect(counts.report()).toMatchObject({ counting: off, pages: [{ count: 6 }] })
    }
    await counts.clear()
    expect(counts.report().days).toEqual([])
    expect(readFileSync(file, 'utf8')).not.toContain(page)
  })

  it('are kept for a year, and days that a jumping clock made are dropped', async () => {
    const counts = await open()
    for (day of ['2025-11-20', '2025-11-24', '2031-01-01', '2026-11-22']) counts.note({ kind: 'page', page })
    await counts.write()
    expect(Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { days: object }).days)).toEqual([
      '2025-11-24',
      '2026-11-22',
    ])
  })

  it('begin anew over a damaged file', async () => {
    writeFileSync(file, '{"format":1,"days":{"yesterday":')
    const counts = await open()
    times(5, counts.note, { kind: 'page', page })
    await counts.write()
    expect((await open()).report().pages).toHaveLength(1)
  })
})

describe('small numbers', () => {
  it('are not shown', () => {
    expect(suppress([0, 1, 4, 5, 12])).toEqual([0, 'few', 'few', 5, 12])
  })

  it('cannot be worked out from a total: a second one is hidden with a single one', () => {
    expect(suppress([3, 9, 40])).toEqual(['few', 'few', 40])
    expect(suppress([3, 0])).toEqual(['few', 0])
  })

  it('cannot be worked out where all are one, or all are four', () => {
    expect(suppress([1, 1, 30, 12])).toEqual(['few', 'few', 30, 'few'])
    expect(suppress([4, 4, 4, 12])).toEqual(['few', 'few', 'few', 'few'])
    expect(suppress([1, 3, 12])).toEqual(['few', 'few', 12])
  })

  it('hide a total that would give them away', () => {
    expect(suppressTogether([4, 4], [8])).toEqual([['few', 'few'], ['few']])
    expect(suppressTogether([4, 4], [5, 3, 0])).toEqual([
      ['few', 'few'],
      ['few', 'few', 0],
    ])
    expect(suppressTogether([9, 30], [39])).toEqual([[9, 30], [39]])
  })

  it('cannot be worked out by anybody who knows all the rules: another tally always looks the same', () => {
    /** Every list of so many numbers from 0 to 12. */
    const lists = (length: number): number[][] =>
      length === 0
        ? [[]]
        : lists(length - 1).flatMap((list) => Array.from({ length: 13 }, (_, last) => [...list, last]))
    const total = (list: readonly number[]) => list.reduce((sum, count) => sum + count, 0)
    const one = lists(1)
    const two = lists(2)
    const pairs = [...one, ...two, ...lists(3)].flatMap((a) =>
      [...one, ...two].flatMap((b) => (total(a) === total(b) ? [{ a, b }] : [])),
    )
    const alike = new Map<string, number[][]>()
    for (const { a, b } of pairs) {
      const seen = JSON.stringify(suppressTogether(a, b))
      alike.set(seen, [...(alike.get(seen) ?? []), [...a, ...b]])
    }
    const given = [...alike].flatMap(([seen, tallies]) => {
      const cells = tallies[0]?.map((_, at) => new Set(tallies.map((tally) => tally[at]))) ?? []
      return cells.some((values) => values.size === 1 && [1, 2, 3, 4].some((small) => values.has(small))) ? [seen] : []
    })
    expect(given).toEqual([])
    expect(alike.size).toBeGreaterThan(100)
  })

  it('of handouts are not given away by the totals of days', async () => {
    const counts = await open()
    times(4, counts.note, { kind: 'handout', subtype: 'triple-negative' })
    times(4, counts.note, { kind: 'handout', subtype: 'not-known' })
    const report = counts.report()
    expect(report.days.map(({ handouts }) => handouts)).toEqual(['few'])
    expect(report.handouts.map(({ count }) => count)).toEqual(['few', 'few'])
  })

  it('do not tell their order in a list, and are in no export', async () => {
    const counts = await open()
    times(3, counts.note, { kind: 'handout', subtype: 'triple-negative' })
    times(1, counts.note, { kind: 'handout', subtype: 'not-known' })
    times(20, counts.note, { kind: 'handout', subtype: 'her2-positive-hr-negative' })
    const report = counts.report()
    expect(report.handouts.map(({ subtype }) => subtype)).toEqual([
      'her2-positive-hr-negative',
      'not-known',
      'triple-negative',
    ])
    const csv = countsCsv(report, translator('en'))
    expect(csv).toContain('"triple-negative","not shown"')
    expect(csv).toContain('"2026-11-22"')
    expect(csv).not.toMatch(/,"[1-4]"/)
  })
})

it('an exported table cannot hold a formula', () => {
  const report: CountsReport = {
    counting: 'on',
    days: [],
    pages: [{ id: 'x', title: '=1+1 "x"', count: 9 }],
    handouts: [],
    words: [],
  }
  expect(countsCsv(report, translator('en'))).toContain(`"'=1+1 ""x""","9"`)
})

it('the file is written at fixed hours, so that its time tells of no visit', () => {
  const at = (time: string) =>
    new Date(Date.parse(`2026-11-22T${time}`) + untilNextWrite(new Date(`2026-11-22T${time}`)))
  expect(at('09:13:07').toTimeString()).toContain('12:00:00')
  expect(at('11:59:58').toTimeString()).toContain('12:00:00')
  expect(at('12:00:00').toTimeString()).toContain('16:00:00')
  expect(at('23:30:00').toTimeString()).toContain('00:00:00')
})
