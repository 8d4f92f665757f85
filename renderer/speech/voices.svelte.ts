import { language } from '../language/language.svelte.ts'
import { keeping } from '../visit/forgetting.ts'

/** The voices of this machine that need no network, as they come and go. */
class Voices {
  #all = $state.raw<readonly SpeechSynthesisVoice[]>([])
  #engine: SpeechSynthesis | null = null

  /** Listens to the machine's voices from now on; a second call changes nothing. Voices are found some time after they are first asked for. */
  watch(engine: SpeechSynthesis = speechSynthesis): void {
    if (this.#engine === engine) return
    this.#engine = engine
    // What an earlier page of this window left unsaid.
    engine.cancel()
    const look = () => (this.#all = engine.getVoices().filter(({ localService }) => localService))
    engine.addEventListener('voiceschanged', look)
    look()
  }

  /** The voice for the window's language: the system's default where it fits, else one of a preferred region, else the first that fits; null = none. */
  get current(): SpeechSynthesisVoice | null {
    const { htmlLang, speech } = language.current
    const fitting = this.#all.filter(({ lang }) => base(lang) === base(htmlLang))
    const preferred = speech.voices.flatMap((region) => fitting.filter(({ lang }) => lang.replace('_', '-') === region))
    return fitting.find((voice) => voice.default) ?? preferred[0] ?? fitting[0] ?? null
  }
}

const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0] ?? ''

export const voices = keeping('the voices of this machine', new Voices())
