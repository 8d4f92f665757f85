import { render } from 'svelte/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import type { Review } from '../../../content/schema/provenance.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import Reading from '../../../renderer/screens/Reading.svelte'
import { guideFromDisk } from '../../content/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'
import { fakeSpeech } from '../speech/fake-speech.ts'

const t = translator('en')
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
async function screenOn(day: string, review: Review): Promise<string> {
  vi.setSystemTime(new Date(`${day}T09:00:00`))
  const real = guideFromDisk()
  const reviewed: Guide = { ...real, pages: real.pages.map((page) => (page.id === id ? { ...page, review } : page)) }
  vi.stubGlobal('window', { kiosk: fakeKiosk(reviewed, new Uint8Array(), 1) })
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
