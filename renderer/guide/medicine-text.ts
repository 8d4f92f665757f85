import type { Guide } from '../../content/schema/guide.ts'
import type { Medicine } from '../../content/schema/medicine.ts'
import { joinWords } from '../language/language.svelte.ts'

/** A short statement on a medicine, as it stands on its page. */
export type MedicineNote = Medicine['notes'][number]

/** The other names of a medicine, for its card: "Ibrance", "T-DM1, Kadcyla"; null where it has none. */
export function namesOf(medicine: Medicine): string | null {
  const names = [...(medicine.shortName === null ? [] : [medicine.shortName]), ...medicine.brands]
  return names.length > 0 ? joinWords(names, 'unit') : null
}

/** What to watch for with a medicine: its own warnings, then those of its risks. */
export function warningsOf({ warnings, risks }: Medicine, guide: Pick<Guide, 'warnings'> | null): MedicineNote[] {
  const brought = risks.flatMap((risk) => guide?.warnings[risk]?.text ?? [])
  return [...warnings, ...brought.map((text) => ({ text, organ: null }))]
}

/** What stands under the name of a medicine on its card: its other names, and its use where that is used only now and then. */
export function cardTextOf(medicine: Medicine): string | null {
  const rare = medicine.indications.every(({ rarely }) => rarely) ? medicine.indications[0]?.use : undefined
  const texts = [namesOf(medicine), rare].filter((text) => text !== null && text !== undefined)
  return texts.length > 0 ? texts.join(' · ') : null
}
