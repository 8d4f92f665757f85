import type { DataFile } from './guide-data.ts'
import type { MedicineFacts, MedicineNames, NamedMedicineFacts } from './known.ts'
import type { MedicineWords } from './records.ts'

/**
 * The facts about the medicines with what each is called in the language; null if either could not be read.
 * A medicine without words is reported elsewhere. Its id stands in for its name, so that the pages naming it are not reported too.
 */
export function namedMedicines(
  facts: DataFile<MedicineFacts[]> | null,
  words: DataFile<MedicineWords> | null,
): NamedMedicineFacts[] | null {
  return facts && words && facts.data.map((medicine) => ({ ...medicine, ...namesIn(words, medicine.id) }))
}

function namesIn({ data }: DataFile<MedicineWords>, id: string): MedicineNames {
  const { generic = id.replaceAll('-', ' '), shortName = null, aliases = [] } = data[id] ?? {}
  return { generic, shortName, aliases }
}
