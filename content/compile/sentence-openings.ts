import { advice } from './messages.ts'
import type { Place } from './place.ts'
import type { Reporter } from './problem.ts'

/** A word that opens a sentence as its subject: what follows is a verb or a name in parentheses. */
const opening =
  /(?:^|[.?!:]["”’)]?\s+)(\p{Lu}\p{Ll}{4,})(?=,? (?:is|are|can|may|will|has|was|does|should|works|helps|blocks|keeps|stops|goes|comes|\())/gu
const smallWord = /(?<![\p{L}\p{N}])\p{Ll}{4,}/gu
/** ‘Talking’ and ‘nearly’ open sentences, and no brand ends like them. */
const everydayEnding = /(?:ing|ly)$/

/**
 * At the start of a sentence every word has a capital, so a brand without a record looks like any other. But everyday
 * words stand in small letters somewhere else in the guide: this notes those that never do.
 */
export class SentenceOpenings {
  readonly #small = new Set<string>()
  readonly #opening: { word: string; line: number; reporter: Reporter }[] = []

  /** @param text With known names covered. Of titles and headings only the small letters count: they are no sentences. */
  read(text: string, { counts, before }: Place, reporter: Reporter, lineOf: (offset: number) => number): void {
    for (const [word] of text.matchAll(smallWord)) this.#small.add(word)
    if (counts === 'free' || before?.trim() !== '') return
    for (const match of text.matchAll(opening)) {
      const [whole, word = ''] = match
      if (!everydayEnding.test(word))
        this.#opening.push({ word, line: lineOf(match.index + whole.length - word.length), reporter })
    }
  }

  /** Notes the words that stand nowhere in small letters; for when all texts have been read. */
  report(): void {
    for (const { word, line, reporter } of this.#opening) {
      if (!this.#small.has(word.toLowerCase())) reporter.warning(line, advice.unknownOpening(word))
    }
  }
}
