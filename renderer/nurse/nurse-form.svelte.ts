import { decided, fieldOf, statedValue, withValue } from '../../content/schema/biomarker-values.ts'
import {
  type Biomarker,
  biomarkers,
  emptyProfile,
  type Prior,
  type Profile,
  receptorsOf,
  type Site,
  subtypeOf,
  type Subtype,
} from '../../content/schema/profile.ts'
import { type Contradiction, contradictions, sayContradiction } from '../../content/tailor/contradictions.ts'
import { scaleOf, termOf } from '../../content/vocabulary/biomarkers.ts'
import { receptors } from '../../content/vocabulary/receptors.ts'
import { joinWords, t } from '../language/language.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** A fact that a handout would be closer for, were it filled in. */
export type MissingFact =
  'hr' | 'her2' | 'sex' | 'menopause' | 'line' | 'sites' | 'biomarkers' | 'prior' | 'trastuzumab'

/** An answer that may stay open. */
export type OpenAnswer = 'yes' | 'no' | 'unknown'

/** Whether trastuzumab for early cancer can count as a first step of treatment: it is HER2-positive, and was given. */
function hadTrastuzumab({ her2, prior }: Profile): boolean {
  return her2 === 'positive' && prior.includes('trastuzumab')
}

/** What a nurse has filled in so far. It starts from the profile of this visit, if there is one. */
class NurseForm {
  #draft = $state.raw<Profile | null>(null)
  /** Said on purpose that no receptor result is there. */
  #noResult = $state(false)
  /** Whether the cancer spread during trastuzumab, or came back soon after it ended (docs/rules.md 4.13). */
  #soonAfterTrastuzumab = $state<OpenAnswer>('unknown')
  #lineBefore: Profile['line'] = 'unknown'
  /** What is written in fields of scores and is no score. */
  #wrongScores = $state.raw<Partial<Record<Biomarker, string | undefined>>>({})
  #hasWrongScore = $derived(Object.values(this.#wrongScores).some((written) => written !== undefined))
  #contradictions = $derived<Contradiction[]>(contradictions(this.draft))

  get draft(): Profile {
    return this.#draft ?? profile.value ?? emptyProfile
  }

  /** Whether nothing was filled in here. */
  get untouched(): boolean {
    return this.#draft === null
  }

  /** All that does not fit together, in words. */
  get problems(): readonly string[] {
    return this.#contradictions.map(problemText)
  }

  get soonAfterTrastuzumab(): OpenAnswer {
    return this.#soonAfterTrastuzumab
  }

  /** Whether it matters how soon the cancer came back after trastuzumab: no later step was stated otherwise. */
  get asksAboutTrastuzumab(): boolean {
    return hadTrastuzumab(this.draft) && (this.draft.line !== 'later' || this.#soonAfterTrastuzumab === 'yes')
  }

  get subtype(): Subtype {
    return subtypeOf(this.draft)
  }

  /** Whether somebody said something about the type, if only that it is not known. */
  get typeSaid(): boolean {
    const { hr, her2 } = this.draft
    return this.#noResult || hr !== 'unknown' || her2 !== 'unknown' || (this.#draft === null && profile.value !== null)
  }

  /** The type that was chosen as a whole; null while none was, or while only one receptor is known. */
  get chosenType(): Subtype | null {
    const { hr, her2 } = this.draft
    const partly = this.subtype === 'not-known' && (hr !== 'unknown' || her2 !== 'unknown')
    return this.typeSaid && !partly ? this.subtype : null
  }

  /** Whether a handout may be made of it: the type was spoken of, and nothing contradicts. */
  get ready(): boolean {
    return this.typeSaid && this.#contradictions.length === 0 && !this.#hasWrongScore
  }

  /** What is not filled in, of what matters for this person. */
  get missing(): MissingFact[] {
    const { hr, her2, sex, menopause, line, sites, prior } = this.draft
    const open: Record<MissingFact, boolean> = {
      hr: hr === 'unknown',
      her2: her2 === 'unknown',
      sex: sex === 'unknown',
      menopause: menopause === 'unknown' && hr !== 'negative',
      line: line === 'unknown',
      sites: sites.length === 0,
      biomarkers: biomarkers.every((test) => statedValue(this.draft, test) === undefined),
      prior: prior.length === 0 && line !== 'first',
      trastuzumab: this.asksAboutTrastuzumab && this.#soonAfterTrastuzumab === 'unknown',
    }
    return (Object.keys(open) as MissingFact[]).filter((fact) => open[fact])
  }

  /** What is wrong with a field, in words; null when nothing is. */
  problem(field: keyof Profile): string | null {
    const found = this.#contradictions.filter((contradiction) => contradiction.field === field)
    return found.length > 0 ? found.map(problemText).join(' ') : null
  }

  /** What is wrong with the test results, in words; null when nothing is. */
  get biomarkerProblem(): string | null {
    const found = [...new Set(biomarkers.map(fieldOf))].flatMap((field) => this.problem(field) ?? [])
    return found.length > 0 ? found.join(' ') : null
  }

  /** A man has no menopausal status: choosing 'man' sets it, unless the nurse said otherwise. */
  change(change: Partial<Profile>): void {
    this.#fillIn(this.draft, change)
  }

  #fillIn(before: Profile, change: Partial<Profile>): void {
    const draft = { ...before, ...change }
    if (change.sex === 'male' && this.draft.menopause === 'unknown') draft.menopause = 'not-applicable'
    if (change.sex && change.sex !== 'male' && this.draft.menopause === 'not-applicable') draft.menopause = 'unknown'
    if (change.line) this.#soonAfterTrastuzumab = 'unknown'
    if (!hadTrastuzumab(draft)) {
      if (this.#soonAfterTrastuzumab === 'yes') draft.line = this.#lineBefore
      this.#soonAfterTrastuzumab = 'unknown'
    }
    this.#draft = draft
    if (draft.hr !== 'unknown' || draft.her2 !== 'unknown') this.#noResult = false
  }

  /** Fills in both receptors at once. */
  chooseType(subtype: Subtype): void {
    this.change(receptorsOf[subtype])
    this.#noResult = subtype === 'not-known'
  }

  toggleSite(site: Site): void {
    this.change({ sites: toggled(this.draft.sites, site) })
  }

  togglePrior(prior: Prior): void {
    this.change({ prior: toggled(this.draft.prior, prior) })
  }

  /** 'Yes' makes this a later step of treatment; taken back, the step is what it was. */
  answerSoonAfterTrastuzumab(answer: OpenAnswer): void {
    const { line } = this.draft
    const before = this.#soonAfterTrastuzumab === 'yes' ? this.#lineBefore : line
    this.change({ line: answer === 'yes' ? 'later' : before })
    this.#lineBefore = before
    this.#soonAfterTrastuzumab = answer
  }

  /** Takes a result, level or score. A receptor that follows from it is filled in. */
  setBiomarker(test: Biomarker, value: string | number): void {
    const draft = withValue(this.draft, test, value === 'unknown' ? undefined : value)
    const receptor = receptors.find((one) => one === termOf(test).decides?.on)
    const [follows] = receptor ? decided(draft, receptor) : []
    this.#fillIn(draft, receptor && follows ? { [receptor]: follows.result } : {})
  }

  /** What is written in the field of a score. */
  scoreText(test: Biomarker): string {
    return this.#wrongScores[test] ?? String(statedValue(this.draft, test) ?? '')
  }

  /** Takes a score as it is written. What is no score counts as not known, and no handout is made until it is corrected. */
  writeScore(test: Biomarker, written: string): void {
    const scale = scaleOf(test)
    const digits = written.trim()
    const isScore = scale.kind === 'score' && /^\d{1,3}$/.test(digits) && Number(digits) <= scale.max
    const isWrong = !isScore && digits !== ''
    this.#wrongScores = { ...this.#wrongScores, [test]: isWrong ? written : undefined }
    this.setBiomarker(test, isScore ? Number(digits) : 'unknown')
  }

  /** What is wrong with the score that is written, in words; null when nothing is. */
  scoreProblem(test: Biomarker): string | null {
    const scale = scaleOf(test)
    if (scale.kind !== 'score' || this.#wrongScores[test] === undefined) return null
    return t('screens.nurse.score.problem', { max: scale.max })
  }

  /** Makes the draft the profile of this visit. Refused, with false, while it contradicts itself. */
  take(): boolean {
    if (this.#contradictions.length > 0 || this.#hasWrongScore) return false
    profile.set(this.draft)
    return true
  }

  reset(): void {
    this.#draft = null
    this.#wrongScores = {}
    this.#noResult = false
    this.#soonAfterTrastuzumab = 'unknown'
    this.#lineBefore = 'unknown'
  }
}

function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

function problemText(contradiction: Contradiction): string {
  const treatments = contradiction.treatments.map((prior) => t(`screens.prior.${prior}`))
  return sayContradiction(contradiction, joinWords(treatments, 'and'), t)
}

export const nurseForm = forgetting('patient', new NurseForm())
