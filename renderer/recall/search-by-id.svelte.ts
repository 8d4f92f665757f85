import type { Recalled } from '../../content/recall/recall.ts'
import type { CallError } from '../../electron/contract/contract.ts'
import { handout } from '../handout/handout.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { ask } from '../shell/kiosk.ts'

/** Finding a handout of an earlier day by the ID on its paper. It lives as long as the screen that shows it. */
export class SearchById {
  #id = $state('')
  #found = $state.raw<Recalled | null>(null)
  #error = $state.raw<CallError | null>(null)

  get id(): string {
    return this.#id
  }

  /** What is typed. An answer to something else is no longer shown. */
  set id(id: string) {
    this.#id = id
    this.#found = null
    this.#error = null
  }

  get found(): Recalled | null {
    return this.#found
  }

  get error(): CallError | null {
    return this.#error
  }

  /** Asks for the handout with the typed ID. An answer that comes after the ID was changed is dropped. */
  async find(): Promise<void> {
    const asked = this.#id
    const answer = await ask('handout:recall', { id: asked.trim() })
    if (asked !== this.#id) return
    this.#found = answer.ok ? answer.value : null
    this.#error = answer.ok ? null : answer.error
  }
}

/** Makes what the ID says the choices of this visit, so that the handout can be seen and printed as it is today. */
export function takeUp({ profile: person, choice, look }: Recalled): void {
  profile.set(person)
  picked.reset()
  for (const question of choice.questions ?? []) picked.toggle(question)
  handout.beginAgain(choice, look)
}
