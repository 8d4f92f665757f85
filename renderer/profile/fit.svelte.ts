import { openSubtypes, receptorsOf } from '../../content/vocabulary/receptors.ts'
import { medicinesFor } from '../../content/tailor/tailor.ts'
import { guide } from '../guide/guide.svelte.ts'
import { profile } from './profile.svelte.ts'
import { keeping } from '../visit/forgetting.ts'

/** Which medicines fit the visitor, as the handout would name them: one rule for screen and paper. */
class Fit {
  /** What fits, for each subtype that is open: one where both receptors are known, two where one is. Null = too little is known. */
  #named = $derived.by(() => {
    const reader = profile.forReading
    const { value } = guide
    if (!value || !reader || (reader.hr === 'unknown' && reader.her2 === 'unknown')) return null
    return openSubtypes(reader).map((subtype) => {
      const fitting = medicinesFor(value, { ...reader, ...receptorsOf[subtype] })
      return new Map(fitting.map(({ medicine, timing }) => [medicine.id, timing]))
    })
  })

  /** `now` or `later`: it fits; `no`: it does not; `open`: too little is known about the visitor to say. */
  of(medicine: string): 'now' | 'later' | 'no' | 'open' {
    const [fits = 'open', ...others] = this.#named?.map((named) => named.get(medicine) ?? 'no') ?? []
    return others.every((other) => other === fits) ? fits : 'open'
  }
}

export const fit = keeping('derived from the profile, which is forgotten', new Fit())
