import type { Language } from '../languages/language.ts'

/** A stretch of a text, by its characters: from `start` up to, not including, `end`. */
export interface Stretch {
  start: number
  end: number
}

/** Where a sentence may end: its last mark with what closes after it, then white space; or a line's end. */
const possibleEnd = /[.?!…]["”’)\]]*(?=\s)|\n/gu

/**
 * The sentences of a text in their order, without the white space around them. The full stop of an abbreviation ends none,
 * nor does one before a small letter. What holds no letter or digit is no sentence.
 */
export function sentencesOf(text: string, { unfinishedSentence }: Pick<Language, 'unfinishedSentence'>): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (const { 0: mark, index } of text.matchAll(possibleEnd)) {
    const end = index + mark.length
    if (!endsSentence(mark, text.slice(start, end + 1), text.slice(end), unfinishedSentence)) continue
    stretches.push({ start, end })
    start = end
  }
  stretches.push({ start, end: text.length })
  return stretches.map((stretch) => trimmed(text, stretch)).filter((one) => /[\p{L}\p{N}]/u.test(textOf(text, one)))
}

/** The sentences of a text as texts. */
export function sentenceTexts(text: string, language: Pick<Language, 'unfinishedSentence'>): string[] {
  return sentencesOf(text, language).map((stretch) => textOf(text, stretch))
}

function endsSentence(mark: string, before: string, after: string, unfinished: RegExp): boolean {
  if (mark === '\n') return true
  const goesOn = /^[.…]/u.test(mark) && /^\s+["“‘(]*\p{Ll}/u.test(after)
  return !goesOn && !unfinished.test(before)
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end)
  return { start: start + (words.length - words.trimStart().length), end: start + words.trimEnd().length }
}

function textOf(text: string, { start, end }: Stretch): string {
  return text.slice(start, end)
}
