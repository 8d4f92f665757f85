import { limits } from '../../../content/schema/limits.ts'
import type { WindowFacts } from '../../../electron/contract/contract.ts'
import { soundCheck } from '../../speech/sound-check.svelte.ts'

/** Facts about the machine that only the window can see. Voices that need a network are not counted. */
export function windowFacts(): WindowFacts {
  const voices = speechSynthesis.getVoices().filter(({ localService }) => localService)
  return {
    width: window.innerWidth,
    height: window.innerHeight,
    touchPoints: navigator.maxTouchPoints,
    voices: voices.length,
    voiceLanguages: [...new Set(voices.map(({ lang }) => lang.slice(0, 20)))]
      .filter((lang) => /^[A-Za-z0-9_-]+$/.test(lang))
      .slice(0, limits.voiceLanguages),
    speech: soundCheck.state,
  }
}

/** Plays a short, soft sound, to test the speakers. */
export function playSound(): void {
  const audio = new AudioContext()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  volume.gain.setValueAtTime(0.2, audio.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.8)
  tone.frequency.value = 523
  tone.connect(volume).connect(audio.destination)
  tone.onended = () => void audio.close()
  tone.start()
  tone.stop(audio.currentTime + 0.8)
}
