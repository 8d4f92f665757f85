import type { HandoutPart } from '../../content/schema/guide.ts'
import type { HandoutChoice } from '../../content/tailor/plan.ts'
import type { Args, CallError, FinishedHandout, Paper } from '../../electron/ipc/contract.ts'
import { guide } from '../guide/guide.svelte.ts'
import { emptyProfile, profile } from '../profile/profile.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { ask, listen } from '../shell/kiosk.ts'

/** What the shell is asked to make. */
export type HandoutOrder = Args<'handout:make'>

/** The handout of this visit: what was chosen for it, and the finished file as soon as the shell has made it. */
class HandoutStore {
  length = $state<HandoutChoice['length']>('short')
  largePrint = $state(false)
  #paper = $state<Paper | null>(null)
  #parts = $state.raw<HandoutPart[] | null>(null)
  #finished = $state.raw<FinishedHandout | null>(null)
  #error = $state.raw<CallError | null>(null)
  #making = $state(false)
  #progress = $state.raw<{ done: number; total: number } | null>(null)
  #turn = 0

  get paper(): Paper {
    return this.#paper ?? guide.info?.paper ?? 'letter'
  }

  set paper(paper: Paper) {
    this.#paper = paper
  }

  get finished(): FinishedHandout | null {
    return this.#finished
  }

  get error(): CallError | null {
    return this.#error
  }

  get making(): boolean {
    return this.#making
  }

  /** How far the shell is, as it last told; null before it told anything. */
  get progress(): { done: number; total: number } | null {
    return this.#progress
  }

  /** Whether only the picked questions are to be printed. */
  get questionsOnly(): boolean {
    return this.#parts !== null
  }

  /** The handout as it is chosen now. */
  get order(): HandoutOrder {
    return {
      profile: $state.snapshot(profile.value ?? emptyProfile),
      choice: {
        length: this.length,
        parts: this.#parts,
        medicines: null,
        questions: picked.ids.length > 0 ? [...picked.ids] : null,
        optIn: [],
      },
      look: { paper: this.paper, largePrint: this.largePrint, note: null },
    }
  }

  /** A whole handout for the visitor's profile. */
  begin(): void {
    this.#parts = null
  }

  /** A sheet with the picked questions alone. */
  beginWithQuestions(): void {
    this.#parts = ['questions']
  }

  /** Has the shell make the handout. Only the newest order counts: the answer to an older one is dropped. */
  async make(order: HandoutOrder): Promise<void> {
    const turn = ++this.#turn
    this.#making = true
    this.#error = null
    this.#progress = null
    const stop = listen('handout:progress', (progress) => {
      if (turn === this.#turn) this.#progress = progress
    })
    const made = await ask('handout:make', order)
    stop()
    if (turn !== this.#turn) return
    this.#making = false
    if (made.ok) {
      this.#finished = made.value
    } else {
      this.#finished = null
      this.#error = made.error
    }
  }

  reset(): void {
    this.#turn += 1
    this.length = 'short'
    this.largePrint = false
    this.#paper = null
    this.#parts = null
    this.#finished = null
    this.#error = null
    this.#making = false
    this.#progress = null
  }
}

export const handout = new HandoutStore()
