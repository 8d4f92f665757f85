import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Translate } from '../../content/messages/messages.ts'
import { sayPrintState } from '../../content/messages/print-state.ts'
import { isFinal } from '../print/jobs/follow-job.ts'
import { type NewPrintJob, PrintJobs } from '../print/jobs/print-jobs.ts'
import { PrivateFiles } from '../print/jobs/private-files.ts'
import { noLeftovers } from '../print/jobs/leftovers.ts'
import { commandJobTitle, type Spooler } from '../print/spooler/spooler.ts'
import { reasonOf } from './write-whole.ts'

/** Signals that end a command: Ctrl+C, a shutdown, a closed terminal. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Prints one handout, follows the job to its end and writes each state. Ctrl+C cancels the job and removes it from the queue.
 * Resolves to whether it was printed.
 */
export async function printOut(
  request: NewPrintJob,
  {
    spooler,
    defaultPrinter,
    t,
    say,
  }: { spooler: Spooler; defaultPrinter: string | null; t: Translate; say: (line: string) => void },
): Promise<boolean> {
  let folder: string
  try {
    folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-print-'))
  } catch (error) {
    say(`--print: a file for the printer cannot be written in ${tmpdir()}: ${reasonOf(error)}.`)
    return false
  }
  // The print system's own message about a failure; it is logged before the job changes to `failed`.
  let cause = ''
  const jobs = new PrintJobs({
    spooler,
    files: new PrivateFiles(folder, commandJobTitle),
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event, facts) => {
        if (event === 'print failed') cause = String(facts?.['said'] ?? facts?.['code'] ?? '')
      },
    },
    defaultPrinter: () => defaultPrinter,
    leftovers: noLeftovers,
  })
  let handle = ''
  const cancel = (): void => void jobs.cancel(handle)
  for (const ending of endings) process.once(ending, cancel)
  try {
    return await new Promise<boolean>((resolve) => {
      ;({ handle } = jobs.start(request, (job) => {
        const failed = job.state.stage === 'failed'
        const said = sayPrintState(job.state, job.printer, t)
        say(failed && cause ? `${said} (${cause})` : said)
        if (isFinal(job.state)) resolve(job.state.stage === 'done')
      }))
    })
  } finally {
    for (const ending of endings) process.off(ending, cancel)
    rmSync(folder, { recursive: true, force: true })
  }
}
