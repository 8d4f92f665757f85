import type { Look } from '../letterhead/look.ts'
import type { Face } from '../pdf/fonts.ts'

/** How a kind of text is set. Sizes and distances in points. */
export interface Style {
  face: Face
  size: number
  leading: number
  color: string
  /** Space above, where it does not begin a page. */
  before: number
}

export const colors = {
  ink: '#1a1a1a',
  quiet: '#4a4f52',
  accent: '#1f4e5f',
  rule: '#b4c4c9',
  tint: '#edf3f4',
} as const

/** Letter: 8.5 × 11 in. A4: 210 × 297 mm. */
const papers = { letter: { width: 612, height: 792 }, a4: { width: 595.28, height: 841.89 } } as const

export interface Typography {
  paper: { width: number; height: number }
  /** Half a line of body text: every height and distance on the page is so many of these. */
  unit: number
  column: { x: number; width: number }
  /** Where the text begins and where it must end. */
  top: number
  bottom: number
  /** Base lines of the running head and of the foot. */
  head: number
  foot: number
  /** Width of the labels beside a medicine's facts; 0 = the labels stand above. */
  label: number
  gutter: number
  /** Width of the names of medicines that stand in a list. */
  name: number
  /** Size of the letters of a drawing. In large print the plan has no drawings. */
  drawing: number
  /** Room between two columns of a table. */
  cellGap: number
  /** Height of a line to write on by hand. */
  handLine: number
  styles: Record<StyleName, Style>
}

export type StyleName =
  'title' | 'kicker' | 'section' | 'heading' | 'subheading' | 'lead' | 'body' | 'label' | 'small' | 'head'

/**
 * The measures of a page. Normal print: 12 on 16 points, 486 points wide (about 78 letters) on either paper, so that
 * both break the same and holes for a folder fit on both sides. Large print: 18 on 24, set anew. `dense` takes room
 * from between the parts, never from the letters: for the two pages of a short handout.
 */
export function typography(look: Pick<Look, 'paper' | 'largePrint'>, dense: boolean): Typography {
  const paper = papers[look.paper]
  const size = look.largePrint ? 18 : 12
  const unit = size * 0.665
  const width = look.largePrint ? paper.width - 2 * 63 : 486
  const top = 54
  const lines = Math.floor((paper.height - 2 * top) / unit)
  const style = (face: Face, scale: number, units: number, color: string, before: number): Style => ({
    face,
    size: size * scale,
    leading: unit * units,
    color,
    before: unit * before,
  })
  return {
    paper,
    unit,
    column: { x: (paper.width - width) / 2, width },
    top,
    bottom: top + lines * unit,
    head: top - 22,
    foot: paper.height - 34,
    label: look.largePrint ? 0 : 98,
    gutter: look.largePrint ? 0 : 12,
    name: look.largePrint ? 0 : 142,
    drawing: 10,
    cellGap: unit * 1.5,
    handLine: look.largePrint ? 34 : dense ? 22 : 25,
    styles: {
      title: style('bold', look.largePrint ? 1.45 : dense ? 1.6 : 1.75, 2.75, colors.accent, 1),
      kicker: style('bold', 0.92, 2, colors.accent, 0),
      section: dense ? style('bold', 1.2, 2.25, colors.accent, 1.5) : style('bold', 1.4, 2.5, colors.accent, 2),
      heading: style('bold', 1.08, 2, colors.ink, dense ? 1 : 1.2),
      subheading: style('bold', 1, 2, colors.ink, 1),
      lead: style('regular', dense ? 1 : 1.05, 2, colors.ink, 0.5),
      body: style('regular', 1, 2, colors.ink, dense ? 0.45 : 0.7),
      label: style('bold', 0.9, 2, colors.accent, 0.5),
      small: style('regular', look.largePrint ? 0.84 : 0.82, 1.5, colors.quiet, 0.4),
      head: style('regular', look.largePrint ? 0.84 : 0.78, 1.5, colors.quiet, 0),
    },
  }
}
