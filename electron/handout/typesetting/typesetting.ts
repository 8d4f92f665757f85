import { dayText, monthText } from '../../../content/text/dates.ts'
import { joinList } from '../../../content/text/lists.ts'
import { linesOf } from '../../../content/text/lines.ts'
import type { Inline } from '../../../content/schema/block.ts'
import type { AsOf } from '../../../content/schema/provenance.ts'
import type { Fact } from '../../../content/tailor/plan.ts'
import type { Language } from '../../../content/languages/language.ts'
import type { Translate } from '../../../content/messages/messages.ts'
import { sayFact } from '../../../content/tailor/reasons.ts'
import type { Anchor } from './anchor.ts'
import { printable } from '../pdf/characters.ts'
import type { Face, Fonts } from '../pdf/fonts.ts'
import { slice } from './layout.ts'
import type { Panel, Slice } from './layout.ts'
import type { Tag } from '../pdf/tagging.ts'
import { breakLines, lineBreak } from './text.ts'
import type { Foreign, Line, Run } from './text.ts'
import type { Style, StyleName, Typography } from './typography.ts'

/** Where on the page text is set, and on which field. */
export interface Frame {
  x: number
  width: number
  panel: Panel | null
}

/** What every part of a handout is set with. */
export interface Setting {
  type: Typography
  fonts: Fonts
  t: Translate
  language: Language
  /** Level of the headings of sections: 2, or 1 where the only section's title is that of the handout. */
  sectionLevel: 1 | 2
  /** Pages of this handout that a link in the text may lead to, by page id. */
  anchors: ReadonlyMap<string, Anchor>
}

/** Text in one face, with what the faces cannot set replaced. */
export function run(set: Setting, text: string, face: Face = 'regular', link: Anchor | null = null): Run {
  return { text: printable(text, set.fonts.has), face, link }
}

/**
 * The clinic's own words in one face. Its lines end where they end in the settings; those after the first `mostLines` go on
 * in the last one.
 */
export function ownRun(set: Setting, text: string, mostLines: number, face: Face = 'regular'): Run {
  const own = linesOf(text).map((line) => printable(line, set.fonts.has))
  const rest = own.slice(mostLines - 1)
  const broken = [...own.slice(0, mostLines - 1), ...(rest.length > 0 ? [rest.join(' ')] : [])]
  return { text: broken.join(lineBreak), face, link: null }
}

/** The guide's inline text as runs. Medicines, terms and figures read as their words; pages that are in the handout are links. */
export function runs(set: Setting, inlines: readonly Inline[], face: Face = 'regular'): Run[] {
  return inlines.flatMap((inline): Run[] => {
    switch (inline.type) {
      case 'strong':
        return runs(set, inline.children, 'bold')
      case 'emphasis':
        return runs(set, inline.children, face === 'bold' ? 'bold' : 'italic')
      case 'page':
        return [run(set, inline.text, face, set.anchors.get(inline.id) ?? null)]
      case 'language':
        return inLanguage(set, runs(set, inline.children, face), inline.language)
      case 'text':
      case 'medicine':
      case 'term':
      case 'figure':
        return [run(set, inline.text, face)]
    }
  })
}

/** The same runs, said to be in another language than the handout's; null = in the same. */
export function inLanguage(set: Setting, text: readonly Run[], language: string | null): Run[] {
  if (language === null || language === set.language.code) return [...text]
  const foreign: Foreign = { language }
  return text.map((each) => ({ ...each, foreign }))
}

/** Breaks runs in a style of the page. */
export function lines(set: Setting, text: readonly Run[], style: Style, width: number, balanced = false): Line[] {
  return breakLines(text, style.size, width, set.fonts, balanced)
}

interface TextOptions {
  /** Keep all of it together and with what follows: headings. */
  keepWithNext?: boolean
  /** Keep only its end with what follows: the sentence before a list. */
  keepEnd?: boolean
  before?: number
  anchor?: Anchor
}

/**
 * Text set in a frame, a slice a line. The first two and the last two lines of a paragraph stay together,
 * so that no line stands alone at the foot or the head of a page.
 */
export function textSlices(
  set: Setting,
  text: readonly Run[],
  name: StyleName,
  frame: Frame,
  tag: Tag,
  options: TextOptions = {},
): Slice[] {
  const style = set.type.styles[name]
  const broken = lines(set, text, style, frame.width, options.keepWithNext === true)
  return broken.map((line, index) => {
    const end = broken.length - 1
    const tied = index < end && (index === 0 || index === end - 1)
    return slice({
      height: style.leading,
      before: index === 0 ? (options.before ?? style.before) : 0,
      keep: options.keepWithNext === true || tied || (index === end && options.keepEnd === true),
      heads: options.keepWithNext === true,
      panel: frame.panel,
      anchor: index === 0 ? (options.anchor ?? null) : null,
      draw: (pen, top) => pen.line(line, style, frame.x, top, tag),
    })
  })
}

/** The tag of a heading so many levels below those of the sections. */
export function headingTag(set: Setting, below: 0 | 1 | 2): 'H1' | 'H2' | 'H3' | 'H4' {
  return (['H1', 'H2', 'H3', 'H4'] as const)[set.sectionLevel - 1 + below] ?? 'H4'
}

/** Ties the last slice to what follows. */
export function tied(slices: readonly Slice[]): Slice[] {
  return slices.map((each, index) => (index === slices.length - 1 ? { ...each, keep: true } : each))
}

/** Ties slices to one another, and the last to what follows if asked. */
export function together(slices: Slice[], withNext = false): Slice[] {
  return slices.map((each, index) => ({ ...each, keep: index < slices.length - 1 || withNext || each.keep }))
}

/** Says several facts of the profile ("HER2-positive, after menopause"). */
export function factList(set: Setting, facts: readonly Fact[]): string {
  const said = facts.map((fact) => sayFact(fact, set.t))
  return joinList(set.language.locale, said, 'unit')
}

/** "July 2021", "2021". Null where the source bears no date. */
export function asOfText(set: Setting, asOf: AsOf): string | null {
  if (asOf === null) return null
  return monthText(set.language.locale, asOf)
}

/** "November 22, 2026". */
export function dateText(set: Setting, date: string): string {
  return dayText(set.language.locale, date)
}
