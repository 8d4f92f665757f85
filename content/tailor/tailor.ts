import { oldest } from '../schema/as-of.ts'
import { type Guide, type HandoutPart, onPaperOnly, type Page } from '../schema/guide.ts'
import { type Profile, subtypeOf } from '../schema/profile.ts'
import { uniqueRefs } from '../schema/provenance.ts'
import { type Case, caseOf, type Portion } from './case.ts'
import { defaultChoice, partsOf } from './choice.ts'
import { medicinePortion } from './medicine-sections.ts'
import { pagePortion } from './pages.ts'
import type { HandoutChoice, HandoutPlan, LeftOut, PlanItem, PlannedMedicine, PlanSection } from './plan.ts'
import { itemTexts } from './plan-text.ts'
import { questionPortion } from './question-sections.ts'
import { audienceOf, excludedBy, sitesSaid } from './reasons.ts'

/**
 * What one handout holds and leaves out, each with its reason. Pure, and total: it gives a plan for every profile that the
 * schema allows. Profiles that contradict themselves are to be refused before, by `contradictions()`.
 * Source of the rules: docs/rules.md.
 */
export function tailor(guide: Guide, profile: Profile, choice: HandoutChoice = defaultChoice()): HandoutPlan {
  const one = caseOf(guide, profile, choice)
  const parts = partsOf(choice, profile.sites)
  const portions = parts.map((part) => partPortion(part, one))
  const sections = portions.flatMap((portion) => portion.sections)
  const withWords = parts.includes('glossary') ? insertGlossary(sections, parts, one) : sections
  return {
    guide: { version: guide.version, date: guide.date, language: guide.language, title: guide.title },
    profile,
    subtype: subtypeOf(profile),
    audience: audienceOf(one.profile),
    choice,
    sections: withWords,
    leftOut: [...portions.flatMap((portion) => portion.leftOut), ...unchosen(parts, one)],
  }
}

/** The medicines that the handout of this profile would name, in its order: the rest of it, which takes longer, is not planned. */
export function medicinesFor(
  guide: Guide,
  profile: Profile,
  choice: HandoutChoice = defaultChoice(),
): PlannedMedicine[] {
  if (!partsOf(choice, profile.sites).includes('medicines')) return []
  const { sections } = medicinePortion(caseOf(guide, profile, choice))
  return sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])))
}

function partPortion(part: HandoutPart, one: Case): Portion {
  const pages = one.guide.pages
    .filter(({ handout }) => handout?.part === part && isOfLength(handout, one.choice))
    .sort((a, b) => (a.handout?.order ?? 0) - (b.handout?.order ?? 0))
    .map((page) => pagePortion(page, one))
  const own = ownPortion(part, one)
  return {
    sections: [...pages.flatMap(({ sections }) => sections), ...own.sections],
    leftOut: [...pages.flatMap(({ leftOut }) => leftOut), ...own.leftOut],
  }
}

function isOfLength(place: NonNullable<Page['handout']>, { length }: HandoutChoice): boolean {
  return (place.length ?? length) === length
}

/** What a part holds besides pages. */
function ownPortion(part: HandoutPart, one: Case): Portion {
  switch (part) {
    case 'medicines':
      return medicinePortion(one)
    case 'questions':
      return questionPortion(one)
    case 'symptoms':
      return { sections: symptomSections(one), leftOut: [] }
    case 'when-to-call':
      return { sections: [bareSection(part, one.t('part.when-to-call'), [{ kind: 'when-to-call' }])], leftOut: [] }
    default:
      return { sections: sheetSections(part, one), leftOut: [] }
  }
}

/** Signs of the places of spread that are stated, then those that can come with any. */
function symptomSections({ guide, profile, t }: Case): PlanSection[] {
  const symptoms = guide.symptoms
    .filter(({ site }) => site === 'any' || profile.sites.includes(site))
    .sort((a, b) => Number(a.site === 'any') - Number(b.site === 'any'))
  if (symptoms.length === 0) return []
  return [
    {
      ...bareSection(
        'symptoms',
        t('part.symptoms'),
        symptoms.map((one): PlanItem => ({ kind: 'symptoms', symptoms: one })),
      ),
      because: profile.sites.length > 0 ? sitesSaid(profile) : [],
      sources: uniqueRefs(symptoms.flatMap(({ sources }) => sources)),
      asOf: oldest(symptoms.map(({ asOf }) => asOf)),
    },
  ]
}

function sheetSections(part: HandoutPart, { guide }: Case): PlanSection[] {
  return guide.sheets
    .filter(({ id }) => id === part)
    .map((sheet) => ({
      ...bareSection(part, sheet.title, [{ kind: 'sheet', sheet }]),
      sources: sheet.sources,
      asOf: sheet.asOf,
    }))
}

/** The words explained are those that stand in what is printed, and that may be explained to this person. */
function insertGlossary(sections: readonly PlanSection[], parts: readonly HandoutPart[], one: Case): PlanSection[] {
  const met = new Set<string>()
  for (const { title, items } of sections) {
    for (const id of one.words.wordsIn(title)) met.add(id)
    for (const item of items) for (const id of wordsOf(item, one)) met.add(id)
  }
  const entries = one.guide.glossary.filter((entry) => met.has(entry.id) && !excludedBy(entry.when, one.profile))
  if (entries.length === 0) return [...sections]
  const glossary: PlanSection = {
    ...bareSection(
      'glossary',
      one.t('part.glossary'),
      entries.map((entry): PlanItem => ({ kind: 'term', entry })),
    ),
    sources: uniqueRefs(entries.flatMap(({ sources }) => sources)),
    asOf: oldest(entries.map(({ asOf }) => asOf)),
  }
  const after = new Set(parts.slice(parts.indexOf('glossary')))
  const place = sections.findIndex(({ part }) => after.has(part))
  return place < 0 ? [...sections, glossary] : sections.toSpliced(place, 0, glossary)
}

function wordsOf(item: PlanItem, { words, t }: Case): readonly string[] {
  return item.kind === 'block'
    ? words.wordsInBlock(item.block)
    : itemTexts(item, t).flatMap((text) => words.wordsIn(text))
}

function bareSection(part: HandoutPart, title: string, items: PlanItem[]): PlanSection {
  return { id: part, part, title, because: [], items, review: null, sources: [], asOf: null }
}

/** What stands in parts that are not printed. */
function unchosen(parts: readonly HandoutPart[], one: Case): LeftOut[] {
  const pages = one.guide.pages
    .filter(({ handout }) => handout !== null && !(parts.includes(handout.part) && isOfLength(handout, one.choice)))
    .filter((page) => !onPaperOnly(page))
    .map(({ id, title, when }): LeftOut => ({
      kind: 'section',
      id,
      title,
      ...(excludedBy(when, one.profile) ?? notChosen),
    }))
  const portions = (['medicines', 'questions'] as const)
    .filter((part) => !parts.includes(part))
    .map((part) => ownPortion(part, one))
  const items = portions.flatMap(({ sections }) => sections.flatMap((section) => section.items))
  return [...pages, ...portions.flatMap(({ leftOut }) => leftOut), ...items.flatMap(itemNotChosen)]
}

const notChosen: Pick<LeftOut, 'reason' | 'because'> = { reason: 'not-chosen', because: [] }

function itemNotChosen(item: PlanItem): LeftOut[] {
  if (item.kind === 'medicine') {
    const { id, generic } = item.medicine.medicine
    return [{ kind: 'medicine', id, title: generic, ...notChosen }]
  }
  return item.kind === 'question'
    ? [{ kind: 'question', id: item.question.id, title: item.question.text, ...notChosen }]
    : []
}
