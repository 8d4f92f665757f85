import { type Profile, subtypeOf, type Subtype } from '../../content/schema/profile.ts'
import { forgetting } from '../visit/forgetting.ts'

/** What the visitor told about their cancer. In memory only, gone when the visit ends; null until they told something. */
class ProfileStore {
  #profile = $state.raw<Profile | null>(null)
  #subtype = $derived<Subtype>(this.#profile ? subtypeOf(this.#profile) : 'not-known')
  /** The reader asked to see also what is meant for other people. */
  showEverything = $state(false)

  get value(): Profile | null {
    return this.#profile
  }

  get subtype(): Subtype {
    return this.#subtype
  }

  /** The profile by which pages are read now: null also when the reader wants to see everything. */
  get forReading(): Profile | null {
    return this.showEverything ? null : this.#profile
  }

  set(profile: Profile): void {
    this.#profile = profile
    this.showEverything = false
  }

  reset(): void {
    this.#profile = null
    this.showEverything = false
  }
}

export const profile = forgetting('patient', new ProfileStore())
