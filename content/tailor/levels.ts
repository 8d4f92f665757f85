import type { Translate } from '../messages/messages.ts'
import type { History } from '../schema/medicine.ts'
import { impliedBy } from './history.ts'
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
  t: Translate,
): PlanLevel[] {
  const levels =
    choice.length === 'full'
      ? [fullLevel(sections, choice)]
      : shortLevels.map((room) => shortLevel(room, sections, audience, choice, t))
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

function fullLevel(sections: readonly PlanSection[], choice: HandoutChoice): BareLevel {
  return {
    name: 'full',
    medicines: textsOf(medicinesIn(sections), wholeText),
    answerLines: answerLinesIn(sections, (id) => (id === 'questions' ? firstAnswerLines : (pickedLines(choice) ?? 0))),
    sectionSources: true,
    localResources: true,
    leftOut: [],
  }
}

function shortLevel(
  room: Room,
  sections: readonly PlanSection[],
  audience: readonly Fact[],
  choice: HandoutChoice,
  t: Translate,
): BareLevel {
  const answerLines = answerLinesIn(sections, () => pickedLines(choice) ?? room.answerLines)
  const shortened = sections.flatMap((section) =>
    groupsOf(medicinesIn([section])).flatMap((group) =>
      group.map((planned) => shorten(planned, group, audience, room)),
    ),
  )
  const withoutLines = Object.values(answerLines).includes(0)
  return {
    name: room.name,
    medicines: Object.fromEntries(shortened.map(({ planned, text }) => [planned.medicine.id, text])),
    answerLines,
    sectionSources: false,
    localResources: false,
    leftOut: [
      ...shortened.flatMap(({ uses }) => uses),
      ...statementsLeftOut(shortened, t),
      ...(withoutLines ? [extra('answer-lines', 'no-room', t)] : []),
      extra('section-sources', 'full-only', t),
      extra('local-resources', 'full-only', t),
    ],
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

function wholeText(planned: PlannedMedicine): MedicineText {
  const { what, how, uses, sideEffects, checks, notes, warnings, riskWarnings } = planned
  return {
    what: sentences(what),
    how: how === null ? [] : sentences(how),
    uses,
    sideEffects,
    checks,
    notes,
    warnings: [...warnings, ...riskWarnings],
  }
}

interface Shortened {
  planned: PlannedMedicine
  text: MedicineText
  /** Uses that are not printed. */
  uses: LeftOut[]
  /** Statements that are not printed, with the reason. */
  statements: [Statement, LeftOut['reason']][]
}

/** What else of a medicine can be left out; each has a message `leftout.statement.…`. */
const statements = [
  'what',
  'class',
  'how',
  'how-details',
  'conditions',
  'side-effects',
  'notes',
  'risk-warnings',
] as const
type Statement = (typeof statements)[number]

/** A medicine as a short handout prints it. `group`: the medicines of its row. */
function shorten(
  planned: PlannedMedicine,
  group: readonly PlannedMedicine[],
  audience: readonly Fact[],
  room: Room,
): Shortened {
  const { medicine, uses, how, sideEffects, notes, riskWarnings, checks, warnings } = planned
  const open = uses.map((use) => ({ use, conditions: openConditions(use, audience) }))
  const [kept, ...others] = inOrderOfUse(open, group)
  const sentencesOfHow = how === null ? [] : sentences(how)
  const reasonWithout = kept && reasonWithoutUse(kept.use, planned, room)
  const text: MedicineText = {
    what: [],
    how: room.how ? sentencesOfHow.slice(0, 1) : [],
    uses: kept ? [{ ...kept.use, text: reasonWithout ? null : kept.use.text, conditions: kept.conditions }] : [],
    sideEffects: [],
    checks,
    notes: [],
    warnings,
  }
  const isCut = kept !== undefined && kept.conditions.length < kept.use.conditions.length
  return {
    planned,
    text,
    uses: [
      ...(kept && reasonWithout ? [useLeftOut(medicine, [kept.use], reasonWithout)] : []),
      ...(others.length > 0
        ? [
            useLeftOut(
              medicine,
              others.map(({ use }) => use),
              'full-only',
            ),
          ]
        : []),
    ],
    statements: [
      ['what', 'full-only'],
      ...only('class', 'full-only', medicine.className !== null),
      ...only('how', 'no-room', !room.how && sentencesOfHow.length > 0),
      ...only('how-details', 'full-only', room.how && sentencesOfHow.length > 1),
      ...only('conditions', 'at-top', isCut),
      ...only('side-effects', 'full-only', sideEffects.length > 0),
      ...only('notes', 'full-only', notes.length > 0),
      ...only('risk-warnings', 'when-to-call', riskWarnings.length > 0),
    ],
  }
}

function only(statement: Statement, reason: LeftOut['reason'], present: boolean): Shortened['statements'] {
  return present ? [[statement, reason]] : []
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
const askForMore: ReadonlySet<History> = new Set(['any-treatment', 'hormonal-therapy', 'aromatase-inhibitor'])

/** The conditions of a use without those that the top of the handout shows to be met. */
function openConditions({ conditions, after = [] }: PlannedUse, audience: readonly Fact[]): string[] {
  const given = audience.filter(({ field }) => field === 'prior').map(({ value }) => value)
  const isAtTop = (token: History) => !askForMore.has(token) && impliedBy(token).some((prior) => given.includes(prior))
  const met = after.length > 0 && after.every(isAtTop)
  return met ? conditions.filter((key) => !key.startsWith('condition.after.')) : conditions
}

interface OpenUse {
  use: PlannedUse
  conditions: string[]
}

/**
 * The use to print first: the one with the fewest conditions. Of these, one that a test result opens, for it is special to
 * this person, then one that more medicines of the row share.
 */
function inOrderOfUse(uses: readonly OpenUse[], group: readonly PlannedMedicine[]): OpenUse[] {
  const shared = ({ text }: PlannedUse) => group.filter((other) => other.uses.some((use) => use.text === text)).length
  const rank = ({ use, conditions }: OpenUse) => [conditions.length, use.byResult ? 0 : 1, -shared(use)]
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

/** What is left out of the medicines, those with the same statement left out together. */
function statementsLeftOut(shortened: readonly Shortened[], t: Translate): LeftOut[] {
  return statements.flatMap((statement): LeftOut[] => {
    const without = shortened.flatMap(({ planned, statements }) =>
      statements.flatMap(([name, reason]) => (name === statement ? [{ planned, reason }] : [])),
    )
    const [first] = without
    if (!first) return []
    const medicines = without.map(({ planned }) => planned.medicine.generic).join(', ')
    const title = t(`leftout.statement.${statement}`, { medicines })
    return [{ kind: 'statement', id: statement, title, reason: first.reason, because: [] }]
  })
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

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]) +(?=\p{Lu})/u)
}
