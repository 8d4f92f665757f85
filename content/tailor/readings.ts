import { capitalized } from '../text/capitals.ts'
import type { Translate } from '../messages/messages.ts'
import { oldest, yearOfNewest } from '../schema/as-of.ts'
import type { Block, BlockOf, Inline } from '../schema/block.ts'
import { type Guide, onPaperOnly, type Page } from '../schema/guide.ts'
import { type Medicine, type Risk, risks } from '../schema/medicine.ts'
import { type Profile, subtypeOf } from '../schema/profile.ts'
import { type Review, uniqueRefs } from '../schema/provenance.ts'
import type { Reading } from '../schema/reading.ts'
import { defaultChoice } from './choice.ts'
import { concernOf } from './concern.ts'
import { type MedicineAnswer, medicineAnswers } from './fit.ts'
import { type GuideIndex, indexOf } from './guide-index.ts'
import { levelsOf } from './levels.ts'
import { withoutMedicines } from './naming.ts'
import { withoutEmptyHeadings } from './pages.ts'
import type { HandoutPlan, PlanItem, PlanSection } from './plan.ts'
import { planHead } from './plan-head.ts'
import { requirementsOf } from './requirements.ts'
import { risksWithPartners } from './risks.ts'
import { sheetSection } from './sheet-section.ts'
import { whenLabel } from './when-label.ts'

/** All that readings are made from. */
interface Shelf {
  guide: Guide
  index: GuideIndex
  profile: Profile
  fit: (medicine: string) => MedicineAnswer
}

/**
 * The plan of one page, medicine or sheet, printed where it is shown. It has no handout ID. What concerns only others than this
 * person is left out; without sections where the guide does not have the reading, or withholds it.
 */
export function readingPlan(guide: Guide, profile: Profile, reading: Reading): HandoutPlan {
  const shelf = shelfOf(guide, profile)
  const sections = sectionsOf([reading], shelf)
  const choice = defaultChoice()
  return {
    guide: planHead(guide, guide.medicines),
    profile,
    subtype: subtypeOf(profile),
    audience: [],
    choice,
    sections,
    reading: true,
    leftOut: [],
    levels: levelsOf({ sections, audience: [], choice }, shelf.index.language, shelf.index.t),
  }
}

/**
 * A handout's plan with the readings that were added to it. Left out is what the guide does not have or withholds, and what
 * is surely for others than this person: such a medicine, and such a page. A sheet that the handout has already is not repeated.
 */
export function withReadings(plan: HandoutPlan, guide: Guide, readings: readonly Reading[]): HandoutPlan {
  const shelf = shelfOf(guide, plan.profile)
  const added = sectionsOf(
    readings.filter(
      (reading) =>
        isForPerson(reading, shelf) &&
        !(reading.kind === 'sheet' && plan.sections.some((section) => section.id === reading.id)),
    ),
    shelf,
  )
  return added.length === 0 ? plan : { ...plan, added }
}

function shelfOf(guide: Guide, profile: Profile): Shelf {
  return { guide, index: indexOf(guide), profile, fit: medicineAnswers(guide, profile) }
}

function isForPerson({ kind, id }: Reading, { guide, profile, fit }: Shelf): boolean {
  if (kind === 'medicine') return fit(id) !== 'no'
  if (kind === 'sheet') return true
  const page = guide.pages.find((each) => each.id === id)
  return page !== undefined && concernOf(page.when, profile) !== 'others'
}

/** A section for each reading, and one on when to call, with the warnings of the medicines that they name. */
function sectionsOf(readings: readonly Reading[], shelf: Shelf): PlanSection[] {
  const { guide, index } = shelf
  const sections: PlanSection[] = []
  const met = new Set<Risk>()
  for (const { kind, id } of readings) {
    const medicine = kind === 'medicine' ? guide.medicines.find((each) => each.id === id) : undefined
    const page = kind === 'page' ? guide.pages.find((each) => each.id === id && !onPaperOnly(each)) : undefined
    const sheet = kind === 'sheet' ? guide.sheets.find((each) => each.id === id) : undefined
    const section = medicine
      ? medicineSection(medicine, shelf)
      : page
        ? pageSection(page, shelf)
        : sheet
          ? sheetSection(sheet, guide)
          : null
    if (!section || sections.some((other) => other.id === section.id)) continue
    sections.push(section)
    if (medicine) for (const risk of risksWithPartners(medicine, index.partners)) met.add(risk)
    const named = new Set(section.items.flatMap(blocksOf).flatMap((block) => index.medicinesIn(block)))
    for (const other of guide.medicines) if (named.has(other.id)) for (const risk of other.risks) met.add(risk)
  }
  const warnings = risks.flatMap((risk) => (met.has(risk) ? (guide.warnings[risk] ?? []) : []))
  if (warnings.length === 0) return sections
  const call: PlanSection = {
    id: 'when-to-call-added',
    part: 'when-to-call',
    title: index.t('part.when-to-call'),
    because: [],
    items: [{ kind: 'when-to-call', warnings }],
    review: guide.reviews.medicines,
    sources: uniqueRefs(warnings.flatMap(({ sources }) => sources)),
    asOf: oldest(warnings.map(({ asOf }) => asOf)),
  }
  return [...sections, call]
}

/** The blocks of an item that has some. */
function blocksOf(item: PlanItem): Block[] {
  return item.kind === 'block' ? [item.block] : item.kind === 'passage' ? item.blocks : []
}

/** What the screen shows of a page to this person, without what is gated inside it. */
function pageSection(page: Page, shelf: Shelf): PlanSection | null {
  const { guide, index, profile, fit } = shelf
  const summary: Block = {
    ...bare(`${page.id}-in-short`, page),
    type: 'callout',
    tone: 'note',
    title: index.t('screens.in-short'),
    paragraphs: [page.summary],
  }
  const whole = whenLabel(page.when, wordsOf(index))
  const top = whole === null ? [] : [paragraph(`${page.id}-whom`, page, [strong(whole)])]
  const blocks = page.blocks
    .filter((block) => concernOf(block.when, profile) !== 'others')
    // Each has a gate of its own; only that of a whole page leads to the button that prints it.
    .filter((block) => !block.sensitive || page.sensitive)
    .flatMap((block) => withoutMedicines(block, (id) => fit(id) !== 'no') ?? [])
    .flatMap((block) => onPaper(block, page, shelf))
  const sheets = guide.sheets.filter(({ id }) => page.sheets?.some((sheet) => sheet === id))
  const named = sheets.map(({ title, instructions: [first = ''] }) => [strong(`${title}.`), text(` ${first}`)])
  const printed = [
    ...top,
    ...(page.summary.length > 0 ? cleaned(summary, fit) : []),
    ...withoutEmptyHeadings(blocks),
    ...(named.length > 0 ? [list(`${page.id}-sheets`, page, named)] : []),
  ]
  if (printed.length === 0) return null
  return {
    id: page.id,
    part: page.handout?.part ?? 'support',
    title: page.title,
    because: [],
    items: itemsOf(printed, page, index),
    review: page.review,
    sources: uniqueRefs([...page.sources, ...printed.flatMap(({ sources }) => sources)]),
    asOf: oldest([page.asOf, ...printed.map(({ asOf }) => asOf)]),
  }
}

function cleaned(block: Block, fit: Shelf['fit']): Block[] {
  const kept = withoutMedicines(block, (id) => fit(id) !== 'no')
  return kept ? [kept] : []
}

/** A block as paper can have it: cards of medicines and questions become lists; drawings that are too large stay away. */
function onPaper(block: Block, page: Page, { guide, profile }: Shelf): Block[] {
  if (block.type === 'drawing') return block.on === 'screen' ? [] : [block]
  if (block.type === 'medicines') {
    const { ids, ...rest } = block
    const named = ids.flatMap((id) => guide.medicines.find((medicine) => medicine.id === id) ?? [])
    const items = named.map(({ id, generic, brands }): Inline[] => [
      { type: 'medicine', id, text: brands.length > 0 ? `${generic} (${brands.join(', ')})` : generic },
    ])
    return items.length > 0 ? [{ ...rest, type: 'list', ordered: false, items }] : []
  }
  if (block.type === 'questions') {
    const { group, ...rest } = block
    const asked = guide.questions.filter(
      (question) =>
        question.group === group &&
        (!question.sensitive || page.sensitive) &&
        ['everyone', 'you'].includes(concernOf(question.when, profile)),
    )
    const items = asked.map(({ text }): Inline[] => [{ type: 'text', text }])
    return items.length > 0 ? [{ ...rest, type: 'list', ordered: false, items }] : []
  }
  return [block]
}

/** Blocks with the same condition stand together, under its label. What holds for the whole page is said at its top. */
function itemsOf(blocks: readonly Block[], page: Page, index: GuideIndex): PlanItem[] {
  const ofPage = new Set(page.when.map((condition) => JSON.stringify(condition)))
  const items: PlanItem[] = []
  let last = ''
  for (const block of blocks) {
    const when = block.when.filter((condition) => !ofPage.has(JSON.stringify(condition)))
    const key = JSON.stringify(when)
    const before = items.at(-1)
    const whom = whenLabel(when, wordsOf(index))
    if (whom === null) items.push({ kind: 'block', block })
    else if (before?.kind === 'passage' && key === last) before.blocks.push(block)
    else items.push({ kind: 'passage', whom, blocks: [block] })
    last = key
  }
  return items
}

/** What the screen shows of a medicine. Each use says whom it is for. */
function medicineSection(medicine: Medicine, shelf: Shelf): PlanSection {
  const { guide, index, fit } = shelf
  const { t } = index
  const answer = fit(medicine.id)
  const names = [...(medicine.shortName === null ? [] : [medicine.shortName]), ...medicine.brands]
  const also =
    names.length === 0
      ? []
      : [paragraph('also', medicine, [text(t('screens.medicine.also', { names: names.join(', ') }))])]
  const fits = answer === 'open' ? [] : [paragraph('fit', medicine, [strong(t(`screens.medicine.fit.${answer}`))])]
  const part = (id: string, title: string, blocks: Block[]): Block[] =>
    blocks.length > 0 ? [heading(id, medicine, title), ...blocks] : []
  const listed = (id: string, texts: readonly string[]): Block[] =>
    texts.length > 0
      ? [
          list(
            id,
            medicine,
            texts.map((each) => [text(each)]),
          ),
        ]
      : []
  const texts = (notes: readonly { text: string }[]): string[] => notes.map((note) => note.text)
  const warned = medicine.risks.flatMap((risk) => guide.warnings[risk]?.text ?? [])
  const sideEffects = listed('side-effects-list', texts(medicine.sideEffects))
  const scope = paragraph('scope', medicine, [text(t(`screens.medicine.scope.${medicine.sideEffectsScope}`))])
  const blocks = [
    ...also,
    ...fits,
    ...part('what', t('screens.medicine.what'), [paragraph('what-text', medicine, [text(medicine.what)])]),
    ...part(
      'how',
      t('screens.medicine.how'),
      medicine.how === null ? [] : [paragraph('how-text', medicine, [text(medicine.how)])],
    ),
    ...part('uses', t('screens.medicine.uses'), [list('uses-list', medicine, usesOf(medicine, index))]),
    ...part('watch', t('screens.medicine.warnings'), listed('watch-list', [...texts(medicine.warnings), ...warned])),
    ...part('side-effects', t('screens.medicine.side-effects'), sideEffects.length > 0 ? [scope, ...sideEffects] : []),
    ...part('checks', t('screens.medicine.checks'), listed('checks-list', texts(medicine.checks))),
    ...part('notes', t('screens.medicine.notes'), listed('notes-list', texts(medicine.notes))),
    paragraph('ask', medicine, [strong(t('screens.medicine.ask'))]),
    paragraph('currency', medicine, [text(t('screens.currency', { year: yearOfNewest(guide.medicines) ?? 'none' }))]),
  ]
  return {
    id: `medicine-${medicine.id}`,
    part: 'medicines',
    title: capitalized(medicine.generic),
    because: [],
    items: blocks.map((block): PlanItem => ({ kind: 'block', block })),
    review: guide.reviews.medicines satisfies Review,
    sources: uniqueRefs([...medicine.sources, ...medicine.indications.flatMap(({ sources }) => sources)]),
    asOf: oldest([medicine.asOf, ...medicine.indications.map(({ asOf }) => asOf)]),
  }
}

/** Each use of a medicine: what with or for, for which types, and what it asks for. */
function usesOf({ indications }: Medicine, index: GuideIndex): Inline[][] {
  const { t } = index
  return indications.map((indication) => {
    const types = indication.subtypes.includes('not-known')
      ? t('screens.use.everyone')
      : indication.subtypes.map((subtype) => t(`screens.subtype.${subtype}`)).join(' · ')
    const asked = requirementsOf(indication, wordsOf(index)).join(' ')
    return [strong(`${capitalized(indication.use)}.`), text(` ${types}.${asked === '' ? '' : ` ${asked}`}`)]
  })
}

function wordsOf({ language, t }: GuideIndex): { locale: string; translate: Translate } {
  return { locale: language.locale, translate: t }
}

const text = (words: string): Inline => ({ type: 'text', text: words })
const strong = (words: string): Inline => ({ type: 'strong', children: [text(words)] })

function bare(id: string, { asOf }: Pick<Page | Medicine, 'asOf'>): Omit<BlockOf<'questions'>, 'type' | 'group'> {
  return { id, when: [], depth: 'short', sensitive: false, sources: [], asOf }
}

function heading(id: string, medicine: Medicine, title: string): Block {
  return { ...bare(id, medicine), type: 'heading', level: 2, inlines: [text(title)] }
}

function paragraph(id: string, of: Page | Medicine, inlines: Inline[]): Block {
  return { ...bare(id, of), type: 'paragraph', inlines }
}

function list(id: string, of: Page | Medicine, items: Inline[][]): Block {
  return { ...bare(id, of), type: 'list', ordered: false, items }
}
