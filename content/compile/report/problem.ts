/** Something wrong in the guide's files, said so that the person who wrote it can mend it. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Path below the guide's folder: `en/06-1-hormonal-therapy.md`. */
  file: string
  line: number
  message: string
  /** What to do about it. */
  mend: string
}

/** What is wrong and what to do about it, in plain words; all of them are in `messages.ts`. */
export interface Advice {
  message: string
  mend: string
}

/** Gathers problems while the guide is read; a compile run goes on after each one. */
export class Problems {
  readonly #found: Problem[] = []

  error(file: string, line: number, advice: Advice): void {
    this.#found.push({ severity: 'error', file, line, ...advice })
  }

  warning(file: string, line: number, advice: Advice): void {
    this.#found.push({ severity: 'warning', file, line, ...advice })
  }

  get hasErrors(): boolean {
    return this.#found.some((problem) => problem.severity === 'error')
  }

  /** All problems by file and line, each said once. */
  sorted(): Problem[] {
    const unique = new Map(this.#found.map((problem) => [JSON.stringify(problem), problem]))
    return [...unique.values()].sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line)
  }
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
export function adviceLines({ message, mend }: Advice): string[] {
  return [message, `    ${mend}`]
}

/** A problem as it is printed: where and what, then what to do. */
export function problemLines({ severity, file, line, message, mend }: Problem, root: string): string[] {
  const kind = severity === 'warning' ? 'note: ' : ''
  return [`${root}/${file}:${line}  ${kind}${message}`, `    ${mend}`]
}
