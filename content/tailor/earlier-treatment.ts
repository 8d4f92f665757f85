import type { EarlierTreatment } from '../schema/medicine.ts'
import { type Prior, priors, type Profile } from '../schema/profile.ts'

/** What one stated treatment implies. Source: docs/rules.md 8. */
const implied: Record<Prior, readonly EarlierTreatment[]> = {
  none: [],
  'hormonal-therapy': ['any-treatment'],
  'aromatase-inhibitor-alone': ['aromatase-inhibitor', 'hormonal-therapy', 'any-treatment'],
  chemotherapy: ['any-treatment'],
  taxane: ['chemotherapy', 'any-treatment'],
  trastuzumab: ['her2-therapies-1plus', 'any-treatment'],
  pertuzumab: ['her2-therapies-1plus', 'any-treatment'],
  't-dm1': ['her2-therapies-1plus', 'any-treatment'],
  'her2-therapies-2plus': ['her2-therapies-1plus', 'any-treatment'],
  'treatments-2plus': ['any-treatment'],
}

/**
 * Earlier treatments that the sources know for metastatic cancer only: after them no treatment is the first one.
 * The others are given for early cancer too. Source: asco-guide L428-440, L462, L536-552; docs/rules.md 4.13.
 */
const forMetastaticCancer: ReadonlySet<Prior> = new Set([
  'pertuzumab',
  't-dm1',
  'her2-therapies-2plus',
  'treatments-2plus',
])

/** All that a person has had, stated or implied. `none` is not in it: a history says what was, never what was not. */
export function treatmentsGiven(profile: Profile): Set<EarlierTreatment> {
  const had = new Set<EarlierTreatment>()
  for (const stated of profile.prior) {
    if (stated !== 'none') had.add(stated)
    for (const follows of implied[stated]) had.add(follows)
  }
  if (profile.line === 'later') had.add('any-treatment')
  return had
}

/** Not named on paper to who has had them, for they are no option again. Source: docs/rules.md 4.14. */
const notGivenAgain: ReadonlySet<Prior> = new Set(['pertuzumab', 't-dm1'])

/**
 * The treatments by which a person has had `one`: itself where it is stated, or those that imply it. Any treatment at all
 * stays unnamed, for what was given may be a medicine that does not fit this cancer.
 */
export function statedFor(one: EarlierTreatment, prior: readonly Prior[]): EarlierTreatment[] {
  const by = prior.filter((each) => each === one || implied[each].includes(one))
  if (by.length === 0) return []
  const named = by.filter((each) => !notGivenAgain.has(each))
  return one === 'any-treatment' || named.length === 0 ? [one] : named.some((each) => each === one) ? [one] : named
}

/** What a person can state that says, or implies, that `token` was given. */
export function impliedBy(token: EarlierTreatment): Prior[] {
  return priors.filter((stated) => stated === token || implied[stated].includes(token))
}

/** Earlier treatments of a profile that show that metastatic cancer has been treated before. */
export function treatmentsForMetastaticCancer(prior: readonly Prior[]): Prior[] {
  return prior.filter((stated) => forMetastaticCancer.has(stated))
}
