import type { Language } from '../languages/language.ts'
import { brandsOf } from '../languages/medicine-names.ts'
import { translator } from '../messages/messages.ts'
import { whenLabel } from '../tailor/when-label.ts'
import { type Block, blockTexts, plainText } from '../schema/block.ts'
import type { Condition } from '../schema/condition.ts'
import { type Guide, onPaperOnly, type Page } from '../schema/guide.ts'
import type { Biomarker } from '../vocabulary/biomarkers.ts'
import { neededBy, neededIn, positiveFor } from './needed-biomarkers.ts'
import type { SearchResult } from './results.ts'
import { shortConditions } from './short-condition.ts'

/** A piece of the guide that can be an answer: a heading's worth of a page, a medicine, a glossary word, a question. */
export interface Passage {
  kind: SearchResult['kind']
  /** Id of the page, medicine, word or question. */
  id: string
  /** Where in the page it stands: the heading's id. */
  anchor: string | null
  title: string
  /** Heading above the passage; empty at the top of a page. */
  heading: string
  /** Title of the guide's section. */
  section: string
  /** Other names and words it is found by. */
  names: string[]
  /** All names of a medicine; none of anything else. */
  medicineNames: readonly string[]
  text: string
  /** The same text in runs that are for the same people: a quotation is of one run. */
  parts: readonly PassagePart[]
  /** Sensitive text is not indexed word by word and never quoted: it is found by its title and names. */
  sensitive: boolean
  /** Whether it is a question to ask, or a page of them: it answers nothing. */
  asks: boolean
  when: Condition[]
  /** Biomarkers that must be positive for what it tells of: for its text, or for each medicine that it is named for. */
  needs: ReadonlySet<Biomarker>
}

/** A run of a passage that is for the same people. */
export interface PassagePart {
  text: string
  /** Whom it concerns; empty = everyone. */
  when: readonly Condition[]
  /** Whom it concerns, in words; null where it needs none. */
  label: string | null
}

/** The words a block is found by: a table by its cells without the headings above them, a drawing by its description alone. */
function lineTexts(block: Block): string[] {
  if (block.type === 'table') return [block.caption, ...block.rows.map((row) => row.map(plainText).join(', '))]
  return block.type === 'drawing' ? [block.alt] : blockTexts(block)
}

/** One sentence a line, so that a snippet can be cut cleanly. */
const joined = (lines: string[]) => lines.map((line) => (/[.?!:]$/.test(line) ? line : `${line}.`)).join(' ')

interface Line {
  text: string
  when: readonly Condition[]
}

type Label = (when: readonly Condition[]) => string | null

/** The lines as runs for the same people. */
function partsOf(lines: readonly Line[], labelOf: Label): PassagePart[] {
  const runs: { when: readonly Condition[]; texts: string[] }[] = []
  for (const { text, when } of lines) {
    const last = runs.at(-1)
    if (last && JSON.stringify(last.when) === JSON.stringify(when)) last.texts.push(text)
    else runs.push({ when, texts: [text] })
  }
  return runs.map(({ when, texts }) => ({ text: joined(texts), when, label: labelOf(when) }))
}

function* pagePassages(
  page: Page,
  section: string,
  labelOf: Label,
  { medicines, sheets }: Pick<Guide, 'medicines' | 'sheets'>,
): Generator<Passage> {
  const count = (wanted: Block['type']) => page.blocks.filter(({ type }) => type === wanted).length
  const ofPage = neededIn([page.title, ...page.keywords], medicines) ?? new Set<Biomarker>()
  const asks = count('questions') > 0 && count('questions') >= count('heading')
  const open = (heading: string, anchor: string | null, names: string[]): Passage & { lines: Line[] } => ({
    kind: 'page',
    id: page.id,
    anchor,
    title: page.title,
    heading,
    section,
    names,
    medicineNames: [],
    text: '',
    parts: [],
    sensitive: page.sensitive,
    asks,
    when: page.when,
    needs: ofPage,
    lines: [],
  })
  const close = ({ lines, ...passage }: Passage & { lines: Line[] }): Passage => ({
    ...passage,
    text: joined(lines.map(({ text }) => text)),
    parts: partsOf(lines, labelOf),
  })
  const printed = sheets.filter(({ id }) => page.sheets?.some((sheet) => sheet === id))
  let current = open('', null, page.keywords)
  const summary = plainText(page.summary)
  if (summary && !page.sensitive) current.lines.push({ text: summary, when: page.when })
  if (!page.sensitive)
    for (const { title, instructions } of printed)
      current.lines.push({ text: [`${title}:`, ...instructions.slice(0, 1)].join(' '), when: page.when })
  let positive: ReadonlySet<Biomarker> = new Set()
  const startPart = (heading: string, anchor: string | null) => {
    const named = heading === '' ? null : neededIn([heading], medicines)
    current = open(heading, anchor, [])
    current.needs = new Set([...(named ?? ofPage), ...positive])
  }
  for (const block of page.blocks) {
    const needed = positiveFor(block)
    if (block.type === 'heading') {
      if (current.lines.length > 0 || current.anchor === null) yield close(current)
      positive = needed
      startPart(plainText(block.inlines), block.id)
      current.sensitive ||= block.sensitive
    } else if (!block.sensitive && !page.sensitive) {
      // What follows a heading may be for people with other results than the heading.
      if ([...needed].some((id) => !positive.has(id)) || [...positive].some((id) => !needed.has(id))) {
        if (current.lines.length > 0) yield close(current)
        positive = needed
        startPart('', current.anchor)
      }
      const when = [...page.when, ...block.when]
      current.lines.push(...lineTexts(block).map((text) => ({ text, when })))
    }
  }
  yield close(current)
}

/** Everything in the guide that can be found, in the guide's order; what the texts do not say is said in their language. */
export function passagesOf(guide: Guide, language: Language): Passage[] {
  const t = translator(language)
  const passages: Passage[] = []
  const labels = new Map<string, string | null>()
  const labelOf: Label = (when) => {
    const key = JSON.stringify(when)
    let label = labels.get(key)
    if (label === undefined)
      labels.set(key, (label = whenLabel(shortConditions(when), { locale: language.locale, translate: t })))
    return label
  }
  const forEveryone = (text: string) => ({ text, parts: [{ text, when: [], label: null }] })
  const sections = new Map(guide.sections.map((section) => [section.id, section.title]))
  const base = {
    anchor: null,
    heading: '',
    medicineNames: [] as string[],
    sensitive: false,
    asks: false,
    when: [] as Condition[],
    needs: new Set<Biomarker>(),
  }
  for (const page of guide.pages.filter((one) => !onPaperOnly(one)))
    passages.push(...pagePassages(page, sections.get(page.section) ?? '', labelOf, guide))
  // A list may give a brand for another form too: Abraxane is nab-paclitaxel and not paclitaxel.
  const brandOwners = new Map(
    guide.medicines.flatMap(({ id, brands }) => brands.map((brand) => [brand.toLowerCase(), id] as const)),
  )
  for (const medicine of guide.medicines) {
    const otherBrands = brandsOf(medicine.generic, language.search.medicines).filter(
      (brand) => (brandOwners.get(brand.toLowerCase()) ?? medicine.id) === medicine.id,
    )
    const ownNames = [medicine.shortName, ...medicine.brands, ...medicine.aliases].filter((name) => name !== null)
    const names = [...new Set([...ownNames, ...otherBrands])]
    passages.push({
      ...base,
      kind: 'medicine',
      needs: neededBy(medicine),
      id: medicine.id,
      title: medicine.generic,
      section: medicine.className ?? medicine.therapy,
      medicineNames: [medicine.generic, ...names],
      names: [...names, ...(medicine.className ? [medicine.className] : []), medicine.therapy],
      ...forEveryone(
        joined([
          medicine.what,
          ...(medicine.how ? [medicine.how] : []),
          ...(medicine.sideEffects.length > 0
            ? [
                t('search.passage.side-effects', {
                  effects: medicine.sideEffects.map((effect) => effect.text),
                }),
              ]
            : []),
          ...(medicine.checks.length > 0
            ? [t('search.passage.checks', { checks: medicine.checks.map((check) => check.text) })]
            : []),
          ...medicine.notes.map((note) => note.text),
          ...medicine.warnings.map((warning) => warning.text),
          ...medicine.risks.flatMap((risk) => guide.warnings[risk]?.text ?? []),
        ]),
      ),
    })
  }
  for (const entry of guide.glossary) {
    passages.push({
      ...base,
      kind: 'word',
      id: entry.id,
      title: entry.term,
      section: '',
      names: entry.also,
      ...forEveryone(entry.meaning),
    })
  }
  const groups = new Map(guide.questionGroups.map((group) => [group.id, group.title]))
  for (const question of guide.questions) {
    passages.push({
      ...base,
      kind: 'question',
      id: question.id,
      title: question.text,
      section: groups.get(question.group) ?? '',
      names: [],
      text: '',
      parts: [],
      sensitive: question.sensitive,
      asks: true,
      when: question.when,
    })
  }
  return passages
}
