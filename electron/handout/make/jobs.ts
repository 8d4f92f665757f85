import type { HandoutLook, Sides } from '../../contract/contract.ts'
import type { HandoutChoice, HandoutPlan } from '../../../content/tailor/plan.ts'
import type { FinishedPdf } from '../handout.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import type { Profile } from '../../../content/schema/profile.ts'
import type { Clinic } from '../letterhead/look.ts'

/** What a handout is made from. */
export interface HandoutOrder {
  profile: Profile
  choice: HandoutChoice
  look: HandoutLook
  sides: Sides
  /** It is a test page, and says so. */
  testPage?: true
  clinic: Clinic | null
  /** Day it is made, YYYY-MM-DD. */
  date: string
}

export interface MadeHandout extends FinishedPdf {
  id: string
  plan: HandoutPlan
  /** Characters of the note that are not printed as they are written. */
  noteMissing: string[]
}

/** What the worker is started with. */
export interface WorkerStart {
  guide: Guide
}

/** What the worker is told: to make a handout, of which guide it makes all that come after, or that the visit has ended. */
export type Message =
  { kind: 'order'; id: number; order: HandoutOrder } | { kind: 'guide'; guide: Guide } | { kind: 'forget' }

/** What the worker says; `forgotten` answers each `forget`. */
export type Report =
  | { kind: 'made'; id: number; handout: MadeHandout }
  | { kind: 'failed'; id: number; reason: string }
  | { kind: 'forgotten' }
