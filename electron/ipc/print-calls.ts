import { fitting } from '../../content/schema/print-options.ts'
import type { Printer, PrinterAbilities, Sides } from '../contract/contract.ts'
import type { Log } from '../log/log.ts'
import type { Printing } from '../print/printing.ts'
import { SpoolError } from '../print/spooler/spooler.ts'
import type { HandoutShelf, ShelvedHandout } from '../handout/make/handout-shelf.ts'
import type { Handle } from './call-registry.ts'
import { failure, ok } from '../contract/result.ts'

/** Lets the window see the printers, print a finished handout and cancel that. */
export function handlePrintCalls(
  handle: Handle,
  print: Pick<Printing, 'jobs' | 'printers'> & { shelf: HandoutShelf; log: Log },
): void {
  const gone = () => failure('not-found', 'shell.error.handout-gone', { field: 'handout' })
  /** The printers as the window saw them last. */
  let seen: readonly Printer[] | null = null

  const look = async (): Promise<Printer[]> => {
    const printers = await print.printers()
    seen = printers
    return printers
  }

  /** What a printer can do; undefined if nothing is known. That a print system does not answer is for the job to say. */
  const abilitiesOf = async (name: string | null): Promise<PrinterAbilities | undefined> => {
    const printers = seen ?? (await look().catch(unlessSpoolError))
    return printers.find((printer) => (name === null ? printer.isDefault : printer.name === name))?.can
  }

  /** The pages as a printer prints them: on paper that it has, and on one side if it cannot turn the paper. */
  const setFor = async (shelved: ShelvedHandout, sides: Sides, can: PrinterAbilities | undefined) => {
    const paper = fitting(shelved.paper, can?.papers)
    const set = await shelved.setFor(paper, fitting(sides, can?.sides))
    return { ...set, paper, sides: fitting(sides, can?.sides) }
  }

  handle('print:printers', async () => {
    try {
      return ok(await look())
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error
      print.log.warn('printers unknown', { reason: error.reason, said: error.message })
      return failure('failed', 'print.error.printers-unknown', { detail: error.message })
    }
  })

  handle('print:count', async ({ handout, sides, printer }) => {
    const shelved = print.shelf.get(handout)
    if (!shelved) return gone()
    const can = await abilitiesOf(printer)
    if (print.shelf.get(handout) !== shelved) return gone()
    const set = await setFor(shelved, sides, can)
    if (print.shelf.get(handout) !== shelved) return gone()
    const { pages, empty } = set
    return ok({ pages, empty, sheets: set.sides === 'two' ? Math.ceil(pages / 2) : pages })
  })

  handle('print:start', async ({ handout, ...choice }, send) => {
    const full = () => print.jobs.full
    const shelved = print.shelf.get(handout)
    if (!shelved) return gone()
    if (full()) return failure('busy', 'shell.error.busy')
    const can = await abilitiesOf(choice.printer)
    if (print.shelf.get(handout) !== shelved) return gone()
    const { bytes, pages, paper, sides } = await setFor(shelved, choice.sides, can)
    // The visit may have ended while it was set anew, or other jobs begun.
    if (print.shelf.get(handout) !== shelved) return gone()
    if (full()) return failure('busy', 'shell.error.busy')
    const { printer } = choice
    const copies = Math.min(choice.copies, can?.copies ?? choice.copies)
    const color = fitting(choice.color, can?.colors)
    const job = { bytes, pages, paper, printer, copies, sides, color }
    return ok(print.jobs.start(job, (state) => send('print:state', state)))
  })

  handle('print:cancel', async ({ job }) => {
    const cancelled = await print.jobs.cancel(job)
    return cancelled ? ok(cancelled) : failure('not-found', 'shell.error.job-gone', { field: 'job' })
  })
}

function unlessSpoolError(error: unknown): never[] {
  if (error instanceof SpoolError) return []
  throw error
}
