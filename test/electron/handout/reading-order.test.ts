import { beforeAll, describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { type Block, type Inline, plainText } from '../../../content/schema/block.ts'
import { singleSheets } from '../../../content/tailor/choice.ts'
import type { HandoutChoice, PlanItem, PlannedMedicine, PlanSection } from '../../../content/tailor/plan.ts'
import { printable } from '../../../electron/handout/pdf/characters.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, fonts, planFor, profiles, render } from './fixture.ts'
import { type Piece, type ReadPdf, readPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

const t = translator(english)
const id = 'ABCD-EFGH-JKMN'
const roleOf = ({ roles }: Piece): string => roles.at(-1) ?? ''
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** Letters alone, as the typefaces have them: where a line ends or a link begins says nothing of the order. */
const tight = (text: string): string => printable(text, fonts.has).replace(/\s+/g, '')
const tightOf = (pieces: readonly Piece[]): string => tight(pieces.map(({ text }) => text).join(''))

const sheets = [...singleSheets]
const forms: Readonly<Record<string, Partial<HandoutChoice>>> = {
  'a full handout': {},
  'a short handout': { length: 'short' },
  'single sheets': { parts: sheets },
}
const real = Object.entries(profiles).flatMap(([name, profile]) =>
  Object.entries(forms).map(([form, choice]) => ({
    name,
    form,
    plan: planFor(profile, choice),
    guide: guideFromDisk(),
  })),
)
const made = (['full', 'short'] as const).map((length) => ({
  name: 'nobody, with one of everything',
  form: `a ${length} handout`,
  plan: { ...samplePlan, choice: { ...samplePlan.choice, length } },
  guide: sampleGuide,
}))
const cases = [...real, ...made].flatMap((each) => [false, true].map((largePrint) => ({ ...each, largePrint })))

/** What a block says, piece by piece. Drawings have no place of their own among the words. */
function wordsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.inlines)]
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : ''}${plainText(item)}`)
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].flatMap((row) => row.map(plainText))]
    case 'callout': {
      const title = block.title ?? (block.tone === 'note' ? '' : t(`handout.callout.${block.tone}`))
      const label = title === '' || /[.!?:]$/.test(title) ? title : `${title}:`
      return [label, ...block.paragraphs.map(plainText)]
    }
    default:
      return []
  }
}

/** The words of a section without a gap, in the order of the plan; those of its medicines, put together anew, part them. */
function unbrokenTexts({ items }: PlanSection): string[] {
  const texts = ['']
  const once = new Set<PlanItem['kind']>()
  const say = (...said: string[]): unknown => texts.push((texts.pop() ?? '') + said.join(''))
  for (const item of items) {
    const together = items.flatMap((other) => (other.kind === item.kind ? [other] : []))
    // Items of these kinds stand together where the first of them stands.
    if (['medicine', 'question', 'term'].includes(item.kind) && once.has(item.kind)) continue
    once.add(item.kind)
    if (item.kind === 'block') say(...wordsOf(item.block))
    else if (item.kind === 'medicine') texts.push('')
    else if (item.kind === 'question')
      say(...together.map((other) => (other.kind === 'question' ? other.question.text : '')))
    else if (item.kind === 'term')
      say(...together.map((other) => (other.kind === 'term' ? other.entry.term + other.entry.meaning : '')))
    else if (item.kind === 'symptoms') say(item.symptoms.title, ...item.symptoms.symptoms)
    else if (item.kind === 'sheet') {
      const { instructions, columns, rows, prompts } = item.sheet
      const heads = columns.map(({ title, hint }) => title + (hint ?? ''))
      say(...instructions, ...heads, ...rows, ...prompts.map(({ label }) => label))
    } else say(...(clinic.whenToCall ?? '').split('\n'))
  }
  return texts.filter((text) => text !== '')
}

function blocksOf({ items }: PlanSection): Block[] {
  return items.flatMap((item) => (item.kind === 'block' ? [item.block] : []))
}

function drawingsOf(section: PlanSection): { alt: string; caption: string | null }[] {
  return blocksOf(section).flatMap((block) => (block.type === 'drawing' ? [block] : []))
}

/** The words of a block that lead to a page of the handout, in their order. */
function linksOf(block: Block, pages: ReadonlySet<string>): string[] {
  const leading = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap((inline) =>
      'children' in inline
        ? leading(inline.children)
        : inline.type === 'page' && pages.has(inline.id)
          ? [inline.text]
          : [],
    )
  if (block.type === 'paragraph') return leading(block.inlines)
  if (block.type === 'list') return block.items.flatMap(leading)
  if (block.type === 'callout') return block.paragraphs.flatMap(leading)
  return block.type === 'table' ? [block.header, ...block.rows].flat().flatMap(leading) : []
}

function medicinesOf({ items }: PlanSection): PlannedMedicine[] {
  return items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : []))
}

/** What a full handout, or a short one, calls the kind of treatment that a medicine is. */
function kindOf({ medicine, timing: when }: PlannedMedicine, brief: boolean): string {
  return when === 'later' && !brief ? t('handout.medicines.later') : t(`handout.therapy.${medicine.therapy}`)
}

/** The kinds of treatment in a section, in the order in which they are told. */
function kindsIn(section: PlanSection, brief: boolean): string[] {
  return [...new Set(medicinesOf(section).map((planned) => kindOf(planned, brief)))]
}

/** The headings of a section, with their levels. One kind of treatment alone has none: the section's own is enough. */
function headingsOf(section: PlanSection, brief: boolean): [string, string][] {
  const kinds = brief ? [] : kindsIn(section, brief)
  const first = section.items.findIndex(({ kind }) => kind === 'medicine')
  const inside = section.items.flatMap((item, index): [string, string][] => {
    if (item.kind === 'symptoms') return [['H3', item.symptoms.title]]
    if (index === first && kinds.length > 1) return kinds.map((kind) => ['H3', kind])
    if (item.kind !== 'block' || item.block.type !== 'heading') return []
    return [[item.block.level === 2 ? 'H3' : 'H4', plainText(item.block.inlines)]]
  })
  return [['H2', section.title], ...inside]
}

describe.each(cases)('$form for $name, large print: $largePrint', ({ form, largePrint, plan, guide }) => {
  const brief = plan.choice.length === 'short'
  let read: ReadPdf
  /** What stands under each section's heading, up to the next one. */
  let sections: { section: PlanSection; pieces: Piece[] }[]

  beforeAll(async () => {
    read = await readPdf((await render(plan, { id, clinic, largePrint }, guide)).bytes)
    const starts = read.pieces.flatMap((piece, index) => (roleOf(piece) === 'H2' ? [index] : []))
    sections = plan.sections.map((section) => {
      const start = starts.find((index) => squeeze(read.pieces[index]?.text ?? '') === section.title) ?? Infinity
      const end = starts.find((index) => index > start)
      return { section, pieces: read.pieces.slice(start + 1, end) }
    })
  })

  it('reads in the order of the plan: every paragraph, point, callout, cell, question and word', () => {
    for (const { section, pieces } of sections) {
      // A drawing that found no room stands on top of the next page, amid the text that follows it.
      const captions = drawingsOf(section).map(({ caption }) => caption)
      const text = tightOf(
        pieces.filter((piece) => roleOf(piece) !== 'Figure' && !captions.includes(squeeze(piece.text))),
      )
      let from = 0
      for (const unbroken of unbrokenTexts(section).map(tight)) {
        const at = text.indexOf(unbroken, from)
        expect(at, `${section.title}\n${unbroken}\nin\n${text}`).toBeGreaterThanOrEqual(0)
        from = at + unbroken.length
      }
    }
    expect(sections.flatMap(({ section }) => unbrokenTexts(section)).join('').length).toBeGreaterThan(500)
  })

  it('names the medicines of each section in the order of the plan, under their kinds of treatment', () => {
    for (const { section, pieces } of sections) {
      const kinds = kindsIn(section, brief)
      const starts = pieces.flatMap((piece, index) =>
        roleOf(piece) === (brief ? 'Lbl' : 'H3') && kinds.includes(squeeze(piece.text)) ? [index] : [],
      )
      if (brief || kinds.length > 1) expect(starts.map((index) => squeeze(pieces[index]?.text ?? ''))).toEqual(kinds)
      for (const [index, kind] of kinds.entries()) {
        const own = pieces.slice(starts[index] ?? 0, starts[index + 1])
        const names = tightOf(own.filter((piece) => brief || roleOf(piece) === 'Lbl')).toLowerCase()
        let from = 0
        for (const { medicine } of medicinesOf(section).filter((planned) => kindOf(planned, brief) === kind)) {
          const at = names.indexOf(tight(medicine.generic).toLowerCase(), from)
          expect(at, `${medicine.generic} in ${names}`).toBeGreaterThanOrEqual(0)
          // A short handout puts those together of which the same is said.
          from = brief ? 0 : at + 1
        }
      }
    }
  })

  it('says of the medicines all that the plan says', () => {
    for (const { section, pieces } of sections) {
      const text = tightOf(pieces).toLowerCase()
      for (const { what, how, sideEffects, checks, notes } of medicinesOf(section)) {
        const said = brief ? checks : [what, how ?? '', ...sideEffects, ...checks, ...notes]
        for (const sentence of said.flatMap((each) => each.split(/(?<=[.!?]) +(?=\p{Lu})/u)))
          expect(text).toContain(tight(sentence).toLowerCase().replace(/\.$/, ''))
      }
    }
  })

  it('has the headings of the plan, in their order and on their levels', () => {
    const added = new Set<string>(
      (['handout.contents', 'handout.resources', 'handout.about'] as const).map((key) => t(key)),
    )
    const planned = plan.sections.flatMap((section) => headingsOf(section, brief))
    const printed = read.pieces.flatMap((piece) =>
      /^H\d$/.test(roleOf(piece)) ? [[roleOf(piece), squeeze(piece.text)] as const] : [],
    )
    expect(printed[0]).toEqual(['H1', t(`handout.title.${plan.subtype}`)])
    expect(printed.slice(1).filter(([, text]) => !added.has(text))).toEqual(planned)
    expect(read.outline.filter((title) => !added.has(title))).toEqual(plan.sections.map(({ title }) => title))
  })

  it('has the pictures of the plan, with their texts, in their order', () => {
    const code = t('handout.id.code', { id })
    expect(read.pieces.flatMap(({ alt }) => (alt === null ? [] : [alt]))).toEqual([
      t('handout.logo-of', { clinic: clinic.name ?? '' }),
      ...(largePrint ? [] : plan.sections.flatMap(drawingsOf).map(({ alt }) => alt)),
      ...(form === 'single sheets' ? plan.sections.map(() => code) : [code]),
    ])
  })

  it('has the links of the plan, in their order', () => {
    const pages = new Set(plan.sections.map(({ id }) => id))
    const planned = plan.sections.flatMap(blocksOf).flatMap((block) => linksOf(block, pages))
    const printed = read.pieces.filter((piece) => roleOf(piece) === 'Link' && !piece.roles.includes('TOC'))
    expect(tightOf(printed)).toBe(tight(planned.join('')))
  })
})

it('is tried with links and drawings', () => {
  const plans = cases.map(({ plan }) => plan)
  const linked = plans.filter(({ sections }) => {
    const pages = new Set(sections.map(({ id }) => id))
    return sections.flatMap(blocksOf).some((block) => linksOf(block, pages).length > 0)
  })
  expect(linked.length).toBeGreaterThan(0)
  expect(plans.filter(({ sections }) => sections.flatMap(drawingsOf).length > 0).length).toBeGreaterThan(0)
})
