import { capitalized } from '../../content/text/capitals.ts'
import { biomarkers, type Profile, type Subtype, subtypeOf } from '../../content/schema/profile.ts'
import { statedBiomarker } from '../../content/tailor/biomarker-facts.ts'
import type { Fact } from '../../content/tailor/plan.ts'
import { sayFact } from '../../content/tailor/reasons.ts'
import { onlyKnownReceptor } from '../../content/vocabulary/receptors.ts'
import { t } from '../language/language.svelte.ts'

/** A subtype as people say it: 'HER2-positive, hormone receptor-positive'. */
export function subtypeName(subtype: Subtype): string {
  return t(`screens.subtype.${subtype}`)
}

/** The type as far as a person told it: the subtype, or the only receptor that is known. */
export function typeName(profile: Profile): string {
  switch (onlyKnownReceptor(profile)) {
    case 'hr':
      return capitalized(sayFact({ field: 'hr', value: profile.hr }, t))
    case 'her2':
      return capitalized(sayFact({ field: 'her2', value: profile.her2 }, t))
    case null:
      return subtypeName(subtypeOf(profile))
  }
}

/** What a person told besides the receptors, a few words each; what is not known is left out. */
export function statedFacts(profile: Profile): string[] {
  const facts: Fact[] = [
    { field: 'sex', value: profile.sex },
    { field: 'menopause', value: profile.menopause },
    ...biomarkers.flatMap((test) => statedBiomarker(test, profile) ?? []),
    ...profile.sites.map((site): Fact => ({ field: 'site', value: site })),
    { field: 'line', value: profile.line },
    ...profile.prior.map((prior): Fact => ({ field: 'prior', value: prior })),
  ]
  return facts.filter(({ value }) => value !== 'unknown' && value !== 'not-applicable').map((fact) => sayFact(fact, t))
}
