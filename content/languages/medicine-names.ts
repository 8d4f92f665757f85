/** A published list of medicines: where the names come from, and each generic name with its brands. */
export interface MedicineNameSource {
  title: string
  publisher: string
  /** Date of the list that was read: year, month or day. */
  date: string
  where: string
  /** Generic names in small letters, with brands as they are written. A generic name or a brand may be in several lists. */
  medicines: Readonly<Record<string, readonly string[]>>
}

/** All brands that the lists give for a generic name. The name must be exact: another form of a medicine is another one. */
export function brandsOf(generic: string, sources: readonly MedicineNameSource[]): string[] {
  return sources.flatMap(({ medicines }) => medicines[generic] ?? [])
}
