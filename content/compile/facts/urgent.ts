import type { z } from 'zod'
import type { Country, UrgentPhrase, UrgentSlot, UrgentWords } from '../../schema/urgent.ts'
import { asOfOf } from '../../schema/as-of.ts'
import { isSlip } from '../../text/slips.ts'
import { advice } from '../report/messages.ts'
import { plainProse } from '../words/prose.ts'
import { type DataFile, sourcesOf } from './guide-data.ts'
import type { Known } from './known.ts'
import type * as records from './records.ts'

type WrittenWords = z.infer<typeof records.urgentFile>

/** The searches that may be urgent, and the words that are no misspelling of theirs. */
export function urgentFrom(file: DataFile<WrittenWords>, known: Known): UrgentWords {
  const { sets, topics, everyday, ...words } = file.data
  const { fold } = known.language.search
  const phrase = (written: string, path: (string | number)[]): UrgentPhrase => {
    const { read, problem } = readPhrase(written, sets)
    if (problem) file.reporter.error(file.lineAt(path), problem)
    const slots = read.slots.map((slot) => ({ ...slot, words: slot.words.map(fold), exact: slot.exact.map(fold) }))
    return { ...read, slots }
  }
  const read = topics.map(({ id, urgency, crisis, sign, source, said }, index) => {
    const refs = sourcesOf(file, ['topics', index, 'source'], source, known.sources)
    return {
      id,
      urgency,
      crisis,
      sign: plainProse(sign, false, known, file.reporter, file.lineAt(['topics', index, 'sign'])),
      phrases: said.map((written, at) => phrase(written, ['topics', index, 'said', at])),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
  })
  return {
    ...words,
    topics: read,
    everyday: everyday.map((written, at) => phrase(written, ['everyday', at])),
    rightWords: rightWords(
      read.flatMap(({ phrases }) => phrases),
      known,
    ),
  }
}

/** The numbers to call in each country. */
export function countriesFrom(file: DataFile<z.infer<typeof records.countriesFile>>, known: Known): Country[] {
  const dated = <T extends { source: string }>(written: T, path: (string | number)[]) => {
    const { source, ...rest } = written
    const refs = sourcesOf(file, [...path, 'source'], source, known.sources)
    return { ...rest, sources: refs, asOf: asOfOf(refs, known.sources) }
  }
  return file.data.map(({ code, emergency, crisis }, index) => ({
    code,
    emergency: emergency && dated(emergency, [index, 'emergency']),
    crisis: crisis && dated(crisis, [index, 'crisis']),
  }))
}

/**
 * Reads a phrase: words that stand one after the other, `pain|ache` for either, `@cannot` for those of a set, `fits!` for a
 * word in this form alone, `<38..43>` for a number, ` .. ` where other words may stand between, ` & ` where they may also stand
 * in another order, and `=` at the beginning where nothing else may be said.
 */
function readPhrase(
  written: string,
  sets: Readonly<Record<string, readonly string[]>>,
): { read: UrgentPhrase; problem: ReturnType<typeof advice.unknownSet> | null } {
  let problem: ReturnType<typeof advice.unknownSet> | null = null
  const slots: UrgentSlot[] = []
  let far = false
  let anyOrder = false
  for (const part of written.replace(/^=/, '').trim().split(/\s+/)) {
    if (part === '..' || part === '&') {
      far = true
      anyOrder ||= part === '&'
      continue
    }
    const slot: UrgentSlot = { words: [], exact: [], numbers: [], far }
    far = false
    const choices = part.split('|').flatMap((choice) => {
      if (!choice.startsWith('@')) return [choice]
      const set = sets[choice.slice(1)]
      if (!set) problem = advice.unknownSet(choice.slice(1), Object.keys(sets))
      return set ?? []
    })
    for (const choice of choices) {
      const range = /^<([\d.]+?)\.\.([\d.]+)>$/.exec(choice)
      if (range) slot.numbers.push({ from: Number(range[1]), to: Number(range[2]) })
      else if (choice.endsWith('!')) slot.exact.push(choice.slice(0, -1))
      else slot.words.push(choice)
    }
    if ([...slot.words, ...slot.exact].includes('')) problem = advice.phraseWithoutWords(written)
    slots.push(slot)
  }
  if (far || slots.length === 0) problem = advice.phraseWithoutWords(written)
  return { read: { slots, anyOrder, whole: written.startsWith('=') }, problem }
}

/** The words of the dictionary that could be taken for a slip of a word of these phrases. */
function rightWords(phrases: readonly UrgentPhrase[], { dictionary, language }: Known): string[] {
  const { fold, soundOf, stemOf } = language.search
  const meant = [...new Set(phrases.flatMap(({ slots }) => slots.flatMap(({ words }) => words)))]
  const stems = new Set(meant.map(stemOf))
  // A slip begins with the first or the second letter of what was meant: only those are compared.
  const byLetter = new Map<string, string[]>()
  for (const word of meant)
    for (const letter of new Set(word.slice(0, 2))) byLetter.set(letter, [...(byLetter.get(letter) ?? []), word])
  const right = dictionary.words
    .map(fold)
    .filter((word) => byLetter.get(word.charAt(0))?.some((one) => isSlip(word, one, soundOf)))
  return [...new Set(right)].filter((word) => !stems.has(stemOf(word))).sort()
}
