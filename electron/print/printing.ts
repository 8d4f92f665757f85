import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import type { Printer } from '../ipc/contract.ts'
import { choosePrinter, PrintJobs } from './print-jobs.ts'
import { PrivateFiles } from './private-files.ts'
import type { Spooler } from './spooler.ts'
import { systemSpooler } from './system-spooler.ts'

/** The kiosk's printing. */
export interface Printing {
  spooler: Spooler
  jobs: PrintJobs
  /** All printers, the one that is used unless another is chosen marked as the default. */
  printers(): Promise<Printer[]>
}

/**
 * Sets printing up over the system's spooler. What an earlier run left, files in `folder` and jobs in the queues,
 * is removed first: it must never come out for the next person.
 */
export function setupPrinting(folder: string, defaultPrinter: () => string | null, log: Log): Printing {
  const spooler = systemSpooler(process.platform, process.env)
  const files = new PrivateFiles(folder)
  const swept = removeRemains(files, spooler, log)
  return {
    spooler,
    jobs: new PrintJobs({ spooler, files, log, defaultPrinter, ready: swept }),
    async printers() {
      const printers = await spooler.printers()
      const standard = choosePrinter(printers, null, defaultPrinter())
      return printers.map((printer) => ({ ...printer, isDefault: printer.name === standard?.name }))
    },
  }
}

async function removeRemains(files: PrivateFiles, spooler: Spooler, log: Log): Promise<void> {
  const [left, jobs] = await Promise.allSettled([files.sweep(), spooler.removeLeftovers()])
  if (left.status === 'rejected') log.error('print files not removed', errorFacts(left.reason))
  else if (left.value > 0) log.warn('print files of an earlier run removed', { count: left.value })
  if (jobs.status === 'rejected') log.warn('print system does not answer', errorFacts(jobs.reason))
  else if (jobs.value > 0) log.warn('print jobs of an earlier run removed', { count: jobs.value })
}
