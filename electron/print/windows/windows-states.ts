import { z } from 'zod'
import type { Printer, PrinterAbilities, PrinterState, PrinterTrouble, PrintJobState } from '../../contract/contract.ts'
import type { FailureReason } from '../spooler/spooler.ts'

/** A printer as our script has PowerShell write it: `PrinterStatus` of Get-Printer is a list of names. */
export const windowsPrinter = z.object({
  Name: z.string(),
  Comment: z.string().nullable(),
  Status: z.string(),
  IsDefault: z.boolean(),
  /** `PaperSizesSupported` and `Capabilities` of Win32_Printer; a driver may leave them empty. */
  Papers: z.array(z.int()).catch([]),
  Capabilities: z.array(z.int()).catch([]),
})
/** A job as our script has PowerShell write it: `JobStatus` of Get-PrintJob is a list of names. */
export const windowsJob = z.object({
  Id: z.int(),
  Printer: z.string(),
  Document: z.string(),
  Status: z.string(),
  PagesPrinted: z.int(),
})
export type WindowsJob = z.infer<typeof windowsJob>

const has = (status: string, ...names: string[]) => {
  const list = status.split(',').map((name) => name.trim())
  return names.some((name) => list.includes(name))
}

const offline = ['Offline', 'ServerUnknown', 'ServerOffline', 'NotAvailable', 'PowerSave']
const stopped = ['Paused', 'Error', 'Blocked']
/** What holds a printer up, the most telling first. */
const troubles: readonly { trouble: PrinterTrouble; names: readonly string[] }[] = [
  { trouble: 'out-of-paper', names: ['PaperOut', 'PaperProblem'] },
  { trouble: 'paper-jam', names: ['PaperJam'] },
  { trouble: 'cover-open', names: ['DoorOpen'] },
  { trouble: 'out-of-ink', names: ['NoToner'] },
  { trouble: 'output-full', names: ['OutputBinFull'] },
  { trouble: 'needs-help', names: ['UserIntervention'] },
]
const troubleIn = (status: string) => troubles.find(({ names }) => has(status, ...names))?.trouble ?? null

/** A printer as Windows names it, with its state in our words. */
export function printerFrom(printer: z.infer<typeof windowsPrinter>): Printer {
  const state = printerState(printer.Status)
  return {
    name: printer.Name,
    description: printer.Comment || printer.Name,
    isDefault: printer.IsDefault,
    state,
    detail: state === 'ready' || state === 'busy' ? null : printer.Status,
    notes: has(printer.Status, 'TonerLow') ? ['low-ink'] : [],
    can: abilitiesFrom(printer),
  }
}

/** Numbers that Win32_Printer has for Letter and A4, and for color and two sides. */
const paperNumber = { letter: 7, a4: 22 } as const
const [color, duplex] = [2, 3]

/** What a printer can do. A driver that names none of what is asked for is not believed: everything is offered then. */
function abilitiesFrom({ Papers, Capabilities }: z.infer<typeof windowsPrinter>): PrinterAbilities {
  const papers = (['letter', 'a4'] as const).filter((paper) => Papers.includes(paperNumber[paper]))
  const known = Capabilities.length > 0
  return {
    papers: papers.length > 0 ? papers : null,
    sides: known && !Capabilities.includes(duplex) ? ['one'] : null,
    colors: known && !Capabilities.includes(color) ? ['gray'] : null,
    // Each copy is a job of its own.
    copies: null,
  }
}

function printerState(status: string): PrinterState {
  if (has(status, ...offline)) return 'offline'
  const trouble = troubleIn(status)
  if (trouble) return trouble
  if (has(status, ...stopped)) return 'stopped'
  if (has(status, 'Printing', 'Busy', 'Processing', 'IOActive', 'Waiting')) return 'busy'
  return has(status, 'Normal', 'Idle', 'WarmingUp', 'TonerLow', '0') ? 'ready' : 'unknown'
}

/**
 * How a document stands of which each copy is a job. `copies` is how many of its jobs have been in the queue: those that are
 * no longer there are out.
 */
export function copiesStateFrom(
  jobs: readonly WindowsJob[],
  printerStatus: string | null,
  pages: number,
  copies: number,
): PrintJobState {
  const open = jobs.filter((job) => !isOut(job)).sort((a, b) => a.Id - b.Id)
  const [current] = open
  const state = jobStateFrom(open.find(isBeingDeleted) ?? current ?? null, printerStatus, pages)
  if (state.stage !== 'printing' || state.page === null) return state
  const before = (Math.max(0, copies - open.length) * pages) / Math.max(1, copies)
  return { ...state, page: Math.min(before + state.page, pages) }
}

/**
 * How a job stands. Windows takes a job off the queue when it is out, so one that is gone from a printer that is
 * still there has been printed; `cancelled` is one that somebody deleted, as far as Windows still shows it.
 */
export function jobStateFrom(job: WindowsJob | null, printerStatus: string | null, pages: number): PrintJobState {
  if (printerStatus === null) return failed('printer-gone')
  if (!job || isOut(job)) return { stage: 'done' }
  if (isBeingDeleted(job)) return { stage: 'cancelled' }
  const trouble = troubleIn(job.Status) ?? troubleIn(printerStatus)
  if (trouble) return { stage: 'waiting', reason: trouble }
  if (has(job.Status, 'Offline') || has(printerStatus, ...offline)) return { stage: 'waiting', reason: 'offline' }
  if (has(job.Status, ...stopped) || has(printerStatus, ...stopped))
    return { stage: 'waiting', reason: 'printer-stopped' }
  if (has(job.Status, 'Printing')) {
    return { stage: 'printing', page: job.PagesPrinted > 0 ? Math.min(job.PagesPrinted, pages) : null, pages }
  }
  return { stage: 'waiting', reason: 'queue' }
}

/** Whether a job that is still in the queue has been printed. */
export function isOut({ Status }: WindowsJob): boolean {
  return has(Status, 'Printed', 'Complete', 'Completed', 'Retained')
}

/** Whether Windows is taking a job off the queue. */
export function isBeingDeleted({ Status }: WindowsJob): boolean {
  return has(Status, 'Deleting', 'Deleted')
}

function failed(reason: FailureReason): PrintJobState {
  return { stage: 'failed', reason }
}
