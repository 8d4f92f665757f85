import type { MessageKey, MessageValues } from '../../../content/messages/messages.ts'

type ProblemKey = Extract<MessageKey, `handout.logo.problem.${string}`>
type Kind = ProblemKey extends `handout.logo.problem.${infer Name}` ? Name : never

/** What is wrong with the file of a logo, and the fix: a message of the catalog. */
export interface LogoProblem {
  key: ProblemKey
  values: MessageValues
}

export function logoProblem(kind: Kind, values: MessageValues = {}): LogoProblem {
  return { key: `handout.logo.problem.${kind}`, values }
}

/** Thrown where a logo turns out to be one that is not printed. */
export class LogoRefused extends Error {
  readonly problem: LogoProblem

  constructor(kind: Kind, values: MessageValues = {}) {
    super(kind)
    this.problem = logoProblem(kind, values)
  }
}
