import { language } from '../language/language.svelte.ts'
import type { Sentence } from './passages.ts'
import { spokenText } from './pronunciation.ts'
import { soundCheck } from './sound-check.svelte.ts'
import { voices } from './voices.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

export const volumeLevels = 5
const usualVolume = 4
const rates = { usual: 0.95, slow: 0.7 } as const
export type Speed = keyof typeof rates

/** A voice that has said nothing this long hangs: milliseconds before a sentence, and for each of its characters. */
const patience = { sentence: 10_000, character: 350 }

/**
 * Reads sentences aloud, one after another, by a voice of this machine. A pause goes back to the start of its sentence:
 * not every voice can stop in the middle of one.
 */
class Reader {
  #source: (() => Sentence[]) | null = $state.raw(null)
  #sentence: Sentence | null = $state.raw(null)
  #index = 0
  #speaking = $state(false)
  #speed = $state<Speed>('usual')
  #volume = $state(usualVolume)
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #utterance: SpeechSynthesisUtterance | null = null

  /** Whether something is being read, or was and is paused. */
  get open(): boolean {
    return this.#source !== null
  }

  get speaking(): boolean {
    return this.#speaking
  }

  /** The sentence that is being read; null = none. */
  get sentence(): Sentence | null {
    return this.#sentence
  }

  get speed(): Speed {
    return this.#speed
  }

  set speed(speed: Speed) {
    this.#speed = speed
    if (this.#speaking) this.#speak()
  }

  /** From 1 to `volumeLevels`. */
  get volume(): number {
    return this.#volume
  }

  set volume(level: number) {
    this.#volume = Math.min(volumeLevels, Math.max(1, level))
    if (this.#speaking) this.#speak()
  }

  /** Reads from the first sentence on. `source` is asked before each, so that what the reader opens meanwhile is read too. */
  begin(source: () => Sentence[]): void {
    this.stop()
    this.#source = source
    this.#move(0)
  }

  pause(): void {
    this.#hush()
    this.#speaking = false
  }

  resume(): void {
    if (this.#sentence) this.#speak()
  }

  back(): void {
    this.#move(Math.max(0, this.#place() - 1))
  }

  forward(): void {
    this.#move(this.#place() + 1)
  }

  stop(): void {
    this.#hush()
    this.#source = null
    this.#sentence = null
    this.#speaking = false
  }

  /** The visit ended: nothing is read on, and the next visitor hears the usual speed and volume. */
  reset(): void {
    this.stop()
    this.#speed = 'usual'
    this.#volume = usualVolume
  }

  /** Where the current sentence stands by now: passages may have been opened or shut before it. */
  #place(): number {
    const place = this.#sentence?.place
    if (!place) return this.#index
    const index = this.#source?.().findIndex((other) => other.place && sameStart(other.place, place)) ?? -1
    return index < 0 ? this.#index : index
  }

  #move(index: number): void {
    const sentence = this.#source?.()[index]
    if (!sentence) return this.stop()
    this.#index = index
    this.#sentence = sentence
    this.#speak()
  }

  #speak(): void {
    const { voice, sentence } = { voice: voices.current, sentence: this.#sentence }
    if (!voice || !sentence) return this.stop()
    this.#hush()
    const text = spokenText(sentence.text, language.current)
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = rates[this.#speed]
    utterance.volume = this.#volume / volumeLevels
    // Events of a sentence that was broken off still come; they are no longer of concern.
    const ifCurrent = (then: () => void) => () => {
      if (this.#utterance === utterance) then()
    }
    utterance.onend = ifCurrent(() => {
      soundCheck.heard()
      this.#move(this.#place() + 1)
    })
    utterance.onerror = ifCurrent(() => this.#fail())
    this.#utterance = utterance
    this.#speaking = true
    this.#watchdog = setTimeout(() => this.#fail(), patience.sentence + text.length * patience.character)
    speechSynthesis.speak(utterance)
  }

  #hush(): void {
    clearTimeout(this.#watchdog)
    const busy = this.#utterance !== null
    this.#utterance = null
    if (busy) speechSynthesis.cancel()
  }

  #fail(): void {
    this.stop()
    soundCheck.failed()
  }
}

function sameStart(one: Range, other: Range): boolean {
  return one.startContainer === other.startContainer && one.startOffset === other.startOffset
}

export const reader = forgetting('patient', new Reader())
