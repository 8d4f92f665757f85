import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Guide } from '../../../content/schema/guide.ts'
import { dueToday, followReviews, withholdingToday } from '../../../electron/guide/follow-reviews.ts'
import type { GuideSource } from '../../../electron/guide/open-guide.ts'
import { defaultSettings, type Settings } from '../../../electron/settings/schema.ts'
import { compileSmallGuide } from '../../content/compile/small-guide.ts'
import { keptLog } from '../kept-log.ts'

// In the small guide the page 'hormonal' and the glossary are due again on November 1, 2027.

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-10-31T17:00:00') })
})
afterEach(() => {
  vi.useRealTimers()
})

function start(current: Partial<Settings>) {
  const { guide } = compileSmallGuide()
  if (!guide) throw new Error('no guide')
  const settings = { current: { ...defaultSettings, ...current } }
  const judged: (string | null)[] = []
  const source: Pick<GuideSource, 'whole' | 'withhold'> = {
    whole: guide,
    // Another day is told to the guide; that it withholds by it is its own matter.
    withhold: ({ overdueOn }) => {
      const changed = overdueOn !== (judged.at(-1) ?? null)
      judged.push(overdueOn)
      return changed
    },
  }
  const log = keptLog()
  const changed = vi.fn()
  const judge = followReviews({ source, settings, changed, log })
  return { settings, judged, log, changed, judge, guide }
}

const hours = (count: number) => vi.advanceTimersByTime(count * 3_600_000)

test('a kiosk that runs on withholds on each new day what is due then', () => {
  const { judged, changed } = start({ withholdOverdue: true })
  hours(6)
  expect(judged).toEqual([])
  hours(2)
  expect(judged).toEqual(['2027-11-01'])
  expect(changed).toHaveBeenCalledOnce()
  hours(48)
  expect(judged).toEqual(['2027-11-01', '2027-11-02', '2027-11-03'])
})

test('a clock that is set is seen within a minute', () => {
  const { judged } = start({ withholdOverdue: true })
  vi.setSystemTime(new Date('2028-03-01T12:00:00'))
  vi.advanceTimersByTime(60_000)
  expect(judged).toEqual(['2028-03-01'])
})

test('settings that were changed meanwhile hold from the next time that it is judged', () => {
  const { settings, judged, judge, changed } = start({})
  judge()
  expect(judged).toEqual([null])
  expect(changed).not.toHaveBeenCalled()
  settings.current = { ...defaultSettings, withholdOverdue: true }
  judge()
  expect(judged).toEqual([null, '2027-10-31'])
  expect(changed).toHaveBeenCalledOnce()
})

test('staff are warned in the log of what is overdue, at the start and on each new day, and of nothing else', () => {
  const { log, guide } = start({})
  expect(log.text()).toBe('')
  hours(8)
  expect(log.text()).toMatch(/^reviews overdue .*"count":2,"texts":"hormonal, glossary.yaml"/)
  hours(24)
  expect(log.text().match(/reviews overdue/g)).toHaveLength(2)
  const again = start({})
  expect(again.log.text()).toContain('reviews overdue')
  expect(dueToday(guide)).toBe(2)
})

test('a long list is cut short in the log', () => {
  vi.setSystemTime(new Date('2027-11-02T12:00:00'))
  const { guide } = start({})
  const [page] = guide.pages.filter(({ id }) => id === 'hormonal')
  if (!page) throw new Error('no page')
  const many: Guide = { ...guide, pages: Array.from({ length: 40 }, (_, at) => ({ ...page, id: `page-${at}` })) }
  const log = keptLog()
  const source = { whole: many, withhold: () => false }
  followReviews({ source, settings: { current: defaultSettings }, changed: () => {}, log })
  expect(log.text()).toContain('"count":41')
  expect(log.text()).toContain('page-9, …')
})

test('each of the two settings withholds its own', () => {
  const none = { withholdUnreviewed: false, withholdOverdue: false }
  expect(withholdingToday(none)).toEqual({ unreviewed: false, overdueOn: null })
  expect(withholdingToday({ ...none, withholdUnreviewed: true })).toEqual({ unreviewed: true, overdueOn: null })
  expect(withholdingToday({ ...none, withholdOverdue: true })).toEqual({ unreviewed: false, overdueOn: '2027-10-31' })
})
