import { render } from 'svelte/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide, Page } from '../../../content/schema/guide.ts'
import type { Review } from '../../../content/schema/provenance.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import Reading from '../../../renderer/screens/Reading.svelte'
import { guideFromDisk } from '../../content/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'
import { fakeSpeech } from '../speech/fake-speech.ts'

const t = translator(english)
const id = 'about-mbc'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  fakeSpeech()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The words of the page as they stand on the screen on a day, with this review. */
function screenOn(day: string, review: Review): Promise<string> {
  vi.setSystemTime(new Date(`${day}T09:00:00`))
  return screenWith((page) => ({ ...page, review }))
}

/** The words of the page as they stand on the screen, once it was changed. */
async function screenWith(change: (page: Page) => Page, reviews: Partial<Guide['reviews']> = {}): Promise<string> {
  const real = guideFromDisk()
  const changed: Guide = {
    ...real,
    reviews: { ...real.reviews, ...reviews },
    pages: real.pages.map((page) => (page.id === id ? change(page) : page)),
  }
  vi.stubGlobal('window', { kiosk: fakeKiosk(changed, new Uint8Array(), 1) })
  await guide.load()
  const html = render(Reading, { props: { id } }).body
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

const reviewed: Review = { state: 'reviewed', role: 'oncologist', date: '2026-01-10', due: '2027-01-10' }

test('a page says from the day on which its review is due again that it is, and not before', async () => {
  expect(await screenOn('2027-01-09', reviewed)).not.toContain(t('screens.due'))
  expect(await screenOn('2027-01-10', reviewed)).toContain(t('screens.due'))
})

test('a page that was reviewed is no draft; one that was not is never due', async () => {
  const draft: Review = { state: 'draft', role: null, date: null, due: null }
  expect(await screenOn('2027-01-10', reviewed)).not.toContain(t('screens.draft'))
  const text = await screenOn('2027-01-10', draft)
  expect(text).toContain(t('screens.draft'))
  expect(text).not.toContain(t('screens.due'))
})

test('a page of two depths says which one is read first, and where the other is', async () => {
  const text = await screenWith((page) => page)
  const more = t('screens.more')
  expect(text).toContain(`${t('screens.short-version')} ${t('screens.short-version.more', { more })}`)
  expect(text.indexOf(t('screens.short-version'))).toBeLessThan(text.lastIndexOf(more))
  const short = await screenWith((page) => ({ ...page, blocks: page.blocks.filter(({ depth }) => depth !== 'more') }))
  expect(short).not.toContain(t('screens.short-version'))
})

test('a page that lists questions goes by their review, too', async () => {
  const listing = guideFromDisk().pages.find(({ blocks }) => blocks.some(({ type }) => type === 'questions'))
  if (!listing) throw new Error('no page lists questions')
  const draft: Review = { state: 'draft', role: null, date: null, due: null }
  vi.setSystemTime(new Date('2026-11-22T09:00:00'))
  const withQuestions = (questions: Review) =>
    screenWith((page) => ({ ...page, review: reviewed, blocks: listing.blocks }), { questions })
  expect(await withQuestions(draft)).toContain(t('screens.draft'))
  expect(await withQuestions(reviewed)).not.toContain(t('screens.draft'))
})
