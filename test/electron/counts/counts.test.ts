import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { openCounts, type Counts } from '../../../electron/counts/counts.ts'
import { countsCsv } from '../../../electron/counts/csv.ts'
import { suppress, suppressTogether } from '../../../electron/counts/suppress.ts'
import { countVocabulary } from '../../../electron/counts/vocabulary.ts'
import { untilNextWrite } from '../../../electron/counts/write-times.ts'
import type { CountNote, CountsReport, SafeCount } from '../../../electron/contract/contract.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { keptLog } from '../kept-log.ts'

const guide = guideFromDisk()
const vocabulary = countVocabulary(guide)
const page = guide.pages[0]?.id ?? ''

let folder: string
let file: string
let day: string
let visit: number
let counting: CountsReport['counting']

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'counts-'))
  file = path.join(folder, 'counts.json')
  // A Sunday: the week is over on the next day.
  day = '2026-11-22'
  visit = 1
  counting = 'on'
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () =>
  openCounts({ file, vocabulary, counting: () => counting, today: () => day, visit: () => visit, log: keptLog() })
/** Notes the same in so many visits. */
const times = (count: number, counts: Counts, ...notes: readonly CountNote[]) => {
  for (let at = 0; at < count; at++) {
    for (const note of notes) counts.note(note)
    counts.forgetVisit()
    visit++
  }
}
/** Lets the week end, as far as it is known on the disk. */
const weekIsOver = async (counts: Counts) => {
  await counts.write()
  day = '2026-11-23'
}
const onDisk = () => readFileSync(file, 'utf8')
const nothing = { days: [], pages: [], handouts: [], words: [] }

describe('counts', () => {
  it('are totals by day that outlive a restart', async () => {
    const counts = await open()
    times(6, counts, { kind: 'page', page }, { kind: 'handout', subtype: 'triple-negative' })
    await weekIsOver(counts)
    expect((await open()).report()).toMatchObject({
      days: [{ day: '2026-11-22', pages: 6, handouts: 6, emptySearches: 0 }],
      pages: [{ id: page, count: 6 }],
      handouts: [{ subtype: 'triple-negative', count: 6 }],
    })
  })

  it('hold no word that is not in the lists of the guide: nothing typed gets in', async () => {
    const counts = await open()
    const words = ['Trastuzumab', 'trastuzumab', 'marigold', 'xqz', '__proto__']
    times(9, counts, { kind: 'empty-search', words }, { kind: 'page', page: 'no-such-page' })
    await weekIsOver(counts)
    expect(onDisk()).not.toMatch(/marigold|xqz|proto|no-such-page/i)
    expect(counts.report()).toMatchObject({
      days: [{ emptySearches: 9, pages: 0 }],
      words: [{ word: 'trastuzumab', count: 9 }],
    })
  })

  it('hold no word of a crisis', () => {
    for (const word of ['suicide', 'suicidal', 'overdose', 'kill', 'crisis'])
      expect(vocabulary.words.has(word), word).toBe(false)
    expect(vocabulary.words.has('hospice')).toBe(true)
  })

  it('hold nothing finer than a day', async () => {
    const counts = await open()
    times(5, counts, { kind: 'page', page })
    await counts.write()
    expect(onDisk()).toContain(page)
    expect(onDisk()).not.toMatch(/\d\d:\d\d|T\d|\d{10}/)
  })

  it('stop when switched off, by staff or settings, and are forgotten when cleared', async () => {
    const counts = await open()
    times(6, counts, { kind: 'page', page })
    for (const off of ['off-by-staff', 'off-by-settings'] as const) {
      counting = off
      times(6, counts, { kind: 'page', page })
    }
    await weekIsOver(counts)
    expect(counts.report()).toMatchObject({ counting: 'off-by-settings', pages: [{ count: 6 }] })
    await counts.clear()
    expect(counts.report()).toMatchObject(nothing)
    expect(onDisk()).not.toContain(page)
  })

  it('that are not on the disk yet are cleared, too', async () => {
    const counts = await open()
    times(6, counts, { kind: 'page', page })
    await counts.clear()
    await weekIsOver(counts)
    expect(counts.report()).toMatchObject(nothing)
  })

  it('are kept for a year, and days that a jumping clock made are dropped', async () => {
    const counts = await open()
    for (day of ['2025-11-20', '2025-11-24', '2031-01-01', '2026-11-22']) times(5, counts, { kind: 'page', page })
    await counts.write()
    expect(Object.keys((JSON.parse(onDisk()) as { days: object }).days)).toEqual(['2025-11-24', '2026-11-22'])
  })

  it('are dropped by whole weeks', async () => {
    const days = ['2025-11-24', '2025-11-26', '2025-11-30', '2025-12-01']
    const tally = { pages: { [page]: 7 }, handouts: {}, emptySearches: 0, words: {} }
    writeFileSync(file, JSON.stringify({ format: 1, days: Object.fromEntries(days.map((one) => [one, tally])) }))
    day = '2026-11-24'
    expect((await open()).report().days).toHaveLength(4)
    day = '2026-11-25'
    expect((await open()).report().days.map((one) => one.day)).toEqual(['2025-12-01'])
  })

  it('begin anew over a damaged file', async () => {
    writeFileSync(file, '{"format":1,"days":{"yesterday":')
    const counts = await open()
    times(5, counts, { kind: 'page', page })
    await weekIsOver(counts)
    expect((await open()).report().pages).toHaveLength(1)
  })

  it('count a page, a word and a subtype once a visit, however often one visitor comes back to it', async () => {
    const counts = await open()
    for (let at = 0; at < 30; at++) {
      counts.note({ kind: 'page', page })
      counts.note({ kind: 'handout', subtype: 'triple-negative' })
      counts.note({ kind: 'empty-search', words: ['trastuzumab'] })
    }
    visit++
    times(5, counts, { kind: 'page', page: guide.pages[1]?.id ?? '' })
    await weekIsOver(counts)
    expect(JSON.parse(onDisk())).toMatchObject({
      days: { '2026-11-22': { pages: { [page]: 1 }, handouts: { 'triple-negative': 1 }, words: { trastuzumab: 1 } } },
    })
  })
})

describe('counts of one person', () => {
  const visitor: CountNote[] = [
    { kind: 'page', page },
    { kind: 'page', page: guide.pages[1]?.id ?? '' },
    { kind: 'handout', subtype: 'triple-negative' },
    { kind: 'empty-search', words: ['trastuzumab'] },
  ]
  const others: CountNote[] = [
    { kind: 'page', page: guide.pages[2]?.id ?? '' },
    { kind: 'handout', subtype: 'not-known' },
  ]

  it('are not on the disk, whether it is written at an hour, at the end or read after a power cut', async () => {
    const counts = await open()
    times(1, counts, ...visitor)
    await counts.write()
    expect(JSON.parse(onDisk())).toEqual({ format: 1, days: {} })
    // Nor as the difference of two files.
    times(4, counts, ...others)
    await counts.write()
    const before = onDisk()
    times(4, counts, ...visitor)
    await counts.write()
    expect(onDisk()).toBe(before)
    day = '2026-11-23'
    await counts.write()
    expect(onDisk()).toBe(before)
  })

  it('are on the disk in no order of what was done', async () => {
    const one = await open()
    times(5, one, ...others, ...visitor)
    await one.write()
    const first = onDisk()
    rmSync(file)
    const two = await open()
    times(5, two, ...[...visitor].reverse(), ...others)
    await two.write()
    expect(onDisk()).toBe(first)
  })

  it('come out of an older file in order of their names', async () => {
    const [a, b, c] = guide.pages.map(({ id }) => id).sort()
    const pages = { [c ?? '']: 1, [a ?? '']: 2, [b ?? '']: 3 }
    writeFileSync(
      file,
      JSON.stringify({ format: 1, days: { [day]: { pages, handouts: {}, emptySearches: 0, words: {} } } }),
    )
    await (await open()).write()
    expect(onDisk().indexOf(a ?? '')).toBeLessThan(onDisk().indexOf(b ?? ''))
    expect(onDisk().indexOf(b ?? '')).toBeLessThan(onDisk().indexOf(c ?? ''))
  })

  it('are not the difference of what is shown before and after: not in a visit, a day or a week', async () => {
    const counts = await open()
    times(40, counts, ...others, ...visitor)
    await weekIsOver(counts)
    const before = counts.report()
    expect(before.pages.length).toBeGreaterThan(2)
    // Monday to Sunday: one visitor a day, and the staff look each time.
    for (let later = 23; later <= 29; later++) {
      day = `2026-11-${later}`
      times(1, counts, ...visitor)
      expect(counts.report()).toEqual(before)
      expect(countsCsv(counts.report(), translator(english))).toBe(countsCsv(before, translator(english)))
      await counts.write()
      expect(counts.report()).toEqual(before)
    }
    day = '2026-11-30'
    await counts.write()
    expect(counts.report()).toEqual(before)
  })

  it('are not the difference of two weeks: it is zero or a number that may be shown', async () => {
    const counts = await open()
    times(40, counts, ...others, ...visitor)
    await weekIsOver(counts)
    const before = counts.report()
    // Five visits, so that the day counts; only one of them was to the pages of our visitor.
    day = '2026-11-24'
    times(4, counts, ...others)
    times(1, counts, ...visitor)
    await counts.write()
    day = '2026-11-30'
    const after = counts.report()
    const shown = (list: readonly { count: SafeCount }[]) => list.map(({ count }) => count)
    expect(shown(after.pages)).toEqual(shown(before.pages))
    expect(shown(after.handouts)).toEqual(shown(before.handouts))
    expect(shown(after.words)).toEqual(shown(before.words))
    expect(after.days.slice(1)).toEqual(before.days)
  })

  it('are not the difference of any two reports, whatever is counted in between', async () => {
    const ids = guide.pages.slice(0, 4).map(({ id }) => id)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.subarray(ids, { minLength: 1 })), {
          maxLength: 150,
          size: 'max',
        }),
        async (visits) => {
          rmSync(file, { force: true })
          day = '2026-11-16'
          const counts = await open()
          let last = counts.report()
          for (let week = 0; week < 3; week++) {
            for (let weekday = 0; weekday < 7; weekday++) {
              day = new Date(Date.UTC(2026, 10, 16 + week * 7 + weekday)).toISOString().slice(0, 10)
              for (const [when, pages] of visits)
                if (when === week * 7 + weekday)
                  times(1, counts, ...pages.map((id): CountNote => ({ kind: 'page', page: id })))
              await counts.write()
              const next = counts.report()
              for (const { id, count } of next.pages) {
                const earlier = last.pages.find((one) => one.id === id)?.count ?? 0
                const difference = (count === 'few' ? 0 : count) - (earlier === 'few' ? 0 : earlier)
                expect(difference === 0 || difference >= 5, `${id} ${difference}`).toBe(true)
              }
              const known = new Map(last.days.map((one) => [one.day, one]))
              for (const one of next.days) if (known.has(one.day)) expect(one).toEqual(known.get(one.day))
              last = next
            }
          }
        },
      ),
      { numRuns: 40 },
    )
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
    times(4, counts, { kind: 'handout', subtype: 'triple-negative' })
    times(4, counts, { kind: 'handout', subtype: 'not-known' })
    await weekIsOver(counts)
    const report = counts.report()
    expect(report.days.map(({ handouts }) => handouts)).toEqual(['few'])
    expect(report.handouts.map(({ count }) => count)).toEqual(['few', 'few'])
  })

  it('do not tell their order in a list, and are in no export', async () => {
    const counts = await open()
    times(3, counts, { kind: 'handout', subtype: 'triple-negative' })
    times(1, counts, { kind: 'handout', subtype: 'not-known' })
    times(20, counts, { kind: 'handout', subtype: 'her2-positive-hr-negative' })
    await weekIsOver(counts)
    const report = counts.report()
    expect(report.handouts.map(({ subtype }) => subtype)).toEqual([
      'her2-positive-hr-negative',
      'not-known',
      'triple-negative',
    ])
    const csv = countsCsv(report, translator(english))
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
  expect(countsCsv(report, translator(english))).toContain(`"'=1+1 ""x""","9"`)
})

it('the file is written at fixed hours, so that its time tells of no visit', () => {
  const at = (time: string) =>
    new Date(Date.parse(`2026-11-22T${time}`) + untilNextWrite(new Date(`2026-11-22T${time}`)))
  expect(at('09:13:07').toTimeString()).toContain('12:00:00')
  expect(at('11:59:58').toTimeString()).toContain('12:00:00')
  expect(at('12:00:00').toTimeString()).toContain('16:00:00')
  expect(at('23:30:00').toTimeString()).toContain('00:00:00')
})
