import {
  type Biomarker,
  emptyProfile,
  type Prior,
  type Profile,
  receptorsOf,
  type Site,
  subtypeOf,
  type Subtype,
} from '../../content/schema/profile.ts'
import { type Contradiction, contradictions } from '../../content/tailor/contradictions.ts'
import { joinWords, t, tryMessage } from '../language/language.svelte.ts'
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
    return this.typeSaid && this.#contradictions.length === 0
  }

  /** What is not filled in, of what matters for this person. */
  get missing(): MissingFact[] {
    const { hr, her2, sex, menopause, line, sites, biomarkers, prior } = this.draft
    const open: Record<MissingFact, boolean> = {
      hr: hr === 'unknown',
      her2: her2 === 'unknown',
      sex: sex === 'unknown',
      menopause: menopause === 'unknown' && hr !== 'negative',
      line: line === 'unknown',
      sites: sites.length === 0,
      biomarkers: Object.keys(biomarkers).length === 0,
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

  /** A man has no menopausal status: choosing 'man' sets it, unless the nurse said otherwise. */
  change(change: Partial<Profile>): void {
    const draft = { ...this.draft, ...change }
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

  setBiomarker(test: Biomarker, result: 'positive' | 'negative' | 'unknown'): void {
    const others = Object.fromEntries(Object.entries(this.draft.biomarkers).filter(([other]) => other !== test))
    this.change({ biomarkers: result === 'unknown' ? others : { ...others, [test]: result } })
  }

  /** Makes the draft the profile of this visit. Refused, with false, while it contradicts itself. */
  take(): boolean {
    if (this.#contradictions.length > 0) return false
    profile.set(this.draft)
    return true
  }

  reset(): void {
    this.#draft = null
    this.#noResult = false
    this.#soonAfterTrastuzumab = 'unknown'
    this.#lineBefore = 'unknown'
  }
}

function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

function problemText({ message, values }: Contradiction): string {
  const treatments = [values['treatments'] ?? []].flat().map((token) => tryMessage(`screens.prior.${token}`) ?? token)
  return t(message, { ...values, treatments: joinWords(treatments, 'and') })
}

export const nurseForm = forgetting('patient', new NurseForm())
