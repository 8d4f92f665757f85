/** How long after the last key it is quiet, in ms: a screen reader drops what it is told while keys are pressed. */
const quietMs = 800

/** Whether something is typed, and no key has been pressed for a while. It lives as long as the screen. */
export class Quiet {
  #now = $state(false)

  get now(): boolean {
    return this.#now
  }

  /** A key has made this query. Returns what has to be called at the next key. */
  interrupt(query: string): () => void {
    this.#now = false
    const timer = setTimeout(() => (this.#now = query !== ''), quietMs)
    return () => clearTimeout(timer)
  }
}
