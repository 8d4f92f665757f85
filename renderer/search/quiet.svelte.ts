/** How long after the last key it is quiet, in ms: a screen reader drops what it is told while keys are pressed. */
const quietMs = 800

/** Whether no key has been pressed for a while. It lives as long as the screen. */
export class Quiet {
  #now = $state(false)

  get now(): boolean {
    return this.#now
  }

  /** A key was pressed. Returns what has to be called at the next key. */
  interrupt(): () => void {
    this.#now = false
    const timer = setTimeout(() => (this.#now = true), quietMs)
    return () => clearTimeout(timer)
  }
}
