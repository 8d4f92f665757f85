import { z } from 'zod'
import type { Site } from '../vocabulary/person.ts'

/** When a sheet is printed, unless the parts of a handout are chosen. */
export interface SheetUse {
  /** With this place of spread only (docs/rules.md 5). */
  site?: Site
  /** Only when somebody asks for it (docs/decisions/0010-length-of-handouts.md). */
  onRequest?: true
}

/**
 * Sheets to fill in by hand, in their order. A new one is a row here, its text in `sheets.yaml`, its name in the message
 * catalog and a number in `numbers.yaml`: CONTRIBUTING.md has the recipe.
 */
const sheetTable = {
  'side-effect-diary': {},
  'pain-diary': { site: 'bone' },
  'caregiving-plan': { onRequest: true },
  'treatment-plan-summary': {},
  'medicine-times': { onRequest: true },
} as const satisfies Readonly<Record<string, SheetUse>>

export type SheetPart = keyof typeof sheetTable
export const sheetParts = Object.keys(sheetTable) as SheetPart[]
export const sheetPart = z.enum(sheetParts)

/** The parts a handout is put together from, in their usual order. */
export const handoutParts = [
  'type',
  'goals',
  'treatment',
  'medicines',
  'symptoms',
  'support',
  'questions',
  'when-to-call',
  'glossary',
  ...sheetParts,
] as const
export const handoutPart = z.enum(handoutParts)
export type HandoutPart = z.infer<typeof handoutPart>

/** When a sheet is printed; null for a part that is no sheet. */
export function sheetUseOf(part: HandoutPart): SheetUse | null {
  const uses: Readonly<Partial<Record<HandoutPart, SheetUse>>> = sheetTable
  return uses[part] ?? null
}
