const everyHours = 4
const hourMs = 3_600_000

/** Milliseconds until the next full hour that is a multiple of four, by the local clock. */
export function untilNextWrite(now: Date): number {
  const next = new Date(now)
  next.setHours((Math.floor(now.getHours() / everyHours) + 1) * everyHours, 0, 0, 0)
  return Math.min(everyHours * hourMs, Math.max(1000, next.getTime() - now.getTime()))
}

/** Writes at 0, 4, 8, 12, 16 and 20 o'clock, for as long as the program runs. */
export function writeAtFixedHours(write: () => Promise<void>): void {
  const timer = setTimeout(() => {
    void write().finally(() => writeAtFixedHours(write))
  }, untilNextWrite(new Date()))
  timer.unref()
}
