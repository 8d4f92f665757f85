import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Translate } from '../../content/messages/messages.ts'
import type { PrintJob } from '../contract/contract.ts'
import { isFinal } from '../print/follow-job.ts'
import { type PrintRequest, PrintJobs } from '../print/print-jobs.ts'
import { PrivateFiles } from '../print/private-files.ts'
import { noRemains } from '../print/remains.ts'
import { commandJobTitle, type Spooler } from '../print/spooler.ts'
import { reasonOf } from './write-whole.ts'

/** What ends a command from outside: Ctrl+C, a system that shuts down, a terminal that is closed. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Prints one handout and follows it until it is out, saying each state. Ctrl+C cancels it and takes it off the queue.
 * Resolves to whether it came out.
 */
export async function printOut(
  request: PrintRequest,
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
  // What the print system itself said of a failure, which is told before the state that it led to.
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
    remains: noRemains,
  })
  let handle = ''
  const cancel = (): void => void jobs.cancel(handle)
  for (const ending of endings) process.once(ending, cancel)
  try {
    return await new Promise<boolean>((resolve) => {
      ;({ handle } = jobs.start(request, (job) => {
        const failed = job.state.stage === 'failed'
        say(failed && cause ? `${sayState(job, t)} (${cause})` : sayState(job, t))
        if (isFinal(job.state)) resolve(job.state.stage === 'done')
      }))
    })
  } finally {
    for (const ending of endings) process.off(ending, cancel)
    rmSync(folder, { recursive: true, force: true })
  }
}

function sayState({ printer, state }: PrintJob, t: Translate): string {
  switch (state.stage) {
    case 'waiting':
      return t(`print.stage.waiting.${state.reason}`, { printer })
    case 'printing':
      return state.page === null
        ? t('print.stage.printing', { pages: state.pages })
        : t('print.stage.printing.page', { page: state.page, pages: state.pages })
    case 'failed':
      return t(`print.stage.failed.${state.reason}`, { printer })
    default:
      return t(`print.stage.${state.stage}`, { printer })
  }
}
