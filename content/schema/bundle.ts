import { limits } from './limits.ts'
import { once } from './once.ts'
import { z } from 'zod'
import { subtype } from './profile.ts'

const id = z.string().min(1).max(60)

/**
 * A named set of choices for a handout, kept by staff: 'New diagnosis, HER2-positive'. It knows the subtype it is meant
 * for and nothing else of anybody. Names of parts are not checked here: a bundle that names one that is gone is kept.
 */
export const bundleSchema = z.strictObject({
  name: z.string().trim().min(1, 'needs a name').max(limits.bundleName, `has at most ${limits.bundleName} characters`),
  /** The subtype it is offered for; null = for every one. */
  subtype: subtype.nullable().default(null),
  length: z.enum(['short', 'full']),
  /** Parts in their order; null = the defaults that the profile gives. */
  parts: z.array(id).overwrite(once).min(1).max(40).nullable().default(null),
  largePrint: z.boolean().default(false),
})
export type Bundle = z.infer<typeof bundleSchema>
