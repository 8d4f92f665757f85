import type { Site } from '../../content/schema/profile.ts'
import { type Answers, profileOf, type Step, stepsFor } from './steps.ts'

/** Where a visitor is in the questions of 'My cancer type', and what they answered. */
class Chooser {
  #answers = $state.raw<Answers>({})
  #at = $state(0)
  #steps = $derived(stepsFor(this.#answers))

  get step(): Step {
    return this.#steps[this.#at] ?? 'knows'
  }

  /** Number of the question shown, from 1, and how many there are as far as is known by now. */
  get place(): { number: number; of: number } {
    return { number: this.#at + 1, of: this.#steps.length }
  }

  get answers(): Answers {
    return this.#answers
  }

  get isFirst(): boolean {
    return this.#at === 0
  }

  get profile(): ReturnType<typeof profileOf> {
    return profileOf(this.#answers)
  }

  /** Takes an answer and shows the next question. Returns whether that was the last one. */
  answer(answer: Answers): boolean {
    this.#answers = { ...this.#answers, ...answer }
    if (this.#at + 1 >= this.#steps.length) return true
    this.#at += 1
    return false
  }

  /** Adds a place the cancer has spread to, or takes it away. */
  toggleSite(site: Site): void {
    const chosen = this.#answers.sites ?? []
    this.#answers = { ...this.#answers, sites: chosen.includes(site) ? chosen.filter((other) => other !== site) : [...chosen, site] }
  }

  back(): void {
    if (this.#at > 0) this.#at -= 1
  }

  /** Starts over at the first question; the answers stay chosen. */
  again(): void {
    this.#at = 0
  }

  reset(): void {
    this.#answers = {}
    this.#at = 0
  }
}

export const chooser = new Chooser()
