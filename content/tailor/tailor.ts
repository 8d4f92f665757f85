import { oldest } from '../schema/as-of.ts'
import { type GlossaryEntry, type Guide, type HandoutPart, onPaperOnly, type Page } from '../schema/guide.ts'
import { type Risk, risks } from '../schema/medicine.ts'
import { type Profile, subtypeOf } from '../schema/profile.ts'
import { type Review, uniqueRefs } from '../schema/provenance.ts'
import { type Case, caseOf, type Portion } from './case.ts'
import { defaultChoice, isSingleSheets, partsOf, siteOf } from './choice.ts'
import { medicinePortion } from './medicine-sections.ts'
import { pagePortion } from './pages.ts'
import { levelsOf } from './levels.ts'
import {
  type Fact,
  fullestLevel,
  type HandoutChoice,
  type HandoutPlan,
  type LeftOut,
  type PlanItem,
  type PlanLevel,
  type PlannedMedicine,
  type PlanSection,
} from './plan.ts'
import { planHead } from './plan-head.ts'
import { itemTexts } from './plan-text.ts'
import { questionPortion } from './question-sections.ts'
import { audienceOf, excludedBy, sayFact, sitesSaid } from './reasons.ts'
import { sheetSection } from './sheet-section.ts'

/**
 * What one handout holds and leaves out, each with its reason. Pure, and total: it gives a plan for every profile that the
 * schema allows. Profiles that contradict themselves are to be refused before, by `contradictions()`.
 * Source of the rules: docs/rules.md.
 */
export function tailor(guide: Guide, profile: Profile, choice: HandoutChoice = defaultChoice()): HandoutPlan {
  const one = caseOf(guide, profile, choice)
  const parts = partsOf(choice, profile.sites)
  const portions = parts.map((part) => partPortion(part, one))
  const sections = withCallWarnings(
    portions.flatMap((portion) => portion.sections),
    one,
  )
  const audience = audienceOf(one.profile)
  const levels = levelsOf({ sections, audience, choice }, one.index.language, one.t)
  const words = parts.includes('glossary') ? glossaryPortion(sections, fullestLevel({ levels }), one) : noGlossary(one)
  return {
    guide: planHead(guide, medicinesIn(sections)),
    profile,
    subtype: subtypeOf(profile),
    audience,
    choice,
    sections: insertGlossary(words.sections, sections, parts),
    leftOut: [
      ...portions.flatMap((portion) => portion.leftOut),
      ...unchosen(parts, one),
      ...otherSheets(parts, one),
      ...words.leftOut,
    ],
    levels,
  }
}

/** The medicines that the handout of this profile would name, in its order: the rest of it, which takes longer, is not planned. */
export function medicinesFor(
  guide: Guide,
  profile: Profile,
  choice: HandoutChoice = defaultChoice(),
): PlannedMedicine[] {
  if (!partsOf(choice, profile.sites).includes('medicines')) return []
  return medicinesIn(medicinePortion(caseOf(guide, profile, choice)).sections)
}

function medicinesIn(sections: readonly PlanSection[]): PlannedMedicine[] {
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

/**
 * 'When to call us' with the warnings of the risks that this handout brings up: those of the medicines listed, and of any
 * that a text names. So a medicine that is named has its warning on the same paper, whatever else was chosen.
 */
function withCallWarnings(sections: readonly PlanSection[], { guide, index }: Case): PlanSection[] {
  const named = new Set<string>()
  const met = new Set<Risk>()
  for (const item of sections.flatMap(({ items }) => items)) {
    if (item.kind === 'medicine') for (const risk of item.medicine.risks) met.add(risk)
    if (item.kind === 'block') for (const id of index.medicinesIn(item.block)) named.add(id)
  }
  for (const { id, risks } of guide.medicines) if (named.has(id)) for (const risk of risks) met.add(risk)
  const warnings = risks.flatMap((risk) => (met.has(risk) ? (guide.warnings[risk] ?? []) : []))
  if (warnings.length === 0) return [...sections]
  return sections.map((section) =>
    section.part !== 'when-to-call'
      ? section
      : {
          ...section,
          items: section.items.map((item) => (item.kind === 'when-to-call' ? { ...item, warnings } : item)),
          review: guide.reviews.medicines,
          sources: uniqueRefs(warnings.flatMap(({ sources }) => sources)),
          asOf: oldest(warnings.map(({ asOf }) => asOf)),
        },
  )
}

/** What a part holds besides pages. */
function ownPortion(part: HandoutPart, one: Case): Portion {
  switch (part) {
    case 'medicines':
      return medicinePortion(one)
    case 'questions':
      return questionPortion(one)
    case 'symptoms':
      return { sections: symptomSections(one), leftOut: otherSymptoms(one) }
    case 'when-to-call':
      return {
        sections: [bareSection(part, one.t('part.when-to-call'), [{ kind: 'when-to-call', warnings: [] }], null)],
        leftOut: [],
      }
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
        guide.reviews.symptoms,
      ),
      because: profile.sites.length > 0 ? sitesSaid(profile) : [],
      sources: uniqueRefs(symptoms.flatMap(({ sources }) => sources)),
      asOf: oldest(symptoms.map(({ asOf }) => asOf)),
    },
  ]
}

/** Signs of the other places. */
function otherSymptoms({ guide, profile }: Case): LeftOut[] {
  return guide.symptoms
    .filter(({ site }) => site !== 'any' && !profile.sites.includes(site))
    .map(({ site, title }) => ({ kind: 'symptoms', id: site, title, reason: 'site', because: sitesSaid(profile) }))
}

function sheetSections(part: HandoutPart, { guide, profile, choice }: Case): PlanSection[] {
  const site = siteOf(part)
  const because: Fact[] =
    site !== null && profile.sites.includes(site) && !isSingleSheets(choice) ? [{ field: 'site', value: site }] : []
  return guide.sheets.filter(({ id }) => id === part).map((sheet) => ({ ...sheetSection(sheet, guide), because }))
}

/** Why the sheets that are not printed are not. */
function otherSheets(parts: readonly HandoutPart[], { guide, profile, choice }: Case): LeftOut[] {
  return guide.sheets
    .filter(({ id }) => !parts.includes(id))
    .map(({ id, title }) => {
      const site = siteOf(id)
      const elsewhere = choice.parts === null && site !== null && !profile.sites.includes(site)
      const against = elsewhere ? { reason: 'site' as const, because: sitesSaid(profile) } : notChosen
      return { kind: 'sheet', id, title, ...against }
    })
}

/** The words explained are those that stand in what is printed, and that may be explained to this person. */
function glossaryPortion(sections: readonly PlanSection[], level: PlanLevel, one: Case): Portion {
  const met = new Set<string>()
  for (const { title, because, items } of sections) {
    for (const text of [title, ...because.map((fact) => sayFact(fact, one.t))])
      for (const id of one.index.words.wordsIn(text)) met.add(id)
    for (const item of items) for (const id of wordsOf(item, level, one)) met.add(id)
  }
  const entries: GlossaryEntry[] = []
  const leftOut: LeftOut[] = []
  for (const entry of one.guide.glossary) {
    const against = met.has(entry.id)
      ? excludedBy(entry.when, one.profile)
      : { reason: 'not-met' as const, because: [] }
    if (against) leftOut.push({ kind: 'term', id: entry.id, title: entry.term, ...against })
    else entries.push(entry)
  }
  if (entries.length === 0) return { sections: [], leftOut }
  const glossary: PlanSection = {
    ...bareSection(
      'glossary',
      one.t('part.glossary'),
      entries.map((entry): PlanItem => ({ kind: 'term', entry })),
      one.guide.reviews.glossary,
    ),
    sources: uniqueRefs(entries.flatMap(({ sources }) => sources)),
    asOf: oldest(entries.map(({ asOf }) => asOf)),
  }
  return { sections: [glossary], leftOut }
}

function noGlossary({ t }: Case): Portion {
  return { sections: [], leftOut: [{ kind: 'section', id: 'glossary', title: t('part.glossary'), ...notChosen }] }
}

function insertGlossary(
  glossary: readonly PlanSection[],
  sections: readonly PlanSection[],
  parts: readonly HandoutPart[],
): PlanSection[] {
  const after = new Set(parts.slice(parts.indexOf('glossary')))
  const place = sections.findIndex(({ part }) => after.has(part))
  return sections.toSpliced(place < 0 ? sections.length : place, 0, ...glossary)
}

function wordsOf(item: PlanItem, level: PlanLevel, { index: { words }, t }: Case): readonly string[] {
  return item.kind === 'block'
    ? words.wordsInBlock(item.block)
    : itemTexts(item, level, t).flatMap((text) => words.wordsIn(text))
}

function bareSection(part: HandoutPart, title: string, items: PlanItem[], review: Review | null): PlanSection {
  return { id: part, part, title, because: [], items, review, sources: [], asOf: null }
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
  const portions = (['medicines', 'symptoms', 'questions'] as const)
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
  if (item.kind === 'symptoms') {
    const { site, title } = item.symptoms
    return [{ kind: 'symptoms', id: site, title, ...notChosen }]
  }
  return item.kind === 'question'
    ? [{ kind: 'question', id: item.question.id, title: item.question.text, ...notChosen }]
    : []
}
