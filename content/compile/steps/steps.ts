import { Problems, type Reported } from '../report/problem.ts'
import { type Use, Uses } from './uses.ts'

/** What a step gave, with all that its work told and all that it depended on. */
interface Done {
  inputs: readonly unknown[]
  result: unknown
  problems: readonly Reported[]
  uses: readonly Use[]
  /** The figures it used, as they were. */
  figures: ReadonlyMap<string, string | undefined>
}

/**
 * The steps of compiling a guide. A step whose inputs are the same as in the run before is not done again: its result, its
 * problems and what it used are taken from there. So after a small change only what hangs on it is done.
 *
 * Inputs are compared by identity, texts by their letters. A step that is kept gives the same object as before, so that the
 * steps after it are kept, too.
 */
export class Steps {
  readonly problems = new Problems()
  readonly uses = new Uses()
  /** The figures of this run as texts, by id. Each step depends on those that it uses, beside its inputs. */
  #figures: ReadonlyMap<string, string> = new Map()
  #before = new Map<string, Done>()
  #now = new Map<string, Done>()

  /** Begins a run: nothing is reported or used yet. What the last run did is kept until it is asked for. */
  begin(): void {
    this.#before = new Map([...this.#before, ...this.#now])
    this.#now = new Map()
    this.#figures = new Map()
    this.problems.clear()
    this.uses.clear()
  }

  /** Ends a run: steps that it did not need are forgotten. */
  end(): void {
    this.#before = new Map()
  }

  /** Says how the figures read in this run, before the first step that uses one. */
  setFigures(figures: ReadonlyMap<string, string>): void {
    this.#figures = figures
  }

  /**
   * Does a step, or takes it from the run before. It may contain others.
   * @param name One step of a run has this name.
   * @param inputs All that the work reads, but the figures it uses.
   */
  do<T>(name: string, inputs: readonly unknown[], work: () => T): T {
    const last = this.#now.get(name) ?? this.#before.get(name)
    if (last && this.#isSame(last, inputs)) {
      this.problems.addAll(last.problems)
      this.uses.addAll(last.uses)
      this.#now.set(name, last)
      // The name says what the step gives.
      return last.result as T
    }
    const [problems, uses] = [this.problems.count, this.uses.count]
    const result = work()
    const used = this.uses.since(uses)
    const figures = new Map(used.flatMap(({ kind, id }) => (kind === 'figure' ? [[id, this.#figures.get(id)]] : [])))
    this.#now.set(name, { inputs, result, problems: this.problems.since(problems), uses: used, figures })
    return result
  }

  #isSame({ inputs, figures }: Done, now: readonly unknown[]): boolean {
    return (
      inputs.length === now.length &&
      inputs.every((input, index) => input === now[index]) &&
      [...figures].every(([id, figure]) => this.#figures.get(id) === figure)
    )
  }
}
