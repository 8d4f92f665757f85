import type { MessageKey } from '../messages/messages.ts'
import type { Block } from '../schema/block.ts'
import type { GlossaryEntry, HandoutPart, Question, Sheet, SymptomsBySite } from '../schema/guide.ts'
import type { EarlierTreatment, Medicine, Risk, RiskWarning } from '../schema/medicine.ts'
import type { Profile, Subtype } from '../schema/profile.ts'
import type { AsOf, Review, SourceRef } from '../schema/provenance.ts'
import type { FactValues } from '../languages/message-keys.ts'

/** One fact of a profile, as reasons are made of: `sayFact()` puts it into words. */
export type Fact = { [Field in keyof FactValues]: { field: Field; value: FactValues[Field] } }[keyof FactValues]

/**
 * What must go with a use, as a key of the message catalog. The ends of `after` and `not-after` are treatments of the guide's
 * data (`condition.after.trastuzumab-taxane`): `guide check` refuses those without words.
 */
export type UseCondition = Extract<MessageKey, `condition.${string}`> | `condition.${'after' | 'not-after'}.${string}`

/** A use of a medicine that fits this person, with the condition that goes with it (ovarian suppression, GnRH in men …). */
export interface PlannedUse {
  indication: string
  text: string
  /** What must go with it: `condition.suppression`, `condition.gnrh`, `condition.suppression-or-post`. */
  conditions: UseCondition[]
  /** It asks for no test result and no earlier treatment, and is not rare: its words say with what or for what, and no limit. */
  unlimited?: true
  /** A test result of this person opens it. */
  byResult?: true
  /** How many treatments must have gone before, for the condition that says so. */
  count?: string
  /** Earlier treatments that the use asks for. */
  after?: EarlierTreatment[]
}

/** A medicine as it stands on this person's handout. Side effects, checks and notes are already filtered for the profile. */
export interface PlannedMedicine {
  medicine: Pick<Medicine, 'id' | 'generic' | 'shortName' | 'brands' | 'therapy' | 'className' | 'sideEffectsScope'>
  /** `later`: stands under 'Treatments you may hear about later' (decision D13). */
  timing: 'now' | 'later'
  uses: PlannedUse[]
  what: string
  how: string | null
  sideEffects: string[]
  checks: string[]
  notes: string[]
  /** What to watch for and report. Never left out to make room: a short handout has all of them. */
  warnings: string[]
  /** The same for its `risks`. A short handout has these once, in 'When to call us'. */
  riskWarnings: string[]
  /** Risks that it has, or that something has which it is given with. */
  risks: Risk[]
  because: Fact[]
  /** Used only now and then, in each of its `uses` (decision D19). */
  rarely: boolean
  /** What a growth factor goes with, as ids of medicines and kinds of treatment; empty for other medicines. */
  supports: string[]
  /** Sources of what is printed of the medicine, and the oldest date among them: those of other uses do not count. */
  sources: SourceRef[]
  asOf: AsOf
}

export type PlanItem =
  | { kind: 'block'; block: Block }
  /** Blocks that hold only for some people, under a label that says for whom. */
  | { kind: 'passage'; whom: string; blocks: Block[] }
  | { kind: 'medicine'; medicine: PlannedMedicine }
  | { kind: 'symptoms'; symptoms: SymptomsBySite }
  | { kind: 'question'; question: Question }
  | { kind: 'term'; entry: GlossaryEntry }
  | { kind: 'sheet'; sheet: Sheet }
  /**
   * The clinic's own 'When to call us' text, or the form to fill by hand when it has set none; and the warnings of the risks
   * that medicines on this handout have (decision D1).
   */
  | { kind: 'when-to-call'; warnings: RiskWarning[] }

export interface PlanSection {
  /** Stable id: a page id, or the part's name. */
  id: string
  part: HandoutPart
  title: string
  /** Facts that brought the section in; empty = for everyone. */
  because: Fact[]
  items: PlanItem[]
  /** Who has read it: the page, or the text of the guide that it is made from. Null = the clinic's own words. */
  review: Review | null
  sources: SourceRef[]
  asOf: AsOf
}

/** Something the guide has and this handout leaves out, with the facts that kept it out. */
export interface LeftOut {
  /**
   * `use`: uses of a medicine that is printed. `statement`: something else about medicines that are printed. `symptoms`: a list
   * of signs. `term`: a word explained. `extra`: lines to write on, numbered sources, the clinic's own list.
   */
  kind: 'medicine' | 'use' | 'statement' | 'section' | 'sheet' | 'symptoms' | 'block' | 'term' | 'question' | 'extra'
  id: string
  title: string
  reason:
    | 'subtype'
    | 'subtype-not-known'
    | 'biomarker'
    | 'sex'
    | 'menopause'
    | 'line'
    /** Is used only now and then, so it is no first option. */
    | 'rarely'
    | 'prior'
    /** Is for people who had a treatment that was not chosen; `because` names what could be. */
    | 'prior-not-chosen'
    | 'site'
    /** Is for people who lack an answer that this person has. */
    | 'answered'
    /** Asks about one test only, and this person is asked about two at once. */
    | 'asked-together'
    /** Supports treatment with medicines of which this handout names none. */
    | 'nothing-to-support'
    | 'not-chosen'
    /** A word that stands nowhere in what is printed. */
    | 'not-met'
    /** Stands behind 'More about this': told on the screen, not on paper. */
    | 'on-screen'
    | 'sensitive'
    | 'withheld'
    /** Is printed on full handouts only. */
    | 'full-only'
    /** Is left out of this level so that the handout stays short. */
    | 'no-room'
    /** The top of the handout already states it. */
    | 'at-top'
    /** The heading above it already states it. */
    | 'in-heading'
    /** Is printed once, under 'When to call us'. */
    | 'when-to-call'
    /** Would be too small in large print. */
    | 'large-print'
  because: Fact[]
}

/** A use as it is printed. `text` is null where only its conditions are. */
export interface PrintedUse extends Omit<PlannedUse, 'text'> {
  text: string | null
}

/** What one level prints of a medicine besides its names; `what` and `how` in sentences. */
export interface MedicineText {
  what: string[]
  how: string[]
  uses: PrintedUse[]
  sideEffects: string[]
  checks: string[]
  notes: string[]
  /** Its own, and on a full handout those of its risks. */
  warnings: string[]
}

/** From the fullest to the tightest; `full` is the only one of a full handout, which has none of the others. */
export const levelNames = ['full', 'short', 'compact', 'tight', 'tightest'] as const
export type LevelName = (typeof levelNames)[number]
export type PrintSize = 'usual' | 'large'
export type LevelId = `${LevelName}-${PrintSize}`

/**
 * One prepared answer to how much of a plan is printed. The renderer measures, takes the first level of its print size whose
 * pages are few enough, and reports which one it took.
 */
export interface PlanLevel {
  id: LevelId
  size: PrintSize
  /** By medicine id, for each medicine of the plan. */
  medicines: Record<string, MedicineText>
  /** Lines to write on after each question, by section id. */
  answerLines: Record<string, number>
  drawings: boolean
  /** Whether each section has its numbered sources and dates, and the end of the handout its version and review. */
  sectionSources: boolean
  /** Whether the clinic's list of help near by is printed, where it has one. */
  localResources: boolean
  /** What this level leaves out besides `HandoutPlan.leftOut`. */
  leftOut: LeftOut[]
}

/** What the nurse (or the reader) chose to have printed. */
export interface HandoutChoice {
  length: 'short' | 'full'
  /** The parts wanted, in their order; null = the defaults that the profile gives. */
  parts: HandoutPart[] | null
  /** Medicine ids wanted; null = all that fit. One that does not fit stays out, with its reason. */
  medicines: string[] | null
  /** Question ids picked on the screen; null = those that the profile gives. */
  questions: string[] | null
  /** Sensitive matter asked for in this handout, by page id (decision D14). */
  optIn: string[]
}

/** What one handout can hold, in reading order, and at which levels. The screen and the paper render the same plan. */
export interface HandoutPlan {
  /** `medicinesUntil`: the year in which its facts about medicines end; null where they bear no date. */
  guide: { version: string; date: string; language: string; title: string; medicinesUntil: string | null }
  profile: Profile
  subtype: Subtype
  /** For whom, as facts ('HER2-positive', 'after menopause'): the choices, never a name. */
  audience: Fact[]
  choice: HandoutChoice
  sections: PlanSection[]
  /** What the reader added: printed after the rest, and no part of the handout's ID. */
  added?: PlanSection[]
  /** It is no handout: a page, medicine or sheet of the guide, printed where it is shown. */
  reading?: true
  /** What no level prints. */
  leftOut: LeftOut[]
  /** The fullest first, for both print sizes. */
  levels: PlanLevel[]
}

/** The level with this id. Throws a RangeError where the plan has none. */
export function levelOf(plan: Pick<HandoutPlan, 'levels'>, id: LevelId): PlanLevel {
  const level = plan.levels.find((each) => each.id === id)
  if (!level) throw new RangeError(`The plan has no level ${id}`)
  return level
}

/** The level that prints the most. */
export function fullestLevel({ levels: [fullest] }: Pick<HandoutPlan, 'levels'>): PlanLevel {
  if (!fullest) throw new RangeError('The plan has no level')
  return fullest
}

/** All that a handout printed at this level leaves out. */
export function leftOutAt(plan: Pick<HandoutPlan, 'levels' | 'leftOut'>, id: LevelId): LeftOut[] {
  return [...plan.leftOut, ...levelOf(plan, id).leftOut]
}
