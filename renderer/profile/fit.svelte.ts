import { medicinesFor } from '../../content/tailor/tailor.ts'
import { guide } from '../guide/guide.svelte.ts'
import { profile } from './profile.svelte.ts'
import { keeping } from '../visit/forgetting.ts'

/** Which medicines fit the visitor, as the handout would name them: one rule for screen and paper. */
class Fit {
  #named = $derived.by(() => {
    const reader = profile.forReading
    if (!guide.value || !reader || profile.subtype === 'not-known') return null
    return new Map(medicinesFor(guide.value, reader).map(({ medicine, timing }) => [medicine.id, timing]))
  })

  /** `now` or `later`: it fits; `no`: it does not; `open`: too little is known about the visitor to say. */
  of(medicine: string): 'now' | 'later' | 'no' | 'open' {
    if (!this.#named) return 'open'
    return this.#named.get(medicine) ?? 'no'
  }
}

export const fit = keeping('derived from the profile, which is forgotten', new Fit())
