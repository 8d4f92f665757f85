/** Something the person at the keyboard can mend: its message says what is wrong and what to do, in plain lines. */
export class SetupProblem extends Error {
  override name = 'SetupProblem'
}

/** Runs a script's job. A setup problem is printed without a stack and ends the script with exit code 1. */
export function runScript(job: () => Promise<void>): void {
  job().catch((error: unknown) => {
    console.error(error instanceof SetupProblem ? `\n${error.message}` : error)
    process.exitCode = 1
  })
}
