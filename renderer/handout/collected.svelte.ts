import { isSameReading, mostReadings, type Reading } from '../../content/schema/reading.ts'
import { forgetting } from '../visit/forgetting.ts'

/** The pages, medicines and sheets that the visitor added to the handout, in the order they were added. */
class CollectedReadings {
  #readings = $state.raw<readonly Reading[]>([])

  get readings(): readonly Reading[] {
    return this.#readings
  }

  /** Whether no more can be added. */
  get full(): boolean {
    return this.#readings.length >= mostReadings
  }

  has(reading: Reading): boolean {
    return this.#readings.some((other) => isSameReading(other, reading))
  }

  /** Adds a reading, or takes it out again. Nothing happens when there is no room for it. */
  toggle(reading: Reading): void {
    if (this.has(reading)) this.#readings = this.#readings.filter((other) => !isSameReading(other, reading))
    else if (!this.full) this.#readings = [...this.#readings, reading]
  }

  reset(): void {
    this.#readings = []
  }
}

export const collected = forgetting('patient', new CollectedReadings())
