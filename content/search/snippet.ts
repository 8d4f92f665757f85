import { shortenedAtWord } from '../text/shorten.ts'
import type { Lexicon } from './lexicon.ts'

const longest = 220

/** Character ranges of the words of a text that have one of the stems. */
export function marksIn(text: string, stems: ReadonlySet<string>, { stemOf, wordsOf }: Lexicon): [number, number][] {
  return wordsOf(text)
    .filter(({ word }) => stems.has(stemOf(word)))
    .map(({ from, to }): [number, number] => [from, to])
    .filter(([from], place, all) => place === 0 || from >= (all[place - 1]?.[1] ?? 0))
}

/** The sentences of a text that say most about the wanted words, at most a few lines long. */
export function snippetOf(text: string, stems: ReadonlySet<string>, lexicon: Lexicon): string {
  const sentences = lexicon.sentencesOf(text)
  const worth = sentences.map(
    (sentence) =>
      new Set(
        marksIn(sentence, stems, lexicon).map(([from, to]) => lexicon.stemOf(sentence.slice(from, to).toLowerCase())),
      ).size,
  )
  let best = 0
  worth.forEach((value, place) => {
    if (value + (worth[place + 1] ?? 0) * 0.5 > (worth[best] ?? 0) + (worth[best + 1] ?? 0) * 0.5) best = place
  })
  let snippet = sentences[best] ?? ''
  for (let next = best + 1; next < sentences.length; next++) {
    if (snippet.length + (sentences[next]?.length ?? 0) > longest) break
    snippet += ` ${sentences[next] ?? ''}`
  }
  if (snippet.length <= longest + 60) return snippet
  return shortenedAtWord(snippet, longest)
}
