import type { Log, LogFacts } from '../../electron/log/log.ts'

/** A log for tests that keeps its lines. */
export interface KeptLog extends Log {
  text(): string
}

export function keptLog(): KeptLog {
  const lines: string[] = []
  const keep = (event: string, facts?: LogFacts) => void lines.push(`${event} ${JSON.stringify(facts ?? {})}`)
  return { info: keep, warn: keep, error: keep, text: () => lines.join('\n') }
}
