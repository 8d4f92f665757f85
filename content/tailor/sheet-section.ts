import type { Guide, Sheet } from '../schema/guide.ts'
import type { PlanSection } from './plan.ts'

/** The section of a sheet to fill in, for whoever it is. */
export function sheetSection(sheet: Sheet, { reviews }: Pick<Guide, 'reviews'>): PlanSection {
  return {
    id: sheet.id,
    part: sheet.id,
    title: sheet.title,
    because: [],
    items: [{ kind: 'sheet', sheet }],
    review: reviews.sheets,
    sources: sheet.sources,
    asOf: sheet.asOf,
  }
}
