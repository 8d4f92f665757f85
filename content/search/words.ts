import { stemmer } from 'stemmer'

/** A word of a text as it is indexed, with the characters [from, to) it stands at. */
export interface Word {
  /** Lower case, without accents or apostrophes. */
  word: string
  from: number
  to: number
}

/** Words too common to search for. They count only when a query has nothing else. */
const stopWords = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how i if in is it its me my of on or ' +
    'our should so some such that the their them then there these they this to us was we were what when where which who ' +
    'why will with would you your am any about get got'
  ).split(' '),
)

/** Lower case, without accents: 'Náusea' and 'nausea' are one word. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * The words of a text, in order. Letters and digits make words; an inner hyphen or slash joins names as people type them
 * ('t-dm1', 'cdk4/6', 'pd-l1') and its parts are words of their own as well.
 */
export function wordsOf(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*(?:[-/][\p{L}\p{N}]+)*/gu)) {
    const raw = match[0]
    const from = match.index
    const whole = fold(raw).replace(/['’]s?$|['’]/gu, '')
    if (!/[-/]/.test(whole)) {
      found.push({ word: whole, from, to: from + raw.length })
      continue
    }
    found.push({ word: whole.replace(/[-/]/g, ''), from, to: from + raw.length })
    let at = from
    for (const part of raw.split(/[-/]/)) {
      const word = fold(part).replace(/['’]/gu, '')
      if (word) found.push({ word, from: at, to: at + part.length })
      at += part.length + 1
    }
  }
  return found
}

/** Whether a word, in lower case, is too common to search for. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}

const stems = new Map<string, string>()
/** The stem under which all forms of a word are indexed ('paying', 'pays' → 'pai'). */
export function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = stemmer(word)
    if (stems.size > 50_000) stems.clear()
    stems.set(word, stem)
  }
  return stem
}
