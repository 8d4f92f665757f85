import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { sentencesOfTexts } from '../../../renderer/speech/passages.ts'
import { reader, volumeLevels } from '../../../renderer/speech/reader.svelte.ts'
import { soundCheck } from '../../../renderer/speech/sound-check.svelte.ts'
import { voices } from '../../../renderer/speech/voices.svelte.ts'
import { fakeSpeech, machineVoices, type FakeSpeech } from './fake-speech.ts'

const page = () => sentencesOfTexts(['One is read. Two is read.', 'Three is read.'], english)
let speech: FakeSpeech

beforeEach(() => {
  vi.useFakeTimers()
  speech = fakeSpeech()
  soundCheck.heard()
})
afterEach(() => {
  reader.reset()
  vi.useRealTimers()
})

it('reads sentence after sentence, and closes after the last', () => {
  reader.begin(page)
  for (let sentence = 0; sentence < 3; sentence++) speech.finishSentence()
  expect(speech.texts).toEqual(['One is read.', 'Two is read.', 'Three is read.'])
  expect(reader.open).toBe(false)
})

it('speaks by a voice of this machine in the language of the window, never by a far one', () => {
  reader.begin(page)
  expect(speech.last.voice).toBe(machineVoices[2])
  expect(speech.last.lang).toBe('en-US')
})

it('has no voice where the machine has none for the language, and finds one that comes later', () => {
  speech.setVoices(machineVoices.filter(({ localService }) => !localService))
  expect(voices.current).toBeNull()
  reader.begin(page)
  expect(speech.spoken).toEqual([])
  expect(reader.open).toBe(false)
  speech.setVoices(machineVoices)
  expect(voices.current?.name).toBe('Ann')
})

it('pauses, and goes on with the sentence it was in', () => {
  reader.begin(page)
  speech.finishSentence()
  reader.pause()
  expect(reader.speaking).toBe(false)
  expect(reader.sentence?.text).toBe('Two is read.')
  vi.advanceTimersByTime(600_000)
  expect(soundCheck.state).toBe('works')
  reader.resume()
  expect(speech.last.text).toBe('Two is read.')
})

it('goes a sentence back and forward, and not before the first', () => {
  reader.begin(page)
  reader.back()
  expect(speech.last.text).toBe('One is read.')
  reader.forward()
  expect(speech.last.text).toBe('Two is read.')
  reader.back()
  expect(speech.last.text).toBe('One is read.')
})

it('takes no notice of the end of a sentence that was broken off', () => {
  reader.begin(page)
  const brokenOff = speech.last
  reader.forward()
  brokenOff.onend?.()
  brokenOff.onerror?.()
  expect(reader.sentence?.text).toBe('Two is read.')
  expect(soundCheck.state).toBe('works')
})

it('says the sentence again when the speed or the volume is changed, within bounds', () => {
  reader.begin(page)
  const usual = speech.last.rate
  reader.speed = 'slow'
  expect(speech.last.rate).toBeLessThan(usual)
  reader.volume = 99
  expect(reader.volume).toBe(volumeLevels)
  expect(speech.last.volume).toBe(1)
  reader.volume = 0
  expect(reader.volume).toBe(1)
  expect(speech.last.volume).toBeGreaterThan(0)
  expect(reader.sentence?.text).toBe('One is read.')
})

it('forgets sentence, speed and volume when the visit ends', () => {
  reader.begin(page)
  reader.speed = 'slow'
  reader.volume = 1
  const cancelled = speech.cancelled
  reader.reset()
  expect(speech.cancelled).toBeGreaterThan(cancelled)
  expect([reader.open, reader.sentence, reader.speed, reader.volume]).toEqual([false, null, 'usual', 4])
})

it('gives up on a voice that never ends a sentence, and says that the sound does not work', () => {
  reader.begin(page)
  speech.last.onstart?.()
  vi.advanceTimersByTime(10_000)
  expect(reader.open).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(reader.open).toBe(false)
  expect(soundCheck.state).toBe('broken')
})

it('gives a long sentence more time than a short one', () => {
  reader.begin(() => sentencesOfTexts([`${'word '.repeat(100)}end.`], english))
  vi.advanceTimersByTime(120_000)
  expect(reader.open).toBe(true)
  vi.advanceTimersByTime(120_000)
  expect(soundCheck.state).toBe('broken')
})

it('stops at a voice that refuses', () => {
  reader.begin(page)
  speech.last.onerror?.()
  expect(reader.open).toBe(false)
  expect(soundCheck.state).toBe('broken')
})
