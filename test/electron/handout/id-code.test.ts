import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { drawPage } from './draw-page.ts'
import { planFor, profiles, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'

/** What a camera sees of a page printed at 200 dots an inch. */
async function scan(bytes: Uint8Array, page: number): Promise<string | null> {
  const { data, width, height } = await drawPage(bytes, page, 200)
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data ?? null
}

describe.each([
  ['short', false],
  ['short', true],
  ['full', false],
] as const)('the code on a %s handout (large print: %s)', (length, largePrint) => {
  it.each(Object.entries(profiles))('reads as the ID that is printed beside it, for %s', async (_name, input) => {
    const profile = profileSchema.parse(input)
    const look = { paper: 'letter', largePrint } as const
    const choice = { ...defaultChoice(), length }
    const id = encodeHandoutId(guideFromDisk(), { profile, choice, look })
    const { bytes } = await render(planFor(input, { length }), { ...look, id })
    const { pieces } = await readPdf(bytes)
    const code = pieces.find(({ alt }) => alt?.includes(id))
    expect(pieces.map(({ text }) => text)).toContain(`Handout ID: ${id}`)
    expect(await scan(bytes, code?.page ?? 0)).toBe(id)
  })
})
