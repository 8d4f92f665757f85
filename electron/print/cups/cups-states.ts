import { z } from 'zod'
import type { Printer, PrinterState, PrinterTrouble, PrintJobState } from '../../contract/contract.ts'
import type { IppGroup } from './ipp-message.ts'

const first = <T extends z.ZodType>(type: T) =>
  z
    .array(z.unknown())
    .transform((values) => values[0])
    .pipe(type)
const reasons = z.array(z.string()).catch([])

/** What we read of a printer (RFC 8011, 5.4). */
const printerAttributes = z.object({
  'printer-name': first(z.string()),
  'printer-info': first(z.string()).catch(''),
  'printer-state': first(z.number()).catch(0),
  'printer-state-reasons': reasons,
  'printer-state-message': first(z.string()).catch(''),
  'printer-is-accepting-jobs': first(z.boolean()).catch(true),
  'printer-state-change-time': first(z.number()).catch(0),
  'printer-up-time': first(z.number()).catch(0),
})
type PrinterAttributes = z.output<typeof printerAttributes>
/** What we read of a job (RFC 8011, 5.3). */
const jobAttributes = z.object({
  'job-state': first(z.number()),
  'job-state-reasons': reasons,
  'job-impressions-completed': first(z.number()).nullable().catch(null),
  'job-printer-state-message': first(z.string()).catch(''),
})

/**
 * What CUPS's backend `ipp` says if the printer can never print the job. After the first CUPS ends the job as canceled,
 * after the second as completed.
 */
const unsupported = /cannot print with supplied options|unable to add document to print job/i

const idle = 3
const processing = 4
const stopped = 5
const printerStates: Readonly<Record<number, PrinterState>> = {
  [idle]: 'ready',
  [processing]: 'busy',
  [stopped]: 'stopped',
}

/** States of a job that say more than that it waits (RFC 8011, 5.3.7). */
const jobState = { processing: 5, stopped: 6, cancelled: 7, aborted: 8, completed: 9 } as const

/** A reason without the ending that says how bad it is ("media-empty-error" → "media-empty"). */
const plain = (reason: string) => reason.replace(/-(error|warning|report)$/, '')

const offlineReasons = ['offline', 'shutdown', 'timed-out']
/** Every job to a network printer connects first; only one that goes on connecting so long finds nobody. In seconds. */
const connectingLimit = 8
/**
 * How the backends of CUPS (ipp, socket, lpd, usb) say that they do not reach the printer. They give no reason with it,
 * and a message of another kind once they do.
 */
const unreachable =
  /may not exist|unavailable|not responding|unreachable|not connected|unable to (locate|connect)|to become available/i

/**
 * What holds a printer up, and how long a mere '-warning' or '-report' of it is none of our business, in seconds of
 * printing: it may be about one of several trays. CUPS itself, where it asks a network printer, says no more than
 * 'media-empty-warning', 'media-jam-warning' and 'door-open-report'; a jam and an open door always stop it. A printer whose
 * ink is said to end goes on printing, if poorly.
 */
const troubles: readonly { trouble: PrinterTrouble; reasons: readonly string[]; warnedFor: number }[] = [
  { trouble: 'out-of-paper', reasons: ['media-empty', 'media-needed'], warnedFor: 30 },
  { trouble: 'paper-jam', reasons: ['media-jam'], warnedFor: 0 },
  { trouble: 'cover-open', reasons: ['cover-open', 'door-open', 'interlock-open'], warnedFor: 0 },
  { trouble: 'tray-missing', reasons: ['input-tray-missing', 'output-tray-missing'], warnedFor: 30 },
  { trouble: 'output-full', reasons: ['output-area-full'], warnedFor: 30 },
  { trouble: 'out-of-ink', reasons: ['toner-empty', 'marker-supply-empty'], warnedFor: Infinity },
  { trouble: 'needs-help', reasons: ['marker-supply-missing', 'marker-waste-full'], warnedFor: Infinity },
]

/** A printer as the window shows it, null for what is no printer. `defaultName` is the system's default queue. */
export function printerFrom(group: IppGroup, defaultName: string | null): Printer | null {
  const parsed = printerAttributes.safeParse(group)
  if (!parsed.success) return null
  const printer = parsed.data
  const state = stateOf(printer)
  const why = printer['printer-state-reasons'].map(plain).filter((reason) => reason !== 'none')
  const detail = isTrouble(state) ? why.join(', ') : printer['printer-state-message'] || why.join(', ')
  return {
    name: printer['printer-name'],
    description: printer['printer-info'] || printer['printer-name'],
    isDefault: printer['printer-name'] === defaultName,
    state,
    // A printer that works again keeps the message of its last trouble.
    detail: state === 'ready' || state === 'busy' ? null : detail || null,
  }
}

function stateOf(printer: PrinterAttributes): PrinterState {
  if (isOffline(printer)) return 'offline'
  if (!printer['printer-is-accepting-jobs']) return 'stopped'
  const state = printerStates[printer['printer-state']] ?? 'unknown'
  return state === 'stopped' ? state : (troubleOf(printer) ?? state)
}

/** How long it has been printing, in seconds; 0 where it is not. */
function printingFor(printer: PrinterAttributes): number {
  return printer['printer-state'] === processing ? printer['printer-up-time'] - printer['printer-state-change-time'] : 0
}

function isOffline(printer: PrinterAttributes): boolean {
  const why = printer['printer-state-reasons'].map(plain)
  if (why.some((reason) => offlineReasons.includes(reason))) return true
  if (printer['printer-state'] !== processing) return false
  return (
    (why.includes('connecting-to-device') && printingFor(printer) > connectingLimit) ||
    unreachable.test(printer['printer-state-message'])
  )
}

/** What holds a printer up, in the order of `troubles`; null where nothing does. */
function troubleOf(printer: PrinterAttributes): PrinterTrouble | null {
  const all = printer['printer-state-reasons']
  const since = printingFor(printer)
  const found = troubles.find(({ reasons, warnedFor }) =>
    all.some((reason) => reasons.includes(plain(reason)) && (!isMild(reason) || since >= warnedFor)),
  )
  if (found) return found.trouble
  // A word that we do not know and that the printer itself calls an error.
  const error = all.some((reason) => reason.endsWith('-error') && !offlineReasons.includes(plain(reason)))
  return error ? 'needs-help' : null
}

function isMild(reason: string): boolean {
  return /-(warning|report)$/.test(reason)
}

function isTrouble(state: PrinterState): boolean {
  return troubles.some(({ trouble }) => trouble === state)
}

/**
 * How a job stands, from its own attributes and its printer's (null where the printer is no longer there).
 * `pages` = pages that come out in all.
 */
export function jobStateFrom(job: IppGroup, printer: IppGroup | null, pages: number): PrintJobState {
  const parsed = jobAttributes.safeParse(job)
  if (!parsed.success) return { stage: 'failed', reason: 'unknown' }
  const { 'job-state': state, 'job-state-reasons': why, 'job-impressions-completed': done } = parsed.data
  if (state >= jobState.cancelled && unsupported.test(parsed.data['job-printer-state-message'])) {
    return { stage: 'failed', reason: printer ? 'unsupported' : 'printer-gone' }
  }
  switch (state) {
    case jobState.completed:
      return why.includes('job-completed-with-errors') ? { stage: 'failed', reason: 'unknown' } : { stage: 'done' }
    case jobState.aborted:
      return { stage: 'failed', reason: printer ? 'rejected' : 'printer-gone' }
    case jobState.cancelled:
      return printer ? { stage: 'cancelled' } : { stage: 'failed', reason: 'printer-gone' }
    case jobState.processing: {
      const reason = waitingFor(printer)
      // A queue that is being stopped still finishes this job.
      if (reason !== 'queue' && reason !== 'printer-stopped') return { stage: 'waiting', reason }
      return { stage: 'printing', page: done ? Math.min(done, pages) : null, pages }
    }
    case jobState.stopped: {
      const reason = waitingFor(printer)
      return { stage: 'waiting', reason: reason === 'queue' ? 'printer-stopped' : reason }
    }
    default:
      return { stage: 'waiting', reason: waitingFor(printer) }
  }
}

function waitingFor(group: IppGroup | null): Extract<PrintJobState, { stage: 'waiting' }>['reason'] {
  const parsed = printerAttributes.safeParse(group)
  if (!parsed.success) return 'queue'
  const trouble = troubleOf(parsed.data)
  if (trouble) return trouble
  if (isOffline(parsed.data)) return 'offline'
  return parsed.data['printer-state'] === stopped ? 'printer-stopped' : 'queue'
}
