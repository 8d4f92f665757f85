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
  #waiting: HandoutOrder | null = null
  /** Counts the visits, so that what was made for an earlier one is dropped. */
  #visit = 0

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

  /**
   * Has the shell make the handout. One is made at a time: while it is, only the newest order waits, and what has been
   * made of an older one is not shown.
   */
  async make(order: HandoutOrder): Promise<void> {
    this.#waiting = order
    if (this.#making) return
    const visit = this.#visit
    this.#making = true
    const stop = listen('handout:progress', (progress) => (this.#progress = progress))
    while (this.#waiting && visit === this.#visit) {
      const next = this.#waiting
      this.#waiting = null
      this.#progress = null
      const made = await ask('handout:make', next)
      if (visit !== this.#visit) break
      if (this.#waiting) continue
      this.#finished = made.ok ? made.value : null
      this.#error = made.ok ? null : made.error
    }
    stop()
    if (visit === this.#visit) this.#making = false
  }

  reset(): void {
    this.#visit += 1
    this.#waiting = null
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
