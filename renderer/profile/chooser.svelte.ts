import type { Profile, Site } from '../../content/schema/profile.ts'
import { type Answers, profileOf, type Step, stepsFor } from './steps.ts'
import { forgetting } from '../visit/forgetting.ts'

/** What a visitor has answered to the questions of 'My cancer type'. Which question is shown is a matter of the route. */
class Chooser {
  #answers = $state.raw<Answers>({})
  #steps = $derived(stepsFor(this.#answers))

  get answers(): Answers {
    return this.#answers
  }

  /** The profile that the answers so far make. */
  get profile(): Profile {
    return profileOf(this.#answers)
  }

  /** Number of a question, from 1, and how many there are as far as is known by now. */
  placeOf(step: Step): { number: number; of: number } {
    return { number: this.#steps.indexOf(step) + 1, of: this.#steps.length }
  }

  /** Takes an answer to a question. Returns the question that comes next; null when that was the last one. */
  answer(step: Step, answer: Answers): Step | null {
    this.#answers = { ...this.#answers, ...answer }
    return this.#steps[this.#steps.indexOf(step) + 1] ?? null
  }

  /** Adds a place the cancer has spread to, or takes it away. */
  toggleSite(site: Site): void {
    const chosen = this.#answers.sites ?? []
    this.#answers = {
      ...this.#answers,
      sites: chosen.includes(site) ? chosen.filter((other) => other !== site) : [...chosen, site],
    }
  }

  reset(): void {
    this.#answers = {}
  }
}

export const chooser = forgetting('patient', new Chooser())
