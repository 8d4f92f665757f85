import type { Biomarker, Prior, Profile, Site } from '../../content/schema/profile.ts'
import { type Contradiction, contradictions } from '../../content/tailor/contradictions.ts'
import { joinWords, t, tryMessage } from '../language/language.svelte.ts'
import { emptyProfile, profile } from './profile.svelte.ts'

/** What a nurse has filled in so far. It starts from the profile of this visit, if there is one. */
class NurseForm {
  #draft = $state.raw<Profile | null>(null)
  #contradictions = $derived<Contradiction[]>(contradictions(this.draft))

  get draft(): Profile {
    return this.#draft ?? profile.value ?? emptyProfile
  }

  get contradictions(): readonly Contradiction[] {
    return this.#contradictions
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
    this.#draft = draft
  }

  toggleSite(site: Site): void {
    this.change({ sites: toggled(this.draft.sites, site) })
  }

  togglePrior(prior: Prior): void {
    this.change({ prior: toggled(this.draft.prior, prior) })
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

  /** Empties every field. */
  clear(): void {
    this.#draft = emptyProfile
  }

  reset(): void {
    this.#draft = null
  }
}

function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

function problemText({ message, values }: Contradiction): string {
  const treatments = (values['treatments'] ?? '')
    .split(', ')
    .map((token) => tryMessage(`screens.prior.${token}`) ?? token)
  return t(message, { ...values, treatments: joinWords(treatments, 'conjunction') })
}

export const nurseForm = new NurseForm()
