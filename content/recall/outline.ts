import { type Block, type Inline, plainText, standsOnPaper } from '../schema/block.ts'
import type { Guide, Page } from '../schema/guide.ts'
import type { ReleaseHistory, MedicineOutline, PageOutline, PassageOutline } from '../schema/release-history.ts'
import type { Medicine } from '../schema/medicine.ts'
import { medicinesIn } from '../tailor/naming.ts'
import { fingerprintOf } from '../fingerprint/fingerprint.ts'

/** What a guide holds that may print, by kind and id, without its words. */
export type GuideOutline = { [Kind in keyof Omit<ReleaseHistory, 'releases'>]: Record<string, OutlineOf<Kind>> }
export type OutlineOf<Kind extends keyof Omit<ReleaseHistory, 'releases'>> = NonNullable<
  ReleaseHistory[Kind][string][number]['is']
>

/** Takes the words out of a guide and leaves what decides who is told what, with a fingerprint for each text. */
export function outlineOf(guide: Guide): GuideOutline {
  return {
    pages: Object.fromEntries(guide.pages.flatMap((page) => pageOutline(page))),
    medicines: byId(guide.medicines, medicineOutline),
    questionGroups: byId(guide.questionGroups, ({ title, sensitive }) => ({ title, sensitive })),
    questions: byId(guide.questions, ({ text, group, when, sensitive, rank }) => ({
      fingerprint: fingerprintOf(text),
      group,
      when,
      sensitive,
      rank,
    })),
    symptoms: Object.fromEntries(
      guide.symptoms.map(({ site, title, symptoms }) => [
        site,
        { site, title, fingerprint: fingerprintOf([title, symptoms]) },
      ]),
    ),
    sheets: byId(guide.sheets, ({ title, instructions, columns, rows, rowCount, prompts }) => ({
      title,
      fingerprint: fingerprintOf([title, instructions, columns, rows, rowCount, prompts]),
    })),
    terms: byId(guide.glossary, ({ term, meaning }) => ({ term, fingerprint: fingerprintOf([term, meaning]) })),
  }
}

function byId<T extends { id: string }, Outline>(
  things: readonly T[],
  outline: (thing: T) => Outline,
): Record<string, Outline> {
  return Object.fromEntries(things.map((thing) => [thing.id, outline(thing)]))
}

/** Pages and passages that are for the screen only have no place on paper, and none here. */
function pageOutline({ id, title, handout, when, sensitive, blocks }: Page): [string, PageOutline][] {
  if (!handout) return []
  const printed = blocks.filter(standsOnPaper)
  return [[id, { title, ...handout, when, sensitive, passages: printed.map(passageOutline) }]]
}

/** One passage without its words. What it says counts; its sources, its date and its place in the page do not. */
export function passageOutline(block: Block): PassageOutline {
  const { when, sensitive } = block
  const passage = (frame: unknown, pieces: readonly PassageOutline['pieces'][number][]): PassageOutline => ({
    heading: block.type === 'heading' ? block.level : null,
    frame: fingerprintOf([block.type, frame]),
    pieces: [...pieces],
    when,
    sensitive,
  })
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return passage(null, [piece([block.inlines])])
    case 'list':
      return passage(
        block.ordered,
        block.items.map((item) => piece([item])),
      )
    case 'table':
      return passage([block.caption, block.header.map(plainText)], block.rows.map(piece))
    case 'callout':
      return passage(
        [block.tone, block.title],
        block.paragraphs.map((paragraph) => piece([paragraph])),
      )
    case 'drawing':
      return passage([block.drawing, block.alt, block.caption], [])
    case 'medicines':
      return passage(
        null,
        block.ids.map((id) => [fingerprintOf(id), id]),
      )
    case 'questions':
      return passage(block.group, [])
  }
}

function piece(cells: readonly Inline[][]): PassageOutline['pieces'][number] {
  return [fingerprintOf(cells.map(plainText)), ...new Set(cells.flatMap(medicinesIn))]
}

function medicineOutline(medicine: Medicine): MedicineOutline {
  const { generic, shortName, brands, therapy, className, sideEffectsScope } = medicine
  const notes = (said: Medicine['notes']) => said.map(({ text, organ }) => ({ text: fingerprintOf(text), organ }))
  return {
    generic,
    shortName,
    brands,
    // Other spellings are for search; they do not print.
    aliases: [],
    therapy,
    className,
    sideEffectsScope,
    what: fingerprintOf(medicine.what),
    how: medicine.how === null ? null : fingerprintOf(medicine.how),
    sideEffects: notes(medicine.sideEffects),
    checks: notes(medicine.checks),
    notes: notes(medicine.notes),
    warnings: notes(medicine.warnings),
    risks: medicine.risks,
    indications: medicine.indications.map(
      ({
        id,
        subtypes,
        biomarkers,
        menopause,
        men,
        line,
        rarely,
        estrogenReceptors,
        prior,
        sites,
        givenWith,
        use,
      }) => ({
        ...{ id, subtypes, biomarkers, menopause, men, line, prior, sites, givenWith },
        ...(rarely && { rarely }),
        ...(estrogenReceptors && { estrogenReceptors }),
        use: fingerprintOf(use),
      }),
    ),
  }
}
