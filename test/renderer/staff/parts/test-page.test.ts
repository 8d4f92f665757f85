import { beforeEach, describe, expect, it } from 'vitest'
import type { HandoutOrder } from '../../../../electron/contract/contract.ts'
import { letterheadOrder, testPageOrder } from '../../../../renderer/staff/parts/test-page.ts'
import { clinic, planFor, render } from '../../../electron/handout/fixture.ts'
import { type ReadPdf, readPdf } from '../../../electron/handout/read-pdf.ts'
import { openKiosk } from '../../kiosk.ts'

beforeEach(async () => {
  await openKiosk()
})

/** The order as the shell makes it for a clinic that has set everything. */
async function made({ profile, choice, look, testPage }: HandoutOrder): Promise<ReadPdf> {
  const own = { ...clinic, footer: 'Riverside, a clinic of the county' }
  return readPdf(
    (await render(planFor(profile, choice), { ...look, clinic: own, ...(testPage && { testPage }) })).bytes,
  )
}

describe('what is printed to try the printer', () => {
  it('is one page with the letterhead, when to call and a line that says what it is', async () => {
    const { pages, text } = await made(testPageOrder())
    expect(pages).toBe(1)
    for (const words of ['Riverside Cancer Clinic', 'When to call us', 'Call at any hour', 'Not made for anybody'])
      expect(text).toContain(words)
  })

  it('says so in the program’s own words, and not as a note that somebody typed', async () => {
    const order = testPageOrder()
    expect(order.look.note).toBeNull()
    expect((await made(order)).text).not.toContain('typed at this kiosk')
  })
})

describe('the preview of the letterhead', () => {
  it('shows all that a clinic sets: name, telephone, hours, logo, when to call, and help near by', async () => {
    const { pages, text, pieces } = await made(letterheadOrder())
    expect(pages).toBeLessThanOrEqual(2)
    for (const words of ['Riverside Cancer Clinic', '555-0142', 'Monday to Friday, 8 to 17', 'Call at any hour'])
      expect(text).toContain(words)
    for (const words of ['Riverside support group: 555-0177. Meets on Tuesdays.', 'Nos reunimos los miércoles.'])
      expect(text).toContain(words)
    expect(pieces.map(({ alt }) => alt)).toContain('Logo of Riverside Cancer Clinic.')
  })
})
