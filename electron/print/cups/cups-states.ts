import { z } from 'zod'
import type { Printer, PrinterState, PrintJobState } from '../../ipc/contract.ts'
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
})

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

/** Reasons without the ending that says how bad it is ("media-empty-error" → "media-empty"). */
function plain(list: readonly string[]): string[] {
  return list.map((reason) => reason.replace(/-(error|warning|report)$/, '')).filter((reason) => reason !== 'none')
}

const offlineReasons = ['offline', 'shutdown', 'timed-out']
/** Every job to a network printer connects first; only one that goes on connecting so long finds nobody. In seconds. */
const connectingLimit = 8
/**
 * How the backends of CUPS (ipp, socket, lpd, usb) say that they do not reach the printer. They give no reason with it,
 * and a message of another kind once they do.
 */
const unreachable =
  /may not exist|unavailable|not responding|unreachable|not connected|unable to (locate|connect)|to become available/i
const paperReasons = ['media-empty', 'media-needed']
const says = (list: readonly string[], wanted: readonly string[]) => list.some((reason) => wanted.includes(reason))

/** A printer as the window shows it, null for what is no printer. `defaultName` is the system's default queue. */
export function printerFrom(group: IppGroup, defaultName: string | null): Printer | null {
  const parsed = printerAttributes.safeParse(group)
  if (!parsed.success) return null
  const printer = parsed.data
  const why = plain(printer['printer-state-reasons'])
  const state = stateOf(printer, why)
  const detail = printer['printer-state-message'] || why.join(', ')
  return {
    name: printer['printer-name'],
    description: printer['printer-info'] || printer['printer-name'],
    isDefault: printer['printer-name'] === defaultName,
    state,
    // A printer that works again keeps the message of its last trouble.
    detail: state === 'ready' || state === 'busy' ? null : detail || null,
  }
}

function stateOf(printer: PrinterAttributes, why: readonly string[]): PrinterState {
  if (isOffline(printer, why)) return 'offline'
  if (!printer['printer-is-accepting-jobs']) return 'stopped'
  return printerStates[printer['printer-state']] ?? 'unknown'
}

function isOffline(printer: PrinterAttributes, why: readonly string[]): boolean {
  if (says(why, offlineReasons)) return true
  if (printer['printer-state'] !== processing) return false
  const since = printer['printer-up-time'] - printer['printer-state-change-time']
  return (
    (why.includes('connecting-to-device') && since > connectingLimit) ||
    unreachable.test(printer['printer-state-message'])
  )
}

/**
 * How a job stands, from its own attributes and its printer's (null where the printer is no longer there).
 * `pages` = pages that come out in all.
 */
export function jobStateFrom(job: IppGroup, printer: IppGroup | null, pages: number): PrintJobState {
  const parsed = jobAttributes.safeParse(job)
  if (!parsed.success) return { stage: 'failed', reason: 'unknown' }
  const { 'job-state': state, 'job-state-reasons': why, 'job-impressions-completed': done } = parsed.data
  switch (state) {
    case jobState.completed:
      return why.includes('job-completed-with-errors') ? { stage: 'failed', reason: 'unknown' } : { stage: 'done' }
    case jobState.aborted:
      return { stage: 'failed', reason: printer ? 'rejected' : 'printer-gone' }
    case jobState.cancelled:
      return printer ? { stage: 'cancelled' } : { stage: 'failed', reason: 'printer-gone' }
    case jobState.processing: {
      const reason = waitingFor(printer)
      if (reason === 'out-of-paper' || reason === 'offline') return { stage: 'waiting', reason }
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
  const why = plain(parsed.data['printer-state-reasons'])
  if (says(why, paperReasons)) return 'out-of-paper'
  if (isOffline(parsed.data, why)) return 'offline'
  return parsed.data['printer-state'] === stopped ? 'printer-stopped' : 'queue'
}
