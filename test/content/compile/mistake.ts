import { expect, test } from 'vitest'
import type { Problem } from '../../../content/compile/report/problem.ts'
import { compileSmallGuide, edited } from './small-guide.ts'

export const about = 'en/01-1-about.md'
export const hormonal = 'en/06-1-hormonal.md'

/** A mistake of a person who writes texts, not programs. */
export interface Mistake {
  /** What the writer did, as a colleague would tell it. */
  did: string
  file: string
  /** The passage that was changed, and what it was changed into. */
  passage: string
  into: string
  /** Lines below the passage's first line. */
  below?: number
  message: RegExp
  mend: RegExp
}

export function errorsOf(changes: Parameters<typeof compileSmallGuide>[0]): Problem[] {
  return compileSmallGuide(changes).problems.filter((problem) => problem.severity === 'error')
}

/** Each mistake is reported with file, line, what is wrong and what to do. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  test.each(mistakes)('$did', ({ file, passage, into, below = 0, message, mend }) => {
    const { text, line } = edited(file, passage, into)
    const errors = errorsOf({ [file]: text })
    const found = errors.filter((error) => message.test(error.message) && mend.test(error.mend))
    expect(
      found.map((error) => [error.file, error.line]),
      errors.map((error) => `${error.file}:${error.line} ${error.message} ${error.mend}`).join('\n'),
    ).toContainEqual([file, line + below])
  })
}
