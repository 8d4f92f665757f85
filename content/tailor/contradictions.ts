import type { MessageKey } from '../messages/messages.ts'
import type { Profile } from '../schema/profile.ts'
import { treatmentsForMetastaticCancer } from './earlier-treatment.ts'

/** Two facts of a profile that cannot both be true: the field to mend, and what to say about it. */
export interface Contradiction {
  field: keyof Profile
  message: MessageKey
  /** Values for the message. `treatments` are ids of earlier treatments, joined by commas. */
  values: Record<string, string>
}

/**
 * What speaks against a profile; empty when nothing does. Whoever takes in a profile refuses it with these reasons.
 * Receptors cannot contradict the subtype, for it is derived; a biomarker has one result by its schema.
 * Source: docs/rules.md rule 7 and 'Refused, with the reason'.
 */
export function contradictions(profile: Profile): Contradiction[] {
  const found: Contradiction[] = []
  if (profile.sex === 'male' && (profile.menopause === 'pre' || profile.menopause === 'post')) {
    found.push({
      field: 'menopause',
      message: 'contradiction.man-with-menopause',
      values: { menopause: profile.menopause },
    })
  }
  const others = profile.prior.filter((stated) => stated !== 'none')
  if (profile.prior.includes('none')) {
    if (others.length > 0) {
      found.push({
        field: 'prior',
        message: 'contradiction.none-and-others',
        values: { treatments: others.join(', ') },
      })
    }
    if (profile.line === 'later')
      found.push({ field: 'line', message: 'contradiction.later-without-earlier', values: {} })
  }
  const metastatic = treatmentsForMetastaticCancer(profile.prior)
  if (profile.line === 'first' && metastatic.length > 0) {
    found.push({
      field: 'line',
      message: 'contradiction.first-after-treatment',
      values: { treatments: metastatic.join(', ') },
    })
  }
  return found
}
