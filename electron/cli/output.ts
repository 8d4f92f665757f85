/** Exit code of a command: 0 done, 1 failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

/** Where a command writes: results on standard output, errors on standard error, one line a call. */
export interface Lines {
  out: (line: string) => void
  err: (line: string) => void
}
