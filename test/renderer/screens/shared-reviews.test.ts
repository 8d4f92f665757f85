import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Review, SharedText } from '../../../content/schema/provenance.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import SymptomsDialog from '../../../renderer/reading/body/SymptomsDialog.svelte'
import WordDialog from '../../../renderer/reading/words/WordDialog.svelte'
import MedicinePage from '../../../renderer/screens/MedicinePage.svelte'
import Questions from '../../../renderer/screens/Questions.svelte'
import { guideFromDisk } from '../../content/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'
import { fakeSpeech } from '../speech/fake-speech.ts'

const t = translator(english)
const draft: Review = { state: 'draft', role: null, date: null, due: null }
const reviewed: Review = { state: 'reviewed', role: 'pharmacist', date: '2026-01-10', due: '2027-01-10' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  fakeSpeech()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const onclose = () => {}
const places: { where: string; of: SharedText; show: () => string }[] = [
  { where: 'a medicine', of: 'medicines', show: () => bodyOf(MedicinePage, { id: 'palbociclib' }) },
  { where: 'a word explained', of: 'glossary', show: () => bodyOf(WordDialog, { id: 'metastasis', onclose }) },
  { where: 'the questions', of: 'questions', show: () => bodyOf(Questions, {}) },
  { where: 'the signs of a place', of: 'symptoms', show: () => bodyOf(SymptomsDialog, { site: 'bone', onclose }) },
]

function bodyOf<Props extends Record<string, unknown>>(screen: Component<Props>, props: Props): string {
  return render<Component<Props>, Props>(screen, { props }).body
}

describe.each(places)('$where', ({ of, show }) => {
  /** What stands there on a day, while this text alone has this review and all others are reviewed for good. */
  async function shownOn(day: string, review: Review): Promise<string> {
    vi.setSystemTime(new Date(`${day}T09:00:00`))
    const real = guideFromDisk()
    const done = { ...reviewed, due: '2099-01-01' }
    const reviews = { medicines: done, glossary: done, questions: done, symptoms: done, sheets: done, [of]: review }
    vi.stubGlobal('window', { kiosk: fakeKiosk({ ...real, reviews }, new Uint8Array(), 1) })
    await guide.load()
    return show()
  }

  test('says that no clinician has read it, as long as none has', async () => {
    expect(await shownOn('2026-11-22', draft)).toContain(t('screens.draft'))
    expect(await shownOn('2026-11-22', reviewed)).not.toContain(t('screens.draft'))
  })

  test('says from the day on which a new review is due that it is', async () => {
    expect(await shownOn('2027-01-09', reviewed)).not.toContain(t('screens.due'))
    expect(await shownOn('2027-01-10', reviewed)).toContain(t('screens.due'))
  })
})
