import { z } from 'zod'

/** A staff PIN: digits only, so that a pad of large keys can type it. */
export const pinSchema = z.string().regex(/^\d{6,12}$/, 'must have 6 to 12 digits')
