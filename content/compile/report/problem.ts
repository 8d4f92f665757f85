import { placeAsWritten, withPlainCharacters } from '../../text/plain-characters.ts'
import type { Saying } from './advice/say.ts'

/** Something wrong in the guide's files, said so that the person who wrote it can mend it. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Path below the guide's folder: `en/06-1-hormonal-therapy.md`. */
  file: string
  line: number
  /** Where in the line the words stand that are wrong, from 1; where its text begins, if they are not known. */
  column: number
  /** Id of the rule that found it: `unknown-figure`. */
  rule: string
  message: string
  /** What to do about it. */
  mend: string
}

/** What is wrong and what to do about it, in plain words; all of them are in `messages.ts`. */
export interface Advice extends Saying {
  rule: string
  /** Words that it names, the first being most likely what is wrong. */
  words: readonly string[]
}

/** A problem as it was reported. In which column it is, is looked up at the end, for all at once. */
export interface Reported extends Omit<Problem, 'column'> {
  words: readonly string[]
}

/** Gathers problems while the guide is read; a compile run goes on after each one. */
export class Problems {
  readonly #found: Reported[] = []

  error(file: string, line: number, advice: Advice): void {
    this.#found.push({ severity: 'error', file, line, ...advice })
  }

  warning(file: string, line: number, advice: Advice): void {
    this.#found.push({ severity: 'warning', file, line, ...advice })
  }

  /** How many were reported: a mark for `since`. */
  get count(): number {
    return this.#found.length
  }

  since(count: number): readonly Reported[] {
    return this.#found.slice(count)
  }

  addAll(problems: readonly Reported[]): void {
    this.#found.push(...problems)
  }

  clear(): void {
    this.#found.length = 0
  }

  get hasErrors(): boolean {
    return this.#found.some((problem) => problem.severity === 'error')
  }

  /**
   * All problems by file and line, each said once.
   * @param linesOf The lines of a file; none for one that cannot be read.
   */
  sorted(linesOf: (file: string) => readonly string[]): Problem[] {
    const placed = this.#found.map(({ words, ...problem }): Problem => {
      const column = columnOf(words, linesOf(problem.file)[problem.line - 1] ?? '')
      return { ...problem, column }
    })
    const unique = new Map(placed.map((problem) => [JSON.stringify(problem), problem]))
    return [...unique.values()].sort(
      (a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column,
    )
  }
}

function columnOf(words: readonly string[], line: string): number {
  const found = placeIn(line, words)
  if (found !== undefined) return found + 1
  // Words are reported as they were read: perhaps with a plain hyphen for another one.
  const plain = withPlainCharacters(line)
  const inPlain = plain === line ? undefined : placeIn(plain, words)
  return (inPlain === undefined ? Math.max(0, line.search(/\S/)) : placeAsWritten(line, inPlain)) + 1
}

function placeIn(line: string, words: readonly string[]): number | undefined {
  return words.map((word) => (word === '' ? -1 : line.indexOf(word))).find((at) => at >= 0)
}

/** A place to report to: one file, with lines counted from there. */
export interface Reporter {
  error(line: number, advice: Advice): void
  warning(line: number, advice: Advice): void
}

/** Reports to `problems`, all in one file: its path below the guide's folder. */
export function reporterFor(problems: Problems, file: string): Reporter {
  return {
    error: (line, advice) => problems.error(file, line, advice),
    warning: (line, advice) => problems.warning(file, line, advice),
  }
}

/** What is wrong with the program's own folders, as it is printed: what, then what to do. */
export function adviceLines({ message, mend }: Saying): string[] {
  return [message, `    ${mend}`]
}

/** A problem as it is printed: where and what, then what to do. */
export function problemLines(problem: Problem, root: string): string[] {
  const { severity, file, line, column, rule, message, mend } = problem
  const kind = severity === 'warning' ? 'note: ' : ''
  return [`${root}/${file}:${line}:${column}  ${kind}${message}`, `    ${mend} [${rule}]`]
}
