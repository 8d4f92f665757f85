import type { Log, LogFacts } from './log.ts'

export interface LineLimit {
  /** How many lines an event may write in a row. */
  burst: number
  /** After how long it may write one more, in ms. */
  regainMs: number
  /** A clock in ms that never runs back. */
  now: () => number
}

/**
 * More than a healthy kiosk writes of any event. At this rate one event needs more than two months to fill the log and its
 * older file.
 */
const usualLimit: LineLimit = { burst: 100, regainMs: 10 * 60_000, now: () => performance.now() }

/** What an event may still write, and what of it was left out since its last line. */
interface Allowance {
  level: keyof Log
  lines: number
  countedAt: number
  unwritten: number
}

export interface LimitedLog extends Log {
  /** Writes how many lines were left out; for the end of the program. */
  flush(): void
}

/**
 * Limits the lines of each event, so that a flood of one event (a page that makes refused calls without end) does not push
 * the others out of a log of limited size. The event's next line says in `unwritten` how many were left out before it.
 */
export function limitLines(log: Log, { burst, regainMs, now }: LineLimit = usualLimit): LimitedLog {
  const allowances = new Map<string, Allowance>()

  const allowanceOf = (event: string, level: keyof Log): Allowance => {
    const known = allowances.get(event)
    if (known) return known
    const full = { level, lines: burst, countedAt: now(), unwritten: 0 }
    allowances.set(event, full)
    return full
  }
  const writer = (level: keyof Log) => (event: string, facts?: LogFacts) => {
    const allowance = allowanceOf(event, level)
    const regained = Math.floor((now() - allowance.countedAt) / regainMs)
    allowance.countedAt += regained * regainMs
    allowance.lines = Math.min(burst, allowance.lines + regained)
    allowance.level = level
    if (allowance.lines === 0) {
      allowance.unwritten++
      return
    }
    allowance.lines--
    const { unwritten } = allowance
    allowance.unwritten = 0
    log[level](event, unwritten > 0 ? { ...facts, unwritten } : facts)
  }
  return {
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    flush() {
      for (const [event, { level, unwritten }] of allowances) if (unwritten > 0) log[level](event, { unwritten })
      allowances.clear()
    },
  }
}
