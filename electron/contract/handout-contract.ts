import { limits } from '../../content/schema/limits.ts'
import { z } from 'zod'
import type { ChoiceSet } from '../../content/bundles/bundle-choice.ts'
import type { Recalled } from '../../content/recall/recall.ts'
import { type Bundle, bundleSchema } from '../../content/schema/bundle.ts'
import { handoutPart, handoutParts } from '../../content/schema/handout-part.ts'
import { once } from '../../content/schema/once.ts'
import { channel } from './channel.ts'
import { pinSchema } from './pin.ts'

/** A set of choices as it is offered. */
export interface OfferedBundle {
  bundle: Bundle
  /** Whether staff saved it on this kiosk; the others come with the guide and stay. */
  own: boolean
  /** Parts it names that no longer exist: it needs mending. */
  missing: string[]
}

/** Why no note may be added now: it takes the staff PIN, or the clinic wants none; null = one may be. */
export type NoteRefusal = 'staff' | 'off' | null

const chosenParts = z.array(handoutPart).overwrite(once).min(1).max(handoutParts.length).nullable()

const savedBundle = bundleSchema.extend({ parts: chosenParts })

/** What the window may ask about handouts of earlier days and about sets of choices. */
export const handoutContract = {
  /** A handout found again by its ID; `content/recall/say.ts` puts its changes into words. An ID that cannot be read is refused with a message that says why. */
  'handout:recall': channel<Recalled>()(z.strictObject({ id: z.string().max(limits.handoutIdText) })),
  /** Whether a note may be added to the handouts of this patient: `null`, or why not. */
  'notes:state': channel<NoteRefusal>()(z.null()),
  /** Tries the staff PIN for the notes of this patient. Answers as `notes:state`; `staff:state` says how long to wait. */
  'notes:allow': channel<NoteRefusal>()(z.strictObject({ pin: pinSchema })),
  'bundles:list': channel<OfferedBundle[]>()(z.null()),
  /** Saves a set under its name, over an own one of that name; answers with all that are offered then. */
  'bundles:save': channel<OfferedBundle[]>()(z.strictObject({ bundle: savedBundle }), { staffOnly: true }),
  /** Sets of choices that nurses used lately: parts, length and large print, of at least two visits. */
  'bundles:lately': channel<ChoiceSet[]>()(z.null()),
  /** Says that a nurse printed with these choices. */
  'bundles:used': channel<null>()(
    z.strictObject({ length: bundleSchema.shape.length, parts: chosenParts, largePrint: z.boolean() }),
  ),
  'bundles:remove': channel<OfferedBundle[]>()(z.strictObject({ name: z.string().max(200) }), { staffOnly: true }),
}
