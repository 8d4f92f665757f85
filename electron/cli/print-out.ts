import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isMessageKey, type Translate } from '../../content/messages/messages.ts'
import type { PrintJob } from '../ipc/contract.ts'
import { isFinal } from '../print/follow-job.ts'
import { type PrintRequest, PrintJobs } from '../print/print-jobs.ts'
import { PrivateFiles } from '../print/private-files.ts'
import { noRemains } from '../print/remains.ts'
import type { Spooler } from '../print/spooler.ts'

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
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-print-'))
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const jobs = new PrintJobs({
    spooler,
    files: new PrivateFiles(folder),
    log: quiet,
    defaultPrinter: () => defaultPrinter,
    remains: noRemains,
  })
  const cancel = (): void => void jobs.endAll()
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  try {
    return await new Promise<boolean>((resolve) => {
      jobs.start(request, (job) => {
        say(sayState(job, t))
        if (isFinal(job.state)) resolve(job.state.stage === 'done')
      })
    })
  } finally {
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    rmSync(folder, { recursive: true, force: true })
  }
}

function sayState({ printer, state }: PrintJob, t: Translate): string {
  const paged = state.stage === 'printing' && state.page !== null
  const key = [
    'print.stage',
    state.stage,
    ...('reason' in state ? [state.reason] : []),
    ...(paged ? ['page'] : []),
  ].join('.')
  return isMessageKey(key)
    ? t(key, { printer, ...('pages' in state ? { pages: state.pages, page: state.page ?? 0 } : {}) })
    : key
}
