import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { markSentence } from '../../../renderer/speech/marking.ts'
import { comfort } from '../../../renderer/comfort/comfort.svelte.ts'

const main = { getBoundingClientRect: () => ({ top: 0, bottom: 800, height: 800 }), scrollBy: vi.fn() }
const highlights = new Map<string, unknown>()
let systemAsksForLess: boolean

/** A sentence whose first line stands so far below the upper edge of the screen. */
function sentenceAt(top: number): Range {
  const place = {
    startContainer: { parentElement: { closest: () => main } },
    getBoundingClientRect: () => ({ top, bottom: top + 40 }),
  }
  return place as unknown as Range
}

beforeEach(() => {
  systemAsksForLess = false
  main.scrollBy.mockReset()
  vi.stubGlobal('CSS', { highlights })
  vi.stubGlobal('Highlight', Array)
  vi.stubGlobal('matchMedia', () => ({ matches: systemAsksForLess }))
})
afterEach(() => comfort.reset())

it('brings a sentence that is out of sight into sight, smoothly', () => {
  markSentence(sentenceAt(900))
  expect(main.scrollBy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ behavior: 'smooth' }))
})

it('leaves the page where it is for a sentence in sight', () => {
  markSentence(sentenceAt(300))
  expect(main.scrollBy).not.toHaveBeenCalled()
  expect(highlights.size).toBe(1)
  markSentence(null)
  expect(highlights.size).toBe(0)
})

it.each([
  ['the visitor', () => (comfort.lessMotion = true)],
  ['the system', () => (systemAsksForLess = true)],
])('brings it there at once where %s asks for less motion', (_who, ask) => {
  ask()
  markSentence(sentenceAt(900))
  expect(main.scrollBy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ behavior: 'auto' }))
})
