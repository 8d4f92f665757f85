import { type MedicineAnswer, medicineAnswers } from '../../content/tailor/fit.ts'
import { guide } from '../guide/guide.svelte.ts'
import { keeping } from '../visit/forgetting.ts'
import { profile } from './profile.svelte.ts'

/** Which medicines fit the visitor, as the handout would name them. */
class Fit {
  #answers = $derived(guide.value && medicineAnswers(guide.value, profile.forReading))

  of(medicine: string): MedicineAnswer {
    return this.#answers?.(medicine) ?? 'open'
  }
}

export const fit = keeping('derived from the profile, which is forgotten', new Fit())
