import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { fullestLevel } from '../../../content/tailor/plan.ts'
import { itemTexts } from '../../../content/tailor/plan-text.ts'
import { translator } from '../../../content/messages/messages.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { openPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

/** What stands in the file for each piece of marked content: its letters alone, whatever their places on the page. */
async function writtenTexts(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes)
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList()
    fnArray.forEach((operator, index) => {
      if (operator === OPS.beginMarkedContentProps || operator === OPS.beginMarkedContent) texts.push('')
      if (operator !== OPS.showText) return
      const [glyphs] = shown.parse(argsArray[index])
      texts.push(
        `${texts.pop() ?? ''}${glyphs.map((glyph) => (typeof glyph === 'number' ? '' : (glyph?.unicode ?? ''))).join('')}`,
      )
    })
  }
  await pdf.destroy()
  return texts
}
const shown = z.tuple([z.array(z.union([z.number(), z.object({ unicode: z.string() }), z.null()]))])

const t = translator(english)
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

describe('text without its places on the page, as a voice or a copy takes it', () => {
  it.each(Object.entries(profiles))(
    'has all words of the plan for %s, and runs none together',
    async (_name, profile) => {
      const plan = planFor(profile)
      const written = new Set((await writtenTexts((await render(plan)).bytes)).flatMap(wordsOf))
      const paragraphs = plan.sections.flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'block' && item.block.type === 'paragraph'
            ? itemTexts(item, fullestLevel(plan), t).flatMap(wordsOf)
            : [],
        ),
      )
      expect(paragraphs.length).toBeGreaterThan(50)
      for (const word of paragraphs) expect(written, word).toContain(word)
    },
  )

  it('has a space at the end of a line and where the typeface changes', async () => {
    const texts = await writtenTexts((await render(samplePlan, { clinic, largePrint: true }, sampleGuide)).bytes)
    const all = texts.join('')
    expect(all).toContain('Some words are strong, some soft, and some lead ')
    expect(all).toContain(
      'This sentence is here to fill the line and to show how a paragraph is broken into lines of about the same length. This sentence',
    )
  })
})
