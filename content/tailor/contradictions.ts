import type { MessageKey, Translate } from '../messages/messages.ts'
import { decidable, decided, fieldOf, statedValue } from '../schema/biomarker-values.ts'
import type { Biomarker, Prior, Profile } from '../schema/profile.ts'
import { isReceptor, type Receptor } from '../vocabulary/receptors.ts'
import { biomarkerFact } from './biomarker-facts.ts'
import { treatmentsForMetastaticCancer } from './earlier-treatment.ts'
import type { Fact } from './plan.ts'
import { sayFact } from './reasons.ts'

/** Two facts of a profile that cannot both be true: the field to mend, and what to say about it. */
export interface Contradiction {
  field: keyof Profile
  message: Extract<MessageKey, `contradiction.${string}`>
  /** The earlier treatments that the message names. */
  treatments: readonly Prior[]
  /** The facts that the message names. */
  facts: readonly Fact[]
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
      treatments: [],
      facts: [],
    })
  }
  const others = profile.prior.filter((stated) => stated !== 'none')
  if (profile.prior.includes('none')) {
    if (others.length > 0) {
      found.push({
        field: 'prior',
        message: 'contradiction.none-and-others',
        treatments: others,
        facts: [],
      })
    }
    if (profile.line === 'later')
      found.push({ field: 'line', message: 'contradiction.later-without-earlier', treatments: [], facts: [] })
  }
  const metastatic = treatmentsForMetastaticCancer(profile.prior)
  if (profile.line === 'first' && metastatic.length > 0) {
    found.push({
      field: 'line',
      message: 'contradiction.first-after-treatment',
      treatments: metastatic,
      facts: [],
    })
  }
  return [...found, ...decidable().flatMap((on) => decidedOtherwise(profile, on))]
}

/** Test results that do not follow from the score or level that decides them; a receptor that is decided must be stated. */
function decidedOtherwise(profile: Profile, on: Biomarker | Receptor): Contradiction[] {
  const said = isReceptor(on) ? profile[on] : statedValue(profile, on)
  if (said === undefined) return []
  return decided(profile, on).flatMap(({ from, result }): Contradiction[] =>
    result === said
      ? []
      : [
          {
            field: isReceptor(on) ? on : fieldOf(on),
            message: 'contradiction.results',
            treatments: [],
            facts: [
              biomarkerFact(from, profile),
              isReceptor(on) ? { field: on, value: profile[on] } : biomarkerFact(on, profile),
            ],
          },
        ],
  )
}

/**
 * A contradiction in words.
 * @param named The names of its treatments, joined as the reader is used to.
 */
export function sayContradiction({ message, facts }: Contradiction, named: string, t: Translate): string {
  const [first = '', second = ''] = facts.map((fact) => sayFact(fact, t))
  return t(message, { treatments: named, first, second })
}
