import { render } from 'svelte/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import type { Review } from '../../../content/schema/provenance.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import ContentScreen from '../../../renderer/staff/screens/ContentScreen.svelte'
import StaffScreens from '../../../renderer/staff/StaffScreens.svelte'
import { guideFromDisk } from '../../content/guide.ts'
import { fakeKiosk, value } from '../fake-kiosk.ts'

const t = translator(english)
const draft: Review = { state: 'draft', role: null, date: null, due: null }
const reviewed: Review = { state: 'reviewed', role: 'pharmacist', date: '2026-01-10', due: '2026-11-20' }
const later: Review = { ...reviewed, due: '2027-11-20' }

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A guide of two pages, the second of which is withheld. */
async function open(reviews: { first: Review; withheld: Review; medicines: Review }): Promise<Guide> {
  const real = guideFromDisk()
  const [first, second] = real.pages
  if (!first || !second) throw new Error('no pages')
  const shown: Guide = {
    ...real,
    pages: [{ ...first, review: reviews.first }],
    reviews: { medicines: reviews.medicines, glossary: later, questions: later, symptoms: later, sheets: later },
  }
  const kiosk = fakeKiosk(shown, new Uint8Array(), 1)
  const info = await kiosk.call('app:info', null)
  if (!info.ok) throw new Error('no info')
  const { id, title, number } = second
  kiosk.answer('app:info', () => value({ ...info.value, withheld: [{ id, title, number, review: reviews.withheld }] }))
  vi.stubGlobal('window', { kiosk })
  await guide.load()
  return { ...shown, pages: [first, second] }
}

const texts = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('lists pages, withheld ones too, and what pages share, by what a clinician has still to do', async () => {
  const { pages } = await open({ first: draft, withheld: reviewed, medicines: reviewed })
  const text = texts(render(ContentScreen).body)
  const [due = '', drafts = ''] = text.slice(text.indexOf(t('staff.content.due'))).split(t('staff.content.drafts'))
  expect(due).toContain(pages[1]?.title)
  expect(due).toContain('since November 20, 2026, withheld')
  expect(due).toContain(t('staff.content.shared.medicines'))
  expect(drafts).toContain(pages[0]?.title)
  expect(drafts).not.toContain(t('staff.content.shared.medicines'))
})

test('says that there is nothing to do when there is not', async () => {
  await open({ first: later, withheld: later, medicines: later })
  const text = texts(render(ContentScreen).body)
  expect(text).toContain(t('staff.content.due.none'))
  expect(text).toContain(t('staff.content.drafts.none'))
})

test('what is due is counted in the menu of all staff screens, and nothing is said where nothing is', async () => {
  await open({ first: draft, withheld: reviewed, medicines: reviewed })
  expect(texts(render(StaffScreens).body)).toContain(t('staff.content.due.mark', { count: 2 }))
  await open({ first: draft, withheld: later, medicines: later })
  expect(texts(render(StaffScreens).body)).not.toMatch(/\d due/)
})
