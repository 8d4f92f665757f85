const dayMs = 86_400_000

/** The Monday of a day's week; both as YYYY-MM-DD. */
export function weekOf(day: string): string {
  const time = Date.parse(day)
  // 1970-01-01 was a Thursday.
  const sinceMonday = (Math.floor(time / dayMs) + 3) % 7
  return new Date(time - sinceMonday * dayMs).toISOString().slice(0, 10)
}

/** The days of whole weeks that are over, by week, newest week first. */
export function pastWeeks(days: readonly string[], today: string): string[][] {
  const current = weekOf(today)
  const weeks = new Map<string, string[]>()
  for (const day of [...days].sort().reverse()) {
    const week = weekOf(day)
    if (week < current) weeks.set(week, [...(weeks.get(week) ?? []), day])
  }
  return [...weeks.values()]
}
