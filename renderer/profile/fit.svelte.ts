import { tailor } from '../../content/tailor/tailor.ts'
import { guide } from '../guide/guide.svelte.ts'
import { profile } from './profile.svelte.ts'

/** Which medicines fit the visitor, as the handout would name them: one rule for screen and paper. */
class Fit {
  #plan = $derived.by(() => {
    const reader = profile.forReading
    return guide.value && reader && profile.subtype !== 'not-known' ? tailor(guide.value, reader) : null
  })
  #named = $derived(
    new Map(
      this.#plan?.sections
        .flatMap((section) => section.items)
        .flatMap((item) =>
          item.kind === 'medicine' ? [[item.medicine.medicine.id, item.medicine.when] as const] : [],
        ),
    ),
  )

  /** `now` or `later`: it fits; `no`: it does not; `open`: too little is known about the visitor to say. */
  of(medicine: string): 'now' | 'later' | 'no' | 'open' {
    if (!this.#plan) return 'open'
    return this.#named.get(medicine) ?? 'no'
  }
}

export const fit = new Fit()
