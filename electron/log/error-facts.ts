import { codeOf } from './error-text.ts'
import type { LogFacts } from './log.ts'

/**
 * What may be logged of an unforeseen error: its name, its code and where it happened. Its message stays out,
 * since it may quote what a visitor typed.
 */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    code: codeOf(error),
    at: frames
      .slice(0, 5)
      .map((line) => line.trim())
      .join(' < '),
  }
}
