import { biomarkers, type Profile, type Subtype } from '../../content/schema/profile.ts'
import { statedBiomarker } from '../../content/tailor/biomarker-facts.ts'
import type { Fact } from '../../content/tailor/plan.ts'
import { sayFact } from '../../content/tailor/reasons.ts'
import { t } from '../language/language.svelte.ts'

/** A subtype as people say it: 'HER2-positive, hormone receptor-positive'. */
export function subtypeName(subtype: Subtype): string {
  return t(`screens.subtype.${subtype}`)
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
