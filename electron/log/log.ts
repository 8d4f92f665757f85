/** Plain facts that go with an event. Never anything a visitor typed or chose: no profile, search, note or page. */
export type LogFacts = Record<string, string | number | boolean | null>

/** The structured log: an event's name and its facts, one line each. */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, facts?: LogFacts): void
}
