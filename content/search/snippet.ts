import { shortenedAtWord } from '../text/shorten.ts'
import type { Lexicon } from './lexicon.ts'
import type { PassagePart } from './passages.ts'

const longest = 220

/** A run for so few people that a longer text says who they are is not quoted. */
const longestLabel = 90

/** Between runs that say as much, one for everyone is quoted; one for some people has to say more words that were asked for. */
const forOthers = 0.75

/** Character ranges of the words of a text that have one of the stems. */
export function marksIn(text: string, stems: ReadonlySet<string>, { stemOf, wordsOf }: Lexicon): [number, number][] {
  return wordsOf(text)
    .filter(({ word }) => stems.has(stemOf(word)))
    .map(({ from, to }): [number, number] => [from, to])
    .filter(([from], place, all) => place === 0 || from >= (all[place - 1]?.[1] ?? 0))
}

/** A run of a passage, as it may be quoted: `label` says whom it concerns, null where the reader is among them. */
type Quotable = Pick<PassagePart, 'text' | 'label'>

/**
 * The sentences of a passage that say most about the wanted words, at most a few lines long. They are of one run, and begin with
 * whom they concern where that is not everyone. Empty where that takes too
 * many words.
 */
export function snippetOf(parts: readonly Quotable[], stems: ReadonlySet<string>, lexicon: Lexicon): string {
  let best: { sentences: string[]; from: number; worth: number; label: string | null } | null = null
  for (const { text, label } of parts) {
    if (label !== null && label.length > longestLabel) continue
    const sentences = lexicon.sentencesOf(text)
    const worths = sentences.map((sentence) => stemsIn(sentence, stems, lexicon))
    for (const [from, own] of worths.entries()) {
      const worth = (own + (worths[from + 1] ?? 0) * 0.5) * (label === null ? 1 : forOthers)
      if (!best || worth > best.worth) best = { sentences, from, worth, label }
    }
  }
  if (!best) return ''
  const { sentences, from, label } = best
  let snippet = label === null ? (sentences[from] ?? '') : `${label}: ${sentences[from] ?? ''}`
  for (const next of sentences.slice(from + 1)) {
    if (snippet.length + next.length > longest) break
    snippet += ` ${next}`
  }
  return snippet.length <= longest + 60 ? snippet : shortenedAtWord(snippet, longest)
}

/** How many of these stems a text has. */
function stemsIn(text: string, stems: ReadonlySet<string>, { stemOf, wordsOf }: Lexicon): number {
  return new Set(
    wordsOf(text)
      .map(({ word }) => stemOf(word))
      .filter((stem) => stems.has(stem)),
  ).size
}
