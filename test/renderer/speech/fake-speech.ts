import { vi } from 'vitest'
import { voices } from '../../../renderer/speech/voices.svelte.ts'

class Utterance {
  text: string
  voice: SpeechSynthesisVoice | null = null
  lang = ''
  rate = 1
  volume = 1
  onstart: (() => void) | null = null
  onend: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor(text: string) {
    this.text = text
  }
}

const voice = (name: string, lang: string, local = true, isDefault = false) =>
  ({ name, lang, localService: local, default: isDefault }) as SpeechSynthesisVoice

export const machineVoices = [voice('Google', 'en-US', false, true), voice('Bea', 'en-GB'), voice('Ann', 'en-US')]

/** A speech engine for tests: it says a sentence when it is told to. */
export class FakeSpeech extends EventTarget {
  voices: SpeechSynthesisVoice[] = machineVoices
  /** All that was asked to be said, oldest first. */
  readonly spoken: Utterance[] = []
  cancelled = 0

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices
  }

  speak(utterance: Utterance): void {
    this.spoken.push(utterance)
  }

  cancel(): void {
    this.cancelled++
  }

  get last(): Utterance {
    const last = this.spoken.at(-1)
    if (!last) throw new Error('nothing was spoken')
    return last
  }

  get texts(): string[] {
    return this.spoken.map(({ text }) => text)
  }

  /** The sentence that was begun last comes to its end. */
  finishSentence(): void {
    this.last.onstart?.()
    this.last.onend?.()
  }

  setVoices(voices: SpeechSynthesisVoice[]): void {
    this.voices = voices
    this.dispatchEvent(new Event('voiceschanged'))
  }
}

/** Puts a speech engine of its own in place of the window's. */
export function fakeSpeech(): FakeSpeech {
  const speech = new FakeSpeech()
  vi.stubGlobal('speechSynthesis', speech)
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  voices.watch(speech as unknown as SpeechSynthesis)
  return speech
}
