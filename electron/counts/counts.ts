import type { CountNote, CountsReport } from '../ipc/contract.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { readSmallFile, writeSmallFile } from '../storage/small-file.ts'
import { reportOf } from './report.ts'
import { addOne, emptyDay, tallySchema, withoutOldDays } from './tally.ts'
import type { Tally } from './tally.ts'
import type { CountVocabulary } from './vocabulary.ts'

export interface CountsOptions {
  /** `counts.json` of the program's own folder. */
  file: string
  vocabulary: CountVocabulary
  /** Whether visits are being counted, and if not, who said so. */
  counting: () => CountsReport['counting']
  /** The day it is, YYYY-MM-DD. */
  today: () => string
  log: Log
}

/** Totals by day for the clinic. */
export interface Counts {
  note: (note: CountNote) => void
  /** What is kept, with small numbers suppressed. */
  report: () => CountsReport
  /** Forgets everything that was counted. */
  clear: () => Promise<void>
  /** Writes the file. Called at fixed hours, whether or not something was counted, so that its time tells of no visit. */
  write: () => Promise<void>
}

/** Opens the counts. A damaged file is written over: totals are not worth stopping for. */
export async function openCounts({ file, vocabulary, counting, today, log }: CountsOptions): Promise<Counts> {
  const read = await readSmallFile(file, tallySchema)
  if (read.state === 'damaged') {
    // Not the key: it can be a word that someone searched for.
    const { line, fix: reason } = read.problem
    log.error('counts damaged', { file, line, reason, mend: 'nothing to do; counting begins anew' })
  }
  let tally: Tally = read.state === 'good' ? read.value : { format: 1, days: {} }
  const write = async () => {
    tally = withoutOldDays(tally, today())
    await writeSmallFile(file, tally).catch((error: unknown) => log.error('counts not written', errorFacts(error)))
  }
  return {
    note(note) {
      if (counting() !== 'on') return
      const day = (tally.days[today()] ??= emptyDay())
      if (note.kind === 'handout') {
        addOne(day.handouts, note.subtype)
      } else if (note.kind === 'page') {
        if (vocabulary.titles.has(note.page)) addOne(day.pages, note.page)
      } else {
        day.emptySearches++
        for (const word of new Set(note.words.map((word) => word.toLowerCase()))) {
          if (vocabulary.words.has(word)) addOne(day.words, word)
        }
      }
    },
    report: () => reportOf(withoutOldDays(tally, today()), vocabulary.titles, counting()),
    async clear() {
      tally = { format: 1, days: {} }
      await write()
    },
    write,
  }
}
