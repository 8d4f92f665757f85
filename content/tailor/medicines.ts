import type { Indication, Medicine } from '../schema/medicine.ts'
import { oldest } from '../schema/as-of.ts'
import type { Profile } from '../schema/profile.ts'
import { uniqueRefs } from '../schema/provenance.ts'
import { type DoesNotFit, type Fits, fitOf } from './indications.ts'
import type { Person } from './person.ts'
import type { LeftOut, PlannedMedicine, PlannedUse } from './plan.ts'
import { summary } from './reasons.ts'

/** How far a use came before something spoke against it; the reason that came last says most about the medicine. */
const depth: readonly LeftOut['reason'][] = [
  'subtype',
  'subtype-not-known',
  'biomarker',
  'site',
  'sex',
  'menopause',
  'line',
  'rarely',
  'prior',
]

export type MedicineFit =
  | { timing: 'never'; leftOut: LeftOut }
  /** `otherUses`: those of the medicine that are not told. */
  | { timing: 'now' | 'later'; planned: PlannedMedicine; otherUses: LeftOut[] }

type Untold = Pick<LeftOut, 'reason' | 'because'> & { text: string }

/**
 * What a handout says of one medicine, or why it does not name it.
 * A medicine that fits now is told with the uses that fit now only: the others are no choice at present.
 */
export function planMedicine(medicine: Medicine, profile: Person): MedicineFit {
  const fitting: { fit: Fits; use: PlannedUse; indication: Indication }[] = []
  const against: (DoesNotFit & Untold)[] = []
  for (const indication of medicine.indications) {
    const fit = fitOf(indication, profile)
    if (fit.timing === 'never') against.push({ ...fit, text: indication.use })
    else fitting.push({ fit, use: plannedUse(indication, fit), indication })
  }
  if (fitting.length === 0) return { timing: 'never', leftOut: leftOut(medicine, against) }
  const timing = fitting.some(({ fit }) => fit.timing === 'now') ? 'now' : 'later'
  const told = fitting.filter(({ fit }) => fit.timing === timing)
  const waiting = fitting.flatMap(({ fit, use }): Untold[] =>
    timing === 'now' && fit.waitsFor ? [{ ...fit.waitsFor, text: use.text }] : [],
  )
  return {
    timing,
    otherUses: otherUses(medicine, [...waiting, ...against]),
    planned: {
      medicine: namesOf(medicine),
      timing,
      uses: told.map(({ use }) => use),
      what: medicine.what,
      how: medicine.how,
      sideEffects: concerning(medicine.sideEffects, profile),
      checks: concerning(medicine.checks, profile),
      notes: concerning(medicine.notes, profile),
      warnings: concerning(medicine.warnings, profile),
      riskWarnings: [],
      risks: medicine.risks,
      because: summary(told.flatMap(({ fit }) => fit.because)),
      rarely: told.every(({ indication }) => indication.rarely === true),
      supports: medicine.therapy === 'growth-factor' ? told.flatMap(({ indication }) => indication.givenWith) : [],
      sources: uniqueRefs([...medicine.sources, ...told.flatMap(({ indication }) => indication.sources)]),
      asOf: oldest([medicine.asOf, ...told.map(({ indication }) => indication.asOf)]),
    },
  }
}

function plannedUse({ id, use, count, biomarkers, prior, rarely }: Indication, { conditions }: Fits): PlannedUse {
  const limited = biomarkers.length > 0 || prior.all.length > 0 || prior.none.length > 0 || rarely === true
  return {
    indication: id,
    text: use,
    conditions,
    ...(!limited && { unlimited: true }),
    ...(biomarkers.length > 0 && { byResult: true }),
    ...(count === undefined ? {} : { count }),
    ...(prior.all.length > 0 && { after: prior.all }),
  }
}

function namesOf(medicine: Medicine): PlannedMedicine['medicine'] {
  const { id, generic, shortName, brands, therapy, className, sideEffectsScope } = medicine
  return { id, generic, shortName, brands, therapy, className, sideEffectsScope }
}

/**
 * The notes that can concern a person. One about an organ is left out only for a man: an unknown sex drops nothing
 * (docs/rules.md 3.3).
 */
function concerning(notes: Medicine['notes'], { sex }: Profile): string[] {
  return notes.filter(({ organ }) => organ === null || sex !== 'male').map(({ text }) => text)
}

/** Uses that are not told, those with the same reason together. */
function otherUses({ id, generic }: Medicine, untold: readonly Untold[]): LeftOut[] {
  const byReason = new Map<string, Untold[]>()
  for (const one of untold) {
    const key = [one.reason, ...one.because.map(({ value }) => value)].join(' ')
    byReason.set(key, [...(byReason.get(key) ?? []), one])
  }
  return [...byReason].flatMap(([key, [first, ...others]]): LeftOut[] => {
    if (!first) return []
    const { reason, because } = first
    const title = `${generic}: ${[first, ...others].map(({ text }) => text).join(' / ')}`
    return [{ kind: 'use', id: `${id} ${key}`, title, reason, because }]
  })
}

function leftOut(medicine: Medicine, against: readonly DoesNotFit[]): LeftOut {
  const furthest = against.reduce((best, one) => (depth.indexOf(one.reason) > depth.indexOf(best.reason) ? one : best))
  return {
    kind: 'medicine',
    id: medicine.id,
    title: medicine.generic,
    reason: furthest.reason,
    because: furthest.because,
  }
}
