/** What is to be done before the program ends, whichever way it is told to. */
export class Closing {
  readonly #steps: (() => Promise<void>)[] = []

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  /** Does all of it. One step that fails does not keep the others from being done. */
  async run(): Promise<void> {
    await Promise.allSettled(this.#steps.map((step) => step()))
  }
}
