import type { Language } from '../languages/language.ts'
import { sentenceTexts } from '../text/sentences.ts'
import type { Translate } from '../messages/messages.ts'
import type { EarlierTreatment } from '../schema/medicine.ts'
import { impliedBy } from './earlier-treatment.ts'
import type {
  Fact,
  HandoutChoice,
  HandoutPlan,
  LeftOut,
  LevelName,
  MedicineText,
  PlanLevel,
  PlannedMedicine,
  PlannedUse,
  PlanSection,
  UseCondition,
} from './plan.ts'

/** What a level of a short handout prints where there is room for it. What limits a use is on every level. */
interface Room {
  name: LevelName
  /** Lines for the answer to a question. */
  answerLines: number
  /** How a medicine is taken. */
  how: boolean
  /** Uses without a limit, which say with what or for what a medicine is given. */
  unlimitedUses: boolean
}

const shortLevels: readonly Room[] = [
  { name: 'short', answerLines: 1, how: true, unlimitedUses: true },
  { name: 'compact', answerLines: 0, how: true, unlimitedUses: true },
  { name: 'tight', answerLines: 0, how: false, unlimitedUses: true },
  { name: 'tightest', answerLines: 0, how: false, unlimitedUses: false },
]

/** Lines for the answer to a question that someone picked. */
const pickedAnswerLines = 2
/** Lines for the answer to each of the questions that come first on a full handout. */
const firstAnswerLines = 1

/** The levels at which a plan with these sections can be printed, the fullest first, for both print sizes. */
export function levelsOf(
  { sections, audience, choice }: Pick<HandoutPlan, 'sections' | 'audience' | 'choice'>,
  language: Language,
  t: Translate,
): PlanLevel[] {
  const levels =
    choice.length === 'full'
      ? [fullLevel(sections, choice, language)]
      : shortLevels.map(shortLevelOf(sections, audience, choice, language, t))
  const drawings = sections.flatMap(drawingsLeftOut)
  return (['usual', 'large'] as const).flatMap((size) =>
    levels.map(({ name, leftOut, ...level }): PlanLevel => {
      const large = size === 'large'
      return {
        ...level,
        id: `${name}-${size}`,
        size,
        drawings: !large,
        leftOut: large ? [...leftOut, ...drawings] : leftOut,
      }
    }),
  )
}

type BareLevel = Omit<PlanLevel, 'id' | 'size' | 'drawings'> & { name: LevelName }

function fullLevel(sections: readonly PlanSection[], choice: HandoutChoice, language: Language): BareLevel {
  return {
    name: 'full',
    medicines: textsOf(medicinesIn(sections), (planned) => wholeText(planned, language)),
    answerLines: answerLinesIn(sections, (id) => (id === 'questions' ? firstAnswerLines : (pickedLines(choice) ?? 0))),
    sectionSources: true,
    localResources: true,
    leftOut: [],
  }
}

/** Makes the levels of a short handout. What they have in common is put together once. */
function shortLevelOf(
  sections: readonly PlanSection[],
  audience: readonly Fact[],
  choice: HandoutChoice,
  language: Language,
  t: Translate,
): (room: Room) => BareLevel {
  const given = audience.filter(({ field }) => field === 'prior').map(({ value }) => value)
  const medicines = sections.flatMap((section) =>
    groupsOf(medicinesIn([section])).flatMap((group) => medicinesInRow(group, given, language)),
  )
  const always = [
    ...statementsLeftOut(medicines, t),
    extra('section-sources', 'full-only', t),
    extra('local-resources', 'full-only', t),
  ]
  return (room) => {
    const answerLines = answerLinesIn(sections, () => pickedLines(choice) ?? room.answerLines)
    const withoutLines = Object.values(answerLines).includes(0)
    return {
      name: room.name,
      medicines: Object.fromEntries(medicines.map((each) => [each.planned.medicine.id, shortText(each, room)])),
      answerLines,
      sectionSources: false,
      localResources: false,
      leftOut: [
        ...medicines.flatMap((each) => usesLeftOut(each, room)),
        ...howLeftOut(medicines, room, t),
        ...(withoutLines ? [extra('answer-lines', 'no-room', t)] : []),
        ...always,
      ],
    }
  }
}

function medicinesIn(sections: readonly PlanSection[]): PlannedMedicine[] {
  return sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])))
}

/** Medicines of one kind of treatment, which a short handout puts in one row. */
function groupsOf(medicines: readonly PlannedMedicine[]): PlannedMedicine[][] {
  const groups = new Map<string, PlannedMedicine[]>()
  for (const planned of medicines) {
    const { therapy } = planned.medicine
    groups.set(therapy, [...(groups.get(therapy) ?? []), planned])
  }
  return [...groups.values()]
}

function textsOf(
  medicines: readonly PlannedMedicine[],
  textOf: (planned: PlannedMedicine) => MedicineText,
): PlanLevel['medicines'] {
  return Object.fromEntries(medicines.map((planned) => [planned.medicine.id, textOf(planned)]))
}

function answerLinesIn(
  sections: readonly PlanSection[],
  linesFor: (section: string) => number,
): PlanLevel['answerLines'] {
  const asking = sections.filter(({ items }) => items.some(({ kind }) => kind === 'question'))
  return Object.fromEntries(asking.map(({ id }) => [id, linesFor(id)]))
}

function pickedLines({ questions }: HandoutChoice): number | null {
  return questions === null ? null : pickedAnswerLines
}

function wholeText(planned: PlannedMedicine, language: Language): MedicineText {
  const { what, how, uses, sideEffects, checks, notes, warnings, riskWarnings } = planned
  return {
    what: sentenceTexts(what, language),
    how: how === null ? [] : sentenceTexts(how, language),
    uses,
    sideEffects,
    checks,
    notes,
    warnings: [...warnings, ...riskWarnings],
  }
}

/** A medicine of a short handout before its level is known. */
interface MedicineInRow {
  planned: PlannedMedicine
  howSentences: string[]
  /** The use that is printed; null where it has none. */
  kept: OpenUse | null
  /** The uses that no level prints. */
  otherUses: LeftOut[]
}

/** The medicines of one row, with the use that each is printed with. `given`: earlier treatments named at the top. */
function medicinesInRow(
  group: readonly PlannedMedicine[],
  given: readonly string[],
  language: Language,
): MedicineInRow[] {
  const counts = new Map<string, number>()
  for (const { uses } of group)
    for (const text of new Set(uses.map((use) => use.text))) counts.set(text, (counts.get(text) ?? 0) + 1)
  return group.map((planned) => {
    const open = planned.uses.map((use) => ({ use, conditions: openConditions(use, given) }))
    const [kept = null, ...others] = inOrderOfUse(open, counts)
    const howSentences = planned.how === null ? [] : sentenceTexts(planned.how, language)
    const otherUses = others.map(({ use }) => use)
    return {
      planned,
      howSentences,
      kept,
      otherUses: otherUses.length === 0 ? [] : [useLeftOut(planned.medicine, otherUses, 'full-only')],
    }
  })
}

/** A medicine as one level of a short handout prints it. */
function shortText({ planned, howSentences, kept }: MedicineInRow, room: Room): MedicineText {
  const { checks, warnings } = planned
  const text = kept && !reasonWithoutUse(kept.use, planned, room) ? kept.use.text : null
  return {
    what: [],
    how: room.how ? howSentences.slice(0, 1) : [],
    uses: kept ? [{ ...kept.use, text, conditions: kept.conditions }] : [],
    sideEffects: [],
    checks,
    notes: [],
    warnings,
  }
}

/** The uses of a medicine whose words a level does not print. */
function usesLeftOut({ planned, kept, otherUses }: MedicineInRow, room: Room): LeftOut[] {
  const reason = kept && reasonWithoutUse(kept.use, planned, room)
  return kept && reason ? [useLeftOut(planned.medicine, [kept.use], reason), ...otherUses] : otherUses
}

/** Why the words of a use are not printed, though its conditions are; null = they are printed. */
function reasonWithoutUse(
  { indication, unlimited }: PlannedUse,
  { medicine }: PlannedMedicine,
  { unlimitedUses }: Room,
): LeftOut['reason'] | null {
  if (indication === medicine.therapy) return 'in-heading'
  return unlimited && !unlimitedUses ? 'no-room' : null
}

/**
 * Treatments of which a use asks for more than that they were given, such as that they no longer help. The top of a handout
 * says only which ones were given, so these conditions are always printed (docs/rules.md D20).
 */
const askForMore: ReadonlySet<EarlierTreatment> = new Set(['any-treatment', 'hormonal-therapy', 'aromatase-inhibitor'])

/** The conditions of a use without those that the top of the handout shows to be met. */
function openConditions({ conditions, after = [] }: PlannedUse, given: readonly string[]): UseCondition[] {
  const isAtTop = (token: EarlierTreatment) =>
    !askForMore.has(token) && impliedBy(token).some((prior) => given.includes(prior))
  const met = after.length > 0 && after.every(isAtTop)
  return met ? conditions.filter((key) => !key.startsWith('condition.after.')) : conditions
}

/** A use with the conditions that are still to be printed. */
interface OpenUse {
  use: PlannedUse
  conditions: UseCondition[]
}

/**
 * The use to print first: the one with the fewest conditions. Of these, one that a test result opens, for it is special to
 * this person, then one that more medicines of the row share.
 */
function inOrderOfUse(uses: readonly OpenUse[], sharedBy: ReadonlyMap<string, number>): OpenUse[] {
  const rank = ({ use, conditions }: OpenUse) => [
    conditions.length,
    use.byResult ? 0 : 1,
    -(sharedBy.get(use.text) ?? 0),
  ]
  return uses.toSorted((a, b) => compareLists(rank(a), rank(b)))
}

/** Compares by the first number in which two lists differ. */
function compareLists(one: readonly number[], other: readonly number[]): number {
  return one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function useLeftOut(
  { id, generic }: PlannedMedicine['medicine'],
  uses: readonly PlannedUse[],
  reason: LeftOut['reason'],
): LeftOut {
  const title = `${generic}: ${uses.map(({ text }) => text).join(' / ')}`
  return { kind: 'use', id: `${id} ${reason}`, title, reason, because: [] }
}

/** What a level leaves out of how medicines are taken. */
function howLeftOut(medicines: readonly MedicineInRow[], { how }: Room, t: Translate): LeftOut[] {
  return how
    ? statement(
        'how-details',
        'full-only',
        medicines.filter(({ howSentences }) => howSentences.length > 1),
        t,
      )
    : statement(
        'how',
        'no-room',
        medicines.filter(({ howSentences }) => howSentences.length > 0),
        t,
      )
}

/** What every level of a short handout leaves out of its medicines. */
function statementsLeftOut(medicines: readonly MedicineInRow[], t: Translate): LeftOut[] {
  const listed = (id: Statement, reason: LeftOut['reason'], isLeftOut: (planned: PlannedMedicine) => boolean) =>
    statement(
      id,
      reason,
      medicines.filter(({ planned }) => isLeftOut(planned)),
      t,
    )
  const cut = medicines.filter(({ kept }) => kept !== null && kept.conditions.length < kept.use.conditions.length)
  return [
    ...listed('what', 'full-only', () => true),
    ...listed('class', 'full-only', ({ medicine }) => medicine.className !== null),
    ...statement('conditions', 'at-top', cut, t),
    ...listed('side-effects', 'full-only', ({ sideEffects }) => sideEffects.length > 0),
    ...listed('notes', 'full-only', ({ notes }) => notes.length > 0),
    ...listed('risk-warnings', 'when-to-call', ({ riskWarnings }) => riskWarnings.length > 0),
  ]
}

/** What else of a medicine can be left out. */
type Statement = 'what' | 'class' | 'how' | 'how-details' | 'conditions' | 'side-effects' | 'notes' | 'risk-warnings'

function statement(
  id: Statement,
  reason: LeftOut['reason'],
  without: readonly MedicineInRow[],
  t: Translate,
): LeftOut[] {
  if (without.length === 0) return []
  const medicines = without.map(({ planned }) => planned.medicine.generic).join(', ')
  return [{ kind: 'statement', id, title: t(`leftout.statement.${id}`, { medicines }), reason, because: [] }]
}

function extra(id: 'answer-lines' | 'section-sources' | 'local-resources', reason: LeftOut['reason'], t: Translate) {
  return { kind: 'extra', id, title: t(`leftout.extra.${id}`), reason, because: [] } satisfies LeftOut
}

/** Lettering of drawings would be smaller than large print. */
function drawingsLeftOut({ title, items }: PlanSection): LeftOut[] {
  return items.flatMap((item): LeftOut[] => {
    if (item.kind !== 'block' || item.block.type !== 'drawing') return []
    const { id, caption, alt } = item.block
    return [{ kind: 'block', id, title: `${title}: ${caption ?? alt}`, reason: 'large-print', because: [] }]
  })
}
