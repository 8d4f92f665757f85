import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../../../../content/languages/en/language.ts'
import { translator } from '../../../../content/messages/messages.ts'
import { fieldFrame, listSlices, onField } from '../../../../electron/handout/parts/blocks.ts'
import { type Page, paginate, slice, type Slice } from '../../../../electron/handout/typesetting/layout.ts'
import type { Pen } from '../../../../electron/handout/typesetting/pen.ts'
import { type Tag, tag } from '../../../../electron/handout/pdf/tagging.ts'
import { run, type Frame, type Setting, textSlices } from '../../../../electron/handout/typesetting/typesetting.ts'
import { typography } from '../../../../electron/handout/typesetting/typography.ts'
import { fonts } from '../fixture.ts'

const type = typography({ paper: 'letter', largePrint: false }, false)
const set: Setting = { type, fonts, t: translator(english), language: english, sectionLevel: 2, anchors: new Map() }
const frame: Frame = { x: 0, width: 200, panel: null }
/** A page of a dozen lines. */
const pageHeight = type.styles.body.leading * 12

/** So many words at most; six are three lines at most, which are never parted. */
const words = (most: number) =>
  fc
    .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: most, size: 'max' })
    .map((each) => each.join(' '))
/** Lines that stand on the page already. */
const taken = fc.integer({ min: 0, max: 11 })

/** Pages on which so many lines stand before. */
function pagesAfter(lines: number, slices: readonly Slice[]): Page[] {
  const before = slice({ height: Math.max(0.1, lines * type.styles.body.leading), draw: () => undefined })
  return paginate([before, ...slices], 0, pageHeight)
}

/** For each page the lines of it, by the place in the structure in which they stand. */
function linesOn(pages: readonly Page[]): Map<Tag, number>[] {
  return pages.map((page) => {
    const lines = new Map<Tag, number>()
    const pen = {
      line: (_line: unknown, _style: unknown, _x: number, _top: number, owner: Tag) =>
        lines.set(owner, (lines.get(owner) ?? 0) + 1),
      bullet: () => undefined,
      word: () => undefined,
    }
    // Only what is set in lines is drawn here.
    for (const { slice, top } of page) slice.draw(pen as unknown as Pen, top, false)
    return lines
  })
}

/** No paragraph of several lines leaves one of them alone on a page. */
function expectNoLineAlone(pages: readonly Map<Tag, number>[]): void {
  for (const owner of new Set(pages.flatMap((page) => [...page.keys()]))) {
    const counts = pages.flatMap((page) => page.get(owner) ?? [])
    if (counts.length > 1) expect(Math.min(...counts)).toBeGreaterThan(1)
  }
}

describe('a paragraph', () => {
  it('leaves no line alone at the foot or the head of a page', () => {
    let parted = 0
    fc.assert(
      fc.property(words(90), taken, (text, lines) => {
        const pages = linesOn(pagesAfter(lines, textSlices(set, [run(set, text)], 'body', frame, tag('P', null))))
        if (pages.filter((page) => page.size > 0).length > 1) parted++
        expectNoLineAlone(pages)
      }),
    )
    expect(parted).toBeGreaterThan(0)
  })
})

describe('a list', () => {
  it('leaves no point alone at the foot or the head of a page, and no line of one', () => {
    let parted = 0
    fc.assert(
      fc.property(
        fc.array(words(6), { minLength: 2, maxLength: 9, size: 'max' }),
        fc.boolean(),
        taken,
        (items, ordered, lines) => {
          const points = items.map((item) => [run(set, item)])
          const pages = linesOn(pagesAfter(lines, listSlices(set, points, ordered, frame, tag('Sect', null)))).filter(
            (page) => page.size > 0,
          )
          if (pages.length > 1) parted++
          for (const page of [pages[0], pages.at(-1)]) expect(page?.size).toBeGreaterThan(1)
          expectNoLineAlone(pages)
        },
      ),
    )
    expect(parted).toBeGreaterThan(0)
  })
})

describe('a field', () => {
  const onAField = (texts: readonly string[], page: Setting): Slice[] => {
    const inner = fieldFrame(page, frame)
    return onField(
      page,
      inner,
      texts.flatMap((text) => textSlices(page, [run(page, text)], 'body', inner, tag('P', null))),
    )
  }
  const small: Setting = { ...set, type: { ...type, top: 0, bottom: pageHeight } }

  it('that is taller than a page leaves no line alone on one', () => {
    let parted = 0
    fc.assert(
      fc.property(fc.array(words(60), { minLength: 2, maxLength: 6 }), taken, (texts, lines) => {
        const pages = linesOn(pagesAfter(lines, onAField(texts, small)))
        if (pages.filter((page) => page.size > 0).length > 1) parted++
        expectNoLineAlone(pages)
      }),
    )
    expect(parted).toBeGreaterThan(0)
  })

  it('that is not so tall stands in one piece', () => {
    fc.assert(
      fc.property(words(6), words(6), taken, (one, other, lines) => {
        expect(linesOn(pagesAfter(lines, onAField([one, other], small))).filter((page) => page.size > 0)).toHaveLength(
          1,
        )
      }),
    )
  })
})
