/** The receptors that make the subtype. */
export const receptors = ['hr', 'her2'] as const
export type Receptor = (typeof receptors)[number]

export function isReceptor(name: string): name is Receptor {
  return receptors.some((receptor) => receptor === name)
}

/** The answer to a receptor test. `unknown` is a value of its own: it is never read as negative. */
export const receptorStatuses = ['positive', 'negative', 'unknown'] as const
export type ReceptorStatus = (typeof receptorStatuses)[number]

type Receptors = Readonly<Record<Receptor, ReceptorStatus>>

/** The subtypes that the guide tells apart (docs/rules.md 1), with the receptors that make them. */
export const receptorsOf = {
  'hr-positive-her2-negative': { hr: 'positive', her2: 'negative' },
  'her2-positive-hr-positive': { hr: 'positive', her2: 'positive' },
  'her2-positive-hr-negative': { hr: 'negative', her2: 'positive' },
  'triple-negative': { hr: 'negative', her2: 'negative' },
  'not-known': { hr: 'unknown', her2: 'unknown' },
} as const satisfies Readonly<Record<string, Receptors>>

export type Subtype = keyof typeof receptorsOf
export const subtypes = Object.keys(receptorsOf) as [Subtype, ...Subtype[]]

/** The subtypes that what is known of the receptors leaves open: one where both are known, two where one is. */
export function openSubtypes(known: Receptors): Subtype[] {
  return subtypes.filter(
    (subtype) =>
      subtype !== 'not-known' &&
      receptors.every(
        (receptor) => known[receptor] === 'unknown' || known[receptor] === receptorsOf[subtype][receptor],
      ),
  )
}

/** The only receptor that is known; null where both are or none is. */
export function onlyKnownReceptor(known: Receptors): Receptor | null {
  const [only, ...others] = receptors.filter((receptor) => known[receptor] !== 'unknown')
  return only !== undefined && others.length === 0 ? only : null
}

/** The subtype that two receptors make: always derived, never stored beside them. One that is unknown makes it `not-known`. */
export function subtypeOf({ hr, her2 }: Receptors): Subtype {
  return subtypes.find((subtype) => receptorsOf[subtype].hr === hr && receptorsOf[subtype].her2 === her2) ?? 'not-known'
}
