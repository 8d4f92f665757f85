/**
 * Asks at once, and again `everyMs` milliseconds after each answer, until the returned function is called. A slow answer
 * is waited for, so that no two questions are under way.
 */
export function poll(everyMs: number, ask: () => Promise<unknown>): () => void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = (): void => {
    void ask().finally(() => {
      if (!stopped) timer = setTimeout(turn, everyMs)
    })
  }
  turn()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
