import type { EarlierTreatment, Indication } from '../schema/medicine.ts'
import type { Profile } from '../schema/profile.ts'
import { isMet, partsOf } from '../schema/requirement.ts'
import { biomarkerFact } from './biomarker-facts.ts'
import { statedFor, treatmentsForMetastaticCancer } from './earlier-treatment.ts'
import type { Person } from './person.ts'
import type { Fact, LeftOut, UseCondition } from './plan.ts'
import { priorSaid, sitesSaid, subtypeFacts, subtypeReason } from './reasons.ts'

/** A use that fits: now, or under 'Treatments you may hear about later'; `conditions` are message keys that print with it. */
export interface Fits {
  timing: 'now' | 'later'
  conditions: UseCondition[]
  because: Fact[]
  /** What keeps it from being a choice now; null when it is one. */
  waitsFor: Against | null
}
/** A use that does not fit, with the first thing that speaks against it. */
export interface DoesNotFit extends Against {
  timing: 'never'
}
type Against = Pick<LeftOut, 'reason' | 'because'>
export type Fit = Fits | DoesNotFit

/**
 * Whether one use of a medicine fits a person.
 * Asked in this order: subtype, biomarkers, sites, sex and menopause, line and earlier treatment (docs/rules.md rule 1).
 * Subtype, biomarker, site and sex decide whether the medicine may be named at all; line and history only when.
 */
export function fitOf(indication: Indication, profile: Person): Fit {
  return (
    tumorSpeaksAgainst(indication, profile) ?? bodySpeaksAgainst(indication, profile) ?? timingOf(indication, profile)
  )
}

function never(reason: LeftOut['reason'], ...because: Fact[]): DoesNotFit {
  return { timing: 'never', reason, because }
}

function tumorSpeaksAgainst(indication: Indication, profile: Person): DoesNotFit | null {
  const { subtype } = profile
  if (!indication.subtypes.includes(subtype)) return never(subtypeReason(profile), { field: 'subtype', value: subtype })
  const { biomarkers, sites } = indication
  if (biomarkers.length > 0 && !biomarkers.some((one) => isMet(one, profile))) {
    const asked = new Set(biomarkers.map((one) => partsOf(one).id))
    return never('biomarker', ...[...asked].map((one) => biomarkerFact(one, profile)))
  }
  if (sites.length > 0 && !sites.some((one) => profile.sites.includes(one))) return never('site', ...sitesSaid(profile))
  return null
}

function bodySpeaksAgainst(indication: Indication, profile: Profile): DoesNotFit | null {
  const { sex, menopause } = profile
  if ((sex === 'male' && indication.men === 'no') || (sex === 'female' && indication.men === 'only')) {
    return never('sex', { field: 'sex', value: sex })
  }
  if (sex === 'male') return null
  // Menopause not known gives the medicines of before menopause (decision 'menopause unknown').
  const excluded =
    indication.menopause === 'post' ? menopause !== 'post' : indication.menopause === 'pre' && menopause === 'post'
  return excluded ? never('menopause', { field: 'menopause', value: menopause }) : null
}

function timingOf(indication: Indication, profile: Person): Fit {
  const { had } = profile
  const repeated = indication.prior.none.filter((one) => had.has(one))
  if (repeated.length > 0) return never('prior', ...repeated.map((value): Fact => ({ field: 'prior', value })))
  if (indication.line === 'first') {
    if (profile.line === 'later') return never('line', { field: 'line', value: 'later' })
    const treated = treatmentsForMetastaticCancer(profile.prior)
    if (treated.length > 0) return never('prior', ...treated.map((value): Fact => ({ field: 'prior', value })))
  }
  const missing = indication.prior.all.filter((one) => !had.has(one))
  // Decision D19: what is used only now and then is never among the first options.
  if (indication.rarely && profile.line === 'first') return never('rarely', { field: 'line', value: 'first' })
  if (profile.line === 'first') {
    // Decision D13: on the handout of a first treatment, medicines for later are not named.
    if (indication.line === 'later') return never('line', { field: 'line', value: 'first' })
    if (missing.length > 0) return never('prior', ...priorSaid(profile))
  }
  const isForLater = indication.line === 'later' || indication.rarely === true
  const later = missing.length > 0 || (isForLater && profile.line === 'unknown')
  return {
    timing: later ? 'later' : 'now',
    conditions: conditionsOf(indication, profile),
    because: later
      ? openedBy(indication, profile)
      : [...openedBy(indication, profile), ...historyFacts(indication, profile)],
    waitsFor: later ? waitsFor(missing, profile) : null,
  }
}

/**
 * What a use asks for that this profile leaves open, as message keys in the order in which screen and paper state them.
 * `plan-text.ts` puts a key into words.
 */
export function conditionsOf(indication: Indication, profile: Profile): UseCondition[] {
  return [
    ...bodyConditions(indication, profile),
    ...partnerConditions(indication, profile),
    ...historyConditions(indication, profile),
    ...(indication.estrogenReceptors ? (['condition.estrogen-receptors'] as const) : []),
  ]
}

/** Why a use is none now: what must have been given before, or else a later step. */
function waitsFor(missing: readonly EarlierTreatment[], { line }: Profile): Against {
  return missing.length > 0
    ? { reason: 'prior-not-chosen', because: missing.map((value): Fact => ({ field: 'prior', value })) }
    : { reason: 'line', because: [{ field: 'line', value: line }] }
}

/**
 * What must go with a use because of sex and menopause, as message keys.
 * Source: asco-guide L338-344, L350, L452 (the rule on aromatase inhibitors); decision D7 (men on fulvestrant).
 */
function bodyConditions(indication: Indication, { sex, menopause }: Profile): UseCondition[] {
  if (sex === 'male') {
    if (indication.men === 'with-gnrh') return ['condition.gnrh']
    const injectionUnclear = indication.menopause === 'suppression' || indication.menopause === 'post'
    return injectionUnclear ? ['condition.ask-gnrh'] : []
  }
  if (menopause === 'post') return []
  if (indication.menopause === 'pre') return menopause === 'pre' ? [] : ['condition.before-menopause']
  if (indication.menopause !== 'suppression') return []
  if (menopause === 'pre') return ['condition.suppression']
  if (sex === 'female' || indication.men === 'no') return ['condition.suppression-or-post']
  return [indication.men === 'with-gnrh' ? 'condition.suppression-or-gnrh' : 'condition.suppression-or-ask-gnrh']
}

/**
 * What must go with a medicine that is given with some hormonal therapy, for that may be an aromatase inhibitor or fulvestrant.
 * Source: asco-guide L338-344, L350; decision D7.
 */
function partnerConditions({ givenWith }: Indication, { sex, menopause }: Profile): UseCondition[] {
  if (!givenWith.includes('hormonal-therapy')) return []
  if (sex === 'male') return ['condition.partner.gnrh']
  if (menopause === 'post') return []
  if (menopause === 'pre') return ['condition.partner.suppression']
  return [sex === 'unknown' ? 'condition.partner.suppression-or-gnrh' : 'condition.partner.suppression-or-post']
}

/**
 * The source's own words on what must have been given before (decision D2), or must not. A profile that states no earlier
 * treatment meets the second by itself.
 */
export function historyConditions({ prior }: Pick<Indication, 'prior'>, profile: Profile): UseCondition[] {
  const after: UseCondition[] = prior.all.length === 0 ? [] : [`condition.after.${prior.all.join('-')}`]
  if (profile.prior.includes('none')) return after
  return [...after, ...prior.none.map((one): UseCondition => `condition.not-after.${one}`)]
}

function openedBy(indication: Indication, profile: Profile): Fact[] {
  const met = indication.biomarkers.filter((one) => isMet(one, profile))
  const sites = indication.sites.filter((one) => profile.sites.includes(one))
  return [
    ...subtypeFacts(indication, profile),
    ...met.map((one) => biomarkerFact(partsOf(one).id, profile)),
    ...sites.map((value): Fact => ({ field: 'site', value })),
    ...bodyFacts(indication, profile),
  ]
}

function bodyFacts(indication: Indication, profile: Profile): Fact[] {
  if (profile.sex === 'male')
    return indication.men === 'only' || indication.men === 'with-gnrh' ? [{ field: 'sex', value: 'male' }] : []
  return indication.menopause === 'any' ? [] : [{ field: 'menopause', value: profile.menopause }]
}

function historyFacts(indication: Indication, profile: Profile): Fact[] {
  const line: Fact[] =
    indication.line === 'any' || profile.line === 'unknown' ? [] : [{ field: 'line', value: profile.line }]
  const had = indication.prior.all.flatMap((one) => statedFor(one, profile.prior))
  // A later line says by itself that there was treatment before.
  if (had.length === 0 && indication.prior.all.length > 0) return [{ field: 'line', value: profile.line }]
  return [...line, ...had.map((value): Fact => ({ field: 'prior', value }))]
}
