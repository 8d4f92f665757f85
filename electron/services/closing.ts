/** A print system that does not answer must keep nobody waiting, neither staff nor a machine that is being switched off. */
const longestWaitMs = 5_000

/** What is to be done before the program ends, whichever way it is told to. */
export class Closing {
  readonly #steps: (() => Promise<void>)[] = []

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  /** Does all of it, or as much as five seconds allow. One step that fails does not keep the others from being done. */
  async run(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs).unref())
    await Promise.race([Promise.allSettled(this.#steps.map((step) => step())), late])
  }
}
