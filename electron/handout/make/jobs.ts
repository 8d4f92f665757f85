import type { HandoutLook, Sides } from '../../contract/contract.ts'
import type { HandoutChoice, HandoutPlan } from '../../../content/tailor/plan.ts'
import type { FinishedPdf } from '../handout.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import type { Reading } from '../../../content/schema/reading.ts'
import type { Profile } from '../../../content/schema/profile.ts'
import type { Clinic } from '../letterhead/look.ts'

/** What a handout is made from: what was ordered, with what the shell adds. */
export interface HandoutJob {
  profile: Profile
  choice: HandoutChoice
  /** What the reader added to it. */
  added?: Reading[] | undefined
  /** Makes no handout, but prints this page, medicine or sheet alone, without an ID. */
  reading?: Reading
  look: HandoutLook
  sides: Sides
  /** It is a test page, and says so. */
  testPage?: true
  clinic: Clinic | null
  /** Day it is made, YYYY-MM-DD. */
  date: string
}

export interface MadeHandout extends FinishedPdf {
  /** Null where a reading was printed alone. Its `plan` has no sections where the guide does not have it, or withholds it. */
  id: string | null
  plan: HandoutPlan
  /** Characters of the note that are not printed as they are written. */
  noteMissing: string[]
}

/** What the worker is started with. */
export interface WorkerStart {
  guide: Guide
}

/** What the worker is sent: a handout to make, the guide for all later ones, or that the visit has ended. */
export type Message =
  { kind: 'job'; id: number; job: HandoutJob } | { kind: 'guide'; guide: Guide } | { kind: 'forget' }

/** What the worker reports; `forgotten` answers each `forget`. */
export type Report =
  | { kind: 'made'; id: number; handout: MadeHandout }
  | { kind: 'failed'; id: number; reason: string }
  | { kind: 'forgotten' }
