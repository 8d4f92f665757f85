import type { Log } from '../log/log.ts'
import type { Printing } from '../print/printing.ts'
import { SpoolError } from '../print/spooler/spooler.ts'
import type { HandoutShelf } from '../handout/make/handout-shelf.ts'
import type { Handle } from './call-registry.ts'
import { failure, ok } from '../contract/result.ts'

/** Lets the window see the printers, print a finished handout and cancel that. */
export function handlePrintCalls(
  handle: Handle,
  print: Pick<Printing, 'jobs' | 'printers'> & { shelf: HandoutShelf; log: Log },
): void {
  const gone = () => failure('not-found', 'shell.error.handout-gone', { field: 'handout' })

  handle('print:printers', async () => {
    try {
      return ok(await print.printers())
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error
      print.log.warn('printers unknown', { reason: error.reason, said: error.message })
      return failure('failed', 'print.error.printers-unknown', { detail: error.message })
    }
  })

  handle('print:count', async ({ handout, sides }) => {
    const shelved = print.shelf.get(handout)
    const { pages, empty } = (sides === 'two' ? await shelved?.forTwoSides() : shelved) ?? { pages: 0, empty: 0 }
    if (!shelved || print.shelf.get(handout) !== shelved) return gone()
    return ok({ pages, empty, sheets: sides === 'two' ? Math.ceil(pages / 2) : pages })
  })

  handle('print:start', async ({ handout, ...choice }, send) => {
    const full = () => print.jobs.full
    const shelved = print.shelf.get(handout)
    if (!shelved) return gone()
    if (full()) return failure('busy', 'shell.error.busy')
    const { bytes, pages } = choice.sides === 'two' ? await shelved.forTwoSides() : shelved
    // The visit may have ended while it was set anew, or other jobs begun.
    if (print.shelf.get(handout) !== shelved) return gone()
    if (full()) return failure('busy', 'shell.error.busy')
    return ok(print.jobs.start({ bytes, pages, paper: shelved.paper, ...choice }, (job) => send('print:state', job)))
  })

  handle('print:cancel', async ({ job }) => {
    const cancelled = await print.jobs.cancel(job)
    return cancelled ? ok(cancelled) : failure('not-found', 'shell.error.job-gone', { field: 'job' })
  })
}
