import type { Guide } from '../schema/guide.ts'
import { type Medicine, type Risk, risks } from '../schema/medicine.ts'
import { uniqueRefs } from '../schema/provenance.ts'
import type { PlannedMedicine } from './plan.ts'

/** The medicines with a risk that a use is given with: by the medicine's id and the use's, and by risk. */
export type RiskyPartners = ReadonlyMap<string, ReadonlyMap<Risk, readonly string[]>>

/**
 * Adds to the medicines of a handout the warnings of their risks, and the risks of what they are given with. The warning of
 * a partner is printed here only if no such partner is printed itself, for it then has the warning beside it.
 */
export function withRiskWarnings(
  guide: Pick<Guide, 'warnings'>,
  partners: RiskyPartners,
  printed: readonly PlannedMedicine[],
): PlannedMedicine[] {
  const ids = new Set(printed.map(({ medicine }) => medicine.id))
  return printed.map((planned) => withWarnings(planned, ids, partners, guide))
}

function withWarnings(
  planned: PlannedMedicine,
  printed: ReadonlySet<string>,
  partners: RiskyPartners,
  { warnings }: Pick<Guide, 'warnings'>,
): PlannedMedicine {
  const { id } = planned.medicine
  const own = planned.risks.flatMap((risk) => warnings[risk] ?? [])
  const brought = risks.flatMap((risk) => {
    if (planned.risks.includes(risk)) return []
    const by = planned.uses.flatMap(({ indication }) => partners.get(keyOf(id, indication))?.get(risk) ?? [])
    return by.length === 0 ? [] : [{ risk, told: by.some((one) => printed.has(one)) }]
  })
  if (own.length === 0 && brought.length === 0) return planned
  const ofPartners = brought.flatMap(({ risk, told }) => (told ? [] : (warnings[risk] ?? [])))
  return {
    ...planned,
    risks: [...planned.risks, ...brought.map(({ risk }) => risk)],
    riskWarnings: [...own.map(({ text }) => text), ...ofPartners.map(({ withPartner }) => withPartner)],
    sources: uniqueRefs([...planned.sources, ...ofPartners.flatMap(({ sources }) => sources)]),
  }
}

/** The risks of a medicine and of all that one of its uses is given with. */
export function risksWithPartners({ id, indications, risks: own }: Medicine, partners: RiskyPartners): Set<Risk> {
  const brought = indications.flatMap((use) => {
    const byRisk = partners.get(keyOf(id, use.id))
    return risks.filter((risk) => (byRisk?.get(risk) ?? []).length > 0)
  })
  return new Set([...own, ...brought])
}

/** Looks up for each use which of its partners have a risk. */
export function riskyPartners({ medicines }: Pick<Guide, 'medicines'>): RiskyPartners {
  const risky = medicines.filter((medicine) => medicine.risks.length > 0)
  return new Map(
    medicines.flatMap(({ id, indications }) =>
      indications.map((use) => {
        const partners = risky.filter((other) => use.givenWith.some((partner) => isPartner(other, partner)))
        const byRisk = risks.map((risk) => {
          const ids = partners.filter((partner) => partner.risks.includes(risk)).map((partner) => partner.id)
          return [risk, ids] as const
        })
        return [keyOf(id, use.id), new Map(byRisk)] as const
      }),
    ),
  )
}

function keyOf(medicine: string, use: string): string {
  return `${medicine} ${use}`
}

/** Whether `givenWith` can mean this medicine: by its id, or as one of the chemotherapy drugs. */
function isPartner({ id, therapy }: Medicine, partner: string): boolean {
  return id === partner || (therapy === 'chemotherapy' && (partner === 'chemotherapy' || partner === 'taxane'))
}
