import type { Language } from '../../../content/languages/language.ts'
import { madeUp } from './made-up.ts'

/** The registry of a program that is built for a test: in place of content/languages/installed.ts. */
export const installed: readonly [Language, ...Language[]] = [madeUp]
