import { render } from 'svelte/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import MedicinePage from '../../../renderer/screens/MedicinePage.svelte'
import { guideFromDisk } from '../../content/guide.ts'
import { fakeKiosk } from '../fake-kiosk.ts'
import { fakeSpeech } from '../speech/fake-speech.ts'

const real = guideFromDisk()

beforeEach(async () => {
  fakeSpeech()
  vi.stubGlobal('window', { kiosk: fakeKiosk(real, new Uint8Array(), 1) })
  await guide.load()
})
afterEach(() => vi.unstubAllGlobals())

function textOf(id: string): string {
  return render(MedicinePage, { props: { id } }).body.replace(/<[^>]*>/g, ' ')
}

describe('the page of a medicine', () => {
  test.each(real.medicines.filter(({ risks }) => risks.includes('infection')).map(({ id }) => id))(
    'tells of fever: %s',
    (id) => {
      expect(textOf(id)).toContain('Fever of 100.4 °F (38 °C) or higher')
    },
  )

  test('words a warning about an organ for those who have it', () => {
    expect(textOf('tamoxifen')).toContain('If you have a womb: report vaginal bleeding or discharge.')
    expect(textOf('tamoxifen')).not.toContain('100.4')
  })
})
