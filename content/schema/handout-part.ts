import { z } from 'zod'

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
  'side-effect-diary',
  'pain-diary',
  'caregiving-plan',
  'treatment-plan-summary',
  'medicine-times',
] as const
export const handoutPart = z.enum(handoutParts)
export type HandoutPart = z.infer<typeof handoutPart>
