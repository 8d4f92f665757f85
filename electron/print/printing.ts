import type { Log } from '../log/log.ts'
import type { Paper, Printer } from '../contract/contract.ts'
import { choosePrinter, PrintJobs } from './jobs/print-jobs.ts'
import { PrivateFiles } from './jobs/private-files.ts'
import { KioskLeftovers } from './jobs/leftovers.ts'
import type { Spooler } from './spooler/spooler.ts'
import { systemSpooler } from './system-spooler.ts'

/** The kiosk's printing. */
export interface Printing {
  spooler: Spooler
  jobs: PrintJobs
  /** All printers, the one that is used unless another is chosen marked as the default. */
  printers(): Promise<Printer[]>
  /** The paper that the default printer had when the printers were last asked; null = not known. */
  readonly papers: readonly Paper[] | null
}

/**
 * Sets printing up over the system's spooler. What an earlier run left, files in `folder` and jobs in the queues,
 * is removed first: it must never come out for the next person.
 */
export function setupPrinting(folder: string, defaultPrinter: () => string | null, log: Log): Printing {
  const spooler = systemSpooler(process.platform, process.env)
  const files = new PrivateFiles(folder)
  const leftovers = new KioskLeftovers(files, spooler, log)
  const jobs = new PrintJobs({ spooler, files, log, defaultPrinter, leftovers })
  leftovers.idle = () => jobs.idle
  let papers: readonly Paper[] | null = null
  const printers = async (): Promise<Printer[]> => {
    const found = await spooler.printers()
    const standard = choosePrinter(found, null, defaultPrinter())
    papers = standard?.can?.papers ?? null
    return found.map((printer) => ({ ...printer, isDefault: printer.name === standard?.name }))
  }
  // Asked once by itself, so that the first handout is set for the printer's paper.
  void leftovers
    .start()
    .then(printers)
    .catch(() => {})
  return {
    spooler,
    jobs,
    printers,
    get papers() {
      return papers
    },
  }
}
