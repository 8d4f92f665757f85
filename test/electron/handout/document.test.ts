import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { parseFonts, readFontFiles } from '../../../electron/handout/pdf/fonts.ts'
import { renderHandout } from '../../../electron/handout/handout.ts'
import type { HandoutPlan, PlanItem } from '../../../content/tailor/plan.ts'
import { translator } from '../../../content/messages/messages.ts'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { colors } from '../../../electron/handout/typesetting/typography.ts'
import { clinic, plainLook, planFor, profiles, render } from './fixture.ts'
import { openPdf, readPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

describe('the file', () => {
  it('is the same to the byte for the same plan, look and day, whatever was made before it', async () => {
    const options = { guide: sampleGuide, language: english, t: translator(english) }
    const fresh = await renderHandout(samplePlan, plainLook, { ...options, fonts: parseFonts(readFontFiles()) })
    await render(samplePlan, { clinic, note: 'Ünïcödé “Δ” \u00a0–\u2009½', largePrint: true }, sampleGuide)
    await render(planFor(profiles['triple-negative']))
    const again = await render(samplePlan, {}, sampleGuide)
    expect(Buffer.compare(fresh.bytes, again.bytes)).toBe(0)
  })

  it('differs with the day', async () => {
    const [one, other] = await Promise.all(
      ['2026-11-22', '2026-11-23'].map((date) => render(samplePlan, { date }, sampleGuide)),
    )
    expect(Buffer.compare(one?.bytes ?? Buffer.of(), other?.bytes ?? Buffer.of())).not.toBe(0)
  })

  it('carries its fonts in it, as subsets', async () => {
    const raw = Buffer.from((await render(samplePlan, {}, sampleGuide)).bytes).toString('latin1')
    const names = [...raw.matchAll(/\/FontName \/(\S+)/g)].map(([, name]) => name)
    expect(names).toHaveLength(3)
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+AtkinsonHyperlegibleNext/)
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(3)
    expect(raw).not.toContain('/Type1')
  })

  it.each(['letter', 'a4'] as const)('has pages of %s', async (paper) => {
    const { bytes, pages } = await render(samplePlan, { paper }, sampleGuide)
    const pdf = await openPdf(bytes)
    const size = paper === 'letter' ? [612, 792] : [595.28, 841.89]
    expect(pdf.numPages).toBe(pages)
    for (let number = 1; number <= pages; number++) {
      const { view } = await pdf.getPage(number)
      expect([view[2], view[3]]).toEqual([expect.closeTo(size[0] ?? 0, 1), expect.closeTo(size[1] ?? 0, 1)])
    }
    await pdf.destroy()
  })

  it('is set anew in large print: no text under 15 points, all words still there but those of drawings', async () => {
    const normal = await render(withoutDrawings(samplePlan), {}, sampleGuide)
    const large = await render(samplePlan, { largePrint: true }, sampleGuide)
    expect(large.pages).toBeGreaterThan(normal.pages)
    const words = (text: string): string =>
      text
        .split(/[^\p{L}]+/u)
        .sort()
        .join(' ')
    const body = (text: string): string =>
      text.slice(text.indexOf('What it is'), text.lastIndexOf('About this handout')).replace(/What it is [\d\s]+/, '')
    expect(words(body((await readPdf(large.bytes)).text))).toBe(words(body((await readPdf(normal.bytes)).text)))
    expect(await smallestText(large.bytes)).toBeGreaterThanOrEqual(15)
    expect(await smallestText(normal.bytes)).toBeGreaterThan(9)
  })

  it.each([false, true])('stays inside the margins that a folder needs (large print: %s)', async (largePrint) => {
    const pdf = await openPdf((await render(planFor(profiles['her2-positive-hr-negative']), { largePrint })).bytes)
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const left = Number(item.transform[4])
        expect(left).toBeGreaterThanOrEqual(62)
        expect(left + item.width).toBeLessThanOrEqual(612 - 62)
      }
    }
    await pdf.destroy()
  })
})

describe('colors', () => {
  /** Relative luminance (WCAG 2): what is left of a color in gray. */
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const { tint, rule, ...texts } = colors

  it.each(Object.entries(texts))('of letters (%s) are read in gray, on white and on a field', (_name, color) => {
    for (const ground of ['#ffffff', tint]) expect(contrast(color, ground)).toBeGreaterThanOrEqual(7)
  })

  it('of rules to write on and of fields are seen in gray', () => {
    expect(contrast(rule, '#ffffff')).toBeGreaterThanOrEqual(1.7)
    expect(contrast(tint, '#ffffff')).toBeGreaterThanOrEqual(1.1)
    // What a field means never hangs on its color: a dark bar stands at its left.
    expect(contrast(colors.accent, tint)).toBeGreaterThanOrEqual(3)
  })

  it('are the only ones on a page, apart from those of drawings', async () => {
    const pdf = await openPdf((await render(withoutDrawings(planFor(profiles['her2-positive-hr-negative'])))).bytes)
    const used = new Set<string>()
    for (let number = 1; number <= pdf.numPages; number++) {
      const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList()
      fnArray.forEach((operator, index) => {
        if (operator === OPS.setFillRGBColor || operator === OPS.setStrokeRGBColor)
          used.add(String((argsArray[index] as unknown[])[0]))
      })
    }
    await pdf.destroy()
    expect([...used].filter((color) => !(Object.values(colors) as string[]).includes(color))).toEqual([])
  })
})

function withoutDrawings(plan: HandoutPlan): HandoutPlan {
  const isDrawing = (item: PlanItem) => item.kind === 'block' && item.block.type === 'drawing'
  const sections = plan.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => !isDrawing(item)),
  }))
  return { ...plan, sections }
}

async function smallestText(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes)
  let smallest = Infinity
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') smallest = Math.min(smallest, Number(item.transform[3]))
  }
  await pdf.destroy()
  return smallest
}
