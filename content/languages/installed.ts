import { english } from './en/language.ts'
import type { Language } from './language.ts'

/** The languages that are installed; the first is that of a machine whose settings name none. */
export const installed: readonly [Language, ...Language[]] = [english]
