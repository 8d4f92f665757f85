import type { Language } from '../../content/languages/language.ts'

/** A stretch of a text, by its characters: from `start` up to, not including, `end`. */
export interface Stretch {
  start: number
  end: number
}

/** The sentences of a text in their order, without the white space around them. */
export function sentencesOf(
  text: string,
  { locale, unfinishedSentence }: Pick<Language, 'locale' | 'unfinishedSentence'>,
): Stretch[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)
  const stretches: Stretch[] = []
  let start: number | null = null
  for (const { index, segment } of segments) {
    start ??= index
    const end = index + segment.length
    if (unfinishedSentence.test(text.slice(start, end)) && end < text.length) continue
    const whole = trimmed(text, { start, end })
    if (/[\p{L}\p{N}]/u.test(text.slice(whole.start, whole.end))) stretches.push(whole)
    start = null
  }
  return stretches
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end)
  return { start: start + (words.length - words.trimStart().length), end: start + words.trimEnd().length }
}
