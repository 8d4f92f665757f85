import { yearOfNewest } from '../schema/as-of.ts'
import type { Guide } from '../schema/guide.ts'
import type { HandoutPlan } from './plan.ts'

/** What a plan says of its guide. Facts about `medicines` reach until a year; without one, those about all of them do. */
export function planHead(guide: Guide, medicines: Parameters<typeof yearOfNewest>[0]): HandoutPlan['guide'] {
  const { version, date, language, title } = guide
  return {
    version,
    date,
    language,
    title,
    medicinesUntil: yearOfNewest(medicines) ?? yearOfNewest(guide.medicines),
  }
}
