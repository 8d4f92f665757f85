import { limits } from '../schema/limits.ts'
import type { Language } from '../languages/language.ts'
import type { Guide } from '../schema/guide.ts'
import type { Profile } from '../schema/profile.ts'
import { holds } from '../tailor/conditions.ts'
import { type Person, personOf } from '../tailor/person.ts'
import { AnswerFirst } from './answer-first.ts'
import { Company } from './company.ts'
import { buildIndex, type SearchIndex } from './index.ts'
import { Lexicon, withPlainApostrophes } from './lexicon.ts'
import { MedicineNames } from './medicine-names.ts'
import { type Passage, passagesOf } from './passages.ts'
import { Phrases } from './phrases.ts'
import { guardedWords } from './guarded-words.ts'
import { Synonyms, type Understood, understand } from './query.ts'
import { compareFits, type Fit, ReceptorFit } from './receptor-fit.ts'
import { type ReceptorReading, ReceptorReader } from './receptor-reader.ts'
import { SensitiveWords } from './sensitive-words.ts'
import type { SearchAnswer, SearchResult } from './results.ts'
import { marksIn, snippetOf } from './snippet.ts'
import { Vocabulary } from './vocabulary.ts'

export interface SearchOptions {
  /** Most results wanted; 10 when not said. */
  limit?: number
  /** Lifts what concerns this person. It never hides anything. */
  profile?: Profile
}

export interface Search {
  search(query: string, options?: SearchOptions): SearchAnswer
}

interface Hit {
  passage: Passage
  score: number
  /** How it fits the receptor results of the query, where there are any. */
  fit?: Fit
}

/** So many of the best passages are looked at closely; the rest only have their sum. */
const closeLook = 80

/** What a question, or a page of them, keeps of its score: an answer is better. */
const questionCosts = 0.7

/** What a medicine gains where the query has a whole name of it: it is asked for, whatever else is. */
const medicineGains = 1.3

/** How many texts are remembered with their stems. */
const mostTexts = 4000

/** To a phrase of a crisis, passages are shown that score so much of the best. */
const shareInCrisis = 0.6

/**
 * Search over a guide: as-you-type, forgiving, the same in the window and on the command line. Typed words are mended and
 * completed by the guide's vocabulary (fuse.js and how words sound), everyday words become the guide's by its synonyms,
 * passages are ranked by BM25. Takes any text; never throws; the work a query causes is bounded.
 * @param language The language that the guide is written in.
 */
export function createSearch(guide: Guide, language: Language, index: SearchIndex | null = null): Search {
  const passages = passagesOf(guide, language)
  const engine = searchOver(passages, index ?? indexOf(guide, language), guide, language)
  const answerFirst = new AnswerFirst(passages, guide.synonyms, new Lexicon(language))
  return { search: (query, options) => answerFirst.put(engine.search(query, options)) }
}

/** The index of a whole guide, as it is built with the guide and kept beside it. */
export function indexOf(guide: Guide, language: Language): SearchIndex {
  return buildIndex(passagesOf(guide, language), new Lexicon(language), saidWords(guide))
}

/** The everyday words of a guide's synonyms, which its texts need not have. */
function saidWords({ synonyms }: Pick<Guide, 'synonyms'>): string[] {
  return synonyms.flatMap(({ words }) => words)
}

/** Search over passages of any origin: what `createSearch` and the benchmarks stand on. */
export function searchOver(
  passages: readonly Passage[],
  index: SearchIndex,
  guide: Pick<Guide, 'synonyms'>,
  language: Pick<Language, 'search' | 'unfinishedSentence'>,
): Search {
  const lexicon = new Lexicon(language)
  const { fold, stemOf, wordsOf } = lexicon
  const receptors = new ReceptorReader(passages, guide.synonyms, language.search.receptors, lexicon)
  const guarded = guardedWords(guide.synonyms, lexicon)
  const sensitive = new SensitiveWords(passages, guarded, lexicon)
  let topics: ReadonlySet<string> | null = null
  const vocabulary: Vocabulary = new Vocabulary(index, lexicon, {
    isGuarded: (word) => guarded.has(word) || sensitive.words.has(word),
    // A correction to 'her2negative' would make up a result.
    isCorrection: (word) => !receptors.endsWithResult(word),
    isTopic: (word) => (topics ??= topicsOf(passages, lexicon)).has(stemOf(word)),
    mayBecome: (typed, word, slips) => medicines.mayBecome(typed, word, slips),
  })
  const medicines = new MedicineNames(passages, language.search.medicines, lexicon, (word) => vocabulary.prints(word))
  const synonyms = new Synonyms(guide.synonyms, lexicon)
  const phrases = new Phrases(passages, guide.synonyms, lexicon)
  const reader = { vocabulary, synonyms, medicines, company: new Company(index, passages), phrases, lexicon }
  const receptorFit = new ReceptorFit(receptors, lexicon)
  const total = new Float32Array(passages.length)
  const best = new Float32Array(passages.length)
  const met = new Uint8Array(passages.length)

  function ranked({ wants, own }: Understood): { number: number; score: number }[] {
    total.fill(0)
    met.fill(0)
    for (const { stems, weight } of wants) {
      best.fill(0)
      for (const [stem, sureness] of stems) {
        const end = index.offsets[stem + 1] ?? 0
        for (let at = index.offsets[stem] ?? 0; at < end; at++) {
          const passage = index.postings[at] ?? 0
          const gain = (index.impacts[at] ?? 0) * sureness
          if (gain > (best[passage] ?? 0)) best[passage] = gain
        }
      }
      for (let passage = 0; passage < best.length; passage++) {
        const gain = best[passage] ?? 0
        if (gain === 0) continue
        total[passage] = (total[passage] ?? 0) + gain * weight
        met[passage] = (met[passage] ?? 0) + 1
      }
    }
    const top: { number: number; score: number }[] = []
    let least = 0
    for (let number = 0; number < total.length; number++) {
      const sum = total[number] ?? 0
      if (sum === 0) continue
      const passage = passages[number]
      if (passage?.sensitive && !sensitive.leadTo(passage, own)) continue
      const score = sum * (0.4 + (0.6 * (met[number] ?? 0)) / wants.length)
      if (top.length >= closeLook * 4 && score <= least) continue
      top.push({ number, score })
      if (top.length >= closeLook * 8) {
        top.sort((a, b) => b.score - a.score)
        top.length = closeLook * 4
        least = top[top.length - 1]?.score ?? 0
      }
    }
    return top.sort((a, b) => b.score - a.score).slice(0, closeLook)
  }

  /** Hits in the order in which they answer a query with receptor results, without those for the opposite result. */
  function byResults(hits: readonly Hit[], reading: ReceptorReading): Hit[] {
    const { rest } = reading
    const asked = receptorFit.asked(reading)
    const stems = new Set(rest.map(stemOf))
    const judged = hits
      .map(({ passage, score }) => {
        const fit = receptorFit.of(passage, asked, stems)
        const share = fit === 'named' || fit === 'for' ? receptorFit.share(passage, asked) : 0
        return { passage, fit, score: score * (rest.length > 0 ? 1 + share / 2 : share || 1) }
      })
      .filter(({ fit }) => fit !== 'opposite')
    // Among other words, a result only rules out: 'tamoxifen ER negative' asks for tamoxifen.
    const rank = (fit: Fit): Fit => (rest.length === 0 || fit === 'other' ? fit : 'everyone')
    judged.sort((a, b) => compareFits(rank(a.fit), rank(b.fit)) || b.score - a.score)
    // Scores only compare answers: they follow the order.
    let least = Infinity
    return judged.map(({ passage, score, fit }) => ({
      passage,
      score: (least = Math.min(least, score)),
      fit: rank(fit),
    }))
  }

  /** The names of a passage, and the stems of its text, which are asked for again at each keystroke. */
  const namesRead = new WeakMap<Passage, Names>()
  const namesOf = (passage: Passage): Names => {
    let names = namesRead.get(passage)
    if (!names) namesRead.set(passage, (names = readNames(passage, lexicon)))
    return names
  }
  const stemsRead = new Map<string, ReadonlySet<string>>()
  const stemsIn = (text: string): ReadonlySet<string> => {
    let stems = stemsRead.get(text)
    if (!stems) {
      if (stemsRead.size > mostTexts) stemsRead.clear()
      stemsRead.set(text, (stems = new Set(wordsOf(text).map(({ word }) => stemOf(word)))))
    }
    return stems
  }

  /** How well a passage's names fit the query as a whole, as a factor of its score. */
  function closeness(passage: Passage, understood: Understood): number {
    const { words, written, means } = understood
    const { titleStems, asWritten } = namesOf(passage)
    const share = words.filter((word) => titleStems.has(stemOf(word))).length / Math.max(1, words.length)
    let factor = (passage.asks ? questionCosts : 1) * (1 + 0.4 * share * share)
    if (asWritten.has(words.join(' ')) || asWritten.has(written)) factor *= passage.kind === 'page' ? 1.5 : 2.5
    if (means.some((phrase) => asWritten.has(fold(phrase)) || phrase === passage.id)) factor *= 1.5
    if (passage.kind === 'page' && passage.anchor === null) factor *= 1.1
    if (passage.kind === 'medicine' && isAskedFor(passage, understood)) factor *= medicineGains
    return factor
  }

  /** Whether a query names a glossary word or a medicine and nothing else: its meaning is the answer. */
  function isNamedBy(passage: Passage, { words, alone }: Understood): boolean {
    if (alone || words.length === 0 || (passage.kind !== 'word' && passage.kind !== 'medicine')) return false
    return namesOf(passage).asStems.has(words.map(stemOf).join(' '))
  }

  /** Whether a query has a whole name of a medicine. */
  const isAskedFor = ({ medicineNames }: Passage, { whole }: Understood) =>
    medicineNames.some((name) => wordsOf(name).every(({ word }) => whole.has(stemOf(word))))

  /** How many of the wanted words a text has. */
  const wantedIn = (text: string, stems: ReadonlySet<string>) => {
    const own = stemsIn(text)
    let count = 0
    for (const stem of stems) if (own.has(stem)) count++
    return count
  }

  /** One result for all hits in one page: ranked by its best passage, quoted from the one that says most. */
  function resultOf(
    hits: readonly [Hit, ...Hit[]],
    id: string,
    asked: ReadonlySet<string>,
    wanted: ReadonlySet<string>,
    person: Person | undefined,
  ): SearchResult {
    const [first] = hits
    const { kind, title, section, names } = first.passage
    const more = (a: Passage, b: Passage) => (wantedIn(b.text, wanted) > wantedIn(a.text, wanted) ? b : a)
    const telling = hits.map(({ passage }) => passage).reduce(more)
    const quotable = telling.parts.map(({ text, when, label }) => ({
      text,
      label: person && when.every((condition) => holds(condition, person)) ? null : label,
    }))
    const snippet = telling.sensitive ? '' : snippetOf(quotable, wanted, lexicon)
    // Only words and medicines have other names. The keywords of a page are none, and those of a sensitive one stay unsaid.
    const hasNames = kind === 'word' || kind === 'medicine'
    const otherName = hasNames ? (names.find((name) => wantedIn(name, asked) > 0) ?? null) : null
    return {
      id,
      kind,
      title,
      section,
      snippet,
      marks: { title: marksIn(title, wanted, lexicon), snippet: marksIn(snippet, wanted, lexicon) },
      alsoCalled: wantedIn(title, asked) > 0 ? null : otherName,
      target: { kind, id: telling.id, anchor: telling.anchor },
      score: first.score,
    }
  }

  return {
    search(query, { limit = 10, profile } = {}) {
      const reading = receptors.read(withPlainApostrophes(query.slice(0, limits.query)))
      const understood = understand(reading.text, reader)
      const hits: Hit[] = []
      const person = profile && personOf(profile)
      for (const { number, score } of ranked(understood)) {
        const passage = passages[number]
        if (passage)
          hits.push({ passage, score: score * closeness(passage, understood) * (person ? lift(passage, person) : 1) })
      }
      if (understood.unknownMedicine) {
        // 'abiraterone acetate' does not ask for megestrol acetate.
        const asked = hits.filter(({ passage }) => passage.kind !== 'medicine' || isAskedFor(passage, understood))
        hits.splice(0, hits.length, ...asked)
      }
      hits.sort((a, b) => b.score - a.score)
      const most = hits[0]?.score ?? 0
      for (const hit of hits) if (isNamedBy(hit.passage, understood)) hit.score += most
      hits.sort((a, b) => b.score - a.score)
      // In a crisis, what has a word of help in passing is no answer.
      if (understood.alone) {
        const least = (hits[0]?.score ?? 0) * shareInCrisis
        hits.splice(hits.findLastIndex(({ score }) => score >= least) + 1)
      }
      const fitting = reading.stated.size + reading.unclear.size > 0 ? byResults(hits, reading) : hits
      const asked = new Set(understood.words.map(stemOf))
      const wanted = new Set(asked)
      for (const { word } of understood.means.flatMap(wordsOf)) wanted.add(stemOf(word))
      const byPlace = new Map<string, [Hit, ...Hit[]]>()
      for (const hit of fitting) {
        const id = `${hit.passage.kind}:${hit.passage.id}`
        const found = byPlace.get(id)
        // A page is not quoted from a part that fits the results less well: 'BRCA negative' from one on a BRCA change.
        if (found) {
          if (found[0].fit === hit.fit) found.push(hit)
        } else if (byPlace.size < limit) byPlace.set(id, [hit])
      }
      const results = [...byPlace].map(([id, found]) => resultOf(found, id, asked, wanted, person))
      const { unknownMedicine } = understood
      const nearest =
        results.length > 0 || unknownMedicine
          ? []
          : [...new Set(understood.words.flatMap((word) => vocabulary.corrections(word)).map(({ word }) => word))]
      const mended = understood.mended ?? (reading.interpreted ? reading.shown : null)
      return { query, results, meaning: null, mended, nearest, unknownMedicine }
    },
  }
}

/** The names of a passage as they are compared with a query. */
interface Names {
  titleStems: ReadonlySet<string>
  asWritten: ReadonlySet<string>
  /** Without the words that are too common to search for. */
  asStems: ReadonlySet<string>
}

function readNames({ title, names }: Passage, { wordsOf, stemOf, isStopWord }: Lexicon): Names {
  const read = [title, ...names].map((name) => wordsOf(name).map(({ word }) => word))
  const counting = (words: string[]) => words.filter((word) => !isStopWord(word))
  return {
    titleStems: new Set(read[0]?.map(stemOf)),
    asWritten: new Set(read.map((words) => words.join(' '))),
    asStems: new Set(read.map((words) => counting(words).map(stemOf).join(' '))),
  }
}

/** The stems of titles, headings and names. */
function topicsOf(passages: readonly Passage[], { wordsOf, stemOf }: Lexicon): ReadonlySet<string> {
  const texts = passages.flatMap(({ kind, title, heading, names }) =>
    kind === 'question' ? [] : [title, heading, ...names],
  )
  return new Set(texts.flatMap((text) => wordsOf(text).map(({ word }) => stemOf(word))))
}

const lift = (passage: Passage, reader: Person) =>
  passage.when.length > 0 && passage.when.every((condition) => holds(condition, reader)) ? 1.2 : 1
