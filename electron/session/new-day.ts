import { today } from './today.ts'

/** A timer of hours would sleep when the machine does, and miss a clock that is set. */
const lookEveryMs = 60_000

/** Calls `turned` each time that it has become another day, within a minute, for as long as the program runs. */
export function onNewDay(turned: () => void): void {
  let day = today()
  const look = () => {
    const now = today()
    if (now === day) return
    day = now
    turned()
  }
  setInterval(look, lookEveryMs).unref()
}
