import type { CountNote, CountsReport } from '../contract/contract.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { readSmallFile, writeSmallFile } from '../storage/small-file.ts'
import { reportOf } from './report.ts'
import { addDay, addOne, emptyDay, sorted, tallySchema, withoutOldDays } from './tally.ts'
import type { DayTally, Tally } from './tally.ts'
import type { CountVocabulary } from './vocabulary.ts'

export interface CountsOptions {
  /** `counts.json` of the program's own folder. */
  file: string
  vocabulary: CountVocabulary
  /** Whether visits are being counted, and if not, who said so. */
  counting: () => CountsReport['counting']
  /** The day it is, YYYY-MM-DD. */
  today: () => string
  /** The number of the visit that goes on. */
  visit: () => number
  log: Log
}

/** Totals by day for the clinic. */
export interface Counts {
  /** Counts something, once a visit. */
  note: (note: CountNote) => void
  /** What was counted in whole weeks that are over, with small numbers suppressed. */
  report: () => CountsReport
  /** Forgets everything that was counted. */
  clear: () => Promise<void>
  /** Forgets what the visit that ends has counted already. */
  forgetVisit: () => void
  /** Writes the file. Called at fixed hours, whether or not something was counted, so that its time tells of no visit. */
  write: () => Promise<void>
}

/** What was counted lately, in memory only: it goes into the totals when it is of enough visits. */
interface Lately {
  day: string
  visits: number
  tally: DayTally
}

/** Fewer visits than this are never added to the file: its last change would tell what they did. */
const fewestVisits = 5

/**
 * Opens the counts. A damaged file is written over: totals are not worth stopping for.
 *
 * What is counted stays in memory until it is of five visits, and then goes into the totals of its day as one sum. Less than
 * that is dropped when the day or the program ends. So neither the file nor two copies of it tell what one visitor did.
 */
export async function openCounts(options: CountsOptions): Promise<Counts> {
  const { file, vocabulary, counting, today, visit, log } = options
  const read = await readSmallFile(file, tallySchema)
  if (read.state === 'damaged') {
    // Not the key: it can be a word that someone searched for.
    const { line, fix: reason } = read.problem
    log.error('counts damaged', { file, line, reason, mend: 'nothing to do; counting begins anew' })
  }
  let tally: Tally = read.state === 'good' ? read.value : { format: 1, days: {} }
  let lately: Lately = { day: today(), visits: 0, tally: emptyDay() }
  let countedVisit: number | null = null
  const seen = new Set<string>()
  let seenIn: number | null = null

  /** Moves what was counted lately into the totals where it is of enough visits; drops the rest of a day that is over. */
  const settle = () => {
    const enough = lately.visits >= fewestVisits
    if (enough) tally = addDay(tally, lately.day, lately.tally)
    if (!enough && lately.day === today()) return
    lately = { day: today(), visits: 0, tally: emptyDay() }
    countedVisit = null
  }
  const save = async () => {
    tally = withoutOldDays(tally, today())
    await writeSmallFile(file, sorted(tally)).catch((error: unknown) =>
      log.error('counts not written', errorFacts(error)),
    )
  }
  const forgetVisit = () => seen.clear()
  /** Whether something comes up for the first time in this visit. */
  const isNew = (thing: string) => {
    if (seenIn !== visit()) forgetVisit()
    seenIn = visit()
    return !seen.has(thing) && seen.add(thing).size > 0
  }

  return {
    note(note) {
      if (counting() !== 'on') return
      if (lately.day !== today()) settle()
      if (countedVisit !== visit()) lately.visits++
      countedVisit = visit()
      const day = lately.tally
      if (note.kind === 'handout') {
        if (isNew(`handout ${note.subtype}`)) addOne(day.handouts, note.subtype)
      } else if (note.kind === 'page') {
        if (vocabulary.titles.has(note.page) && isNew(`page ${note.page}`)) addOne(day.pages, note.page)
      } else {
        day.emptySearches++
        for (const word of new Set(note.words.map((word) => word.toLowerCase()))) {
          if (vocabulary.words.has(word) && isNew(`word ${word}`)) addOne(day.words, word)
        }
      }
    },
    report: () => reportOf(withoutOldDays(tally, today()), vocabulary.titles, counting(), today()),
    async clear() {
      tally = { format: 1, days: {} }
      lately = { day: today(), visits: 0, tally: emptyDay() }
      await save()
    },
    forgetVisit,
    async write() {
      settle()
      await save()
    },
  }
}
