import { z } from 'zod'
import type { Printer, PrinterState, PrintJobState } from '../../contract/contract.ts'
import { abilitiesFrom, abilityNames } from './cups-abilities.ts'
import type { IppGroup } from './ipp-message.ts'
import { failureIn, isArriving, isBroken, waitingIn } from './job-reasons.ts'
import { notesIn, plain, saysHolding, saysOffline, saysStopped, troubleIn } from './printer-reasons.ts'

const first = <T extends z.ZodType>(type: T) =>
  z
    .array(z.unknown())
    .transform((values) => values[0])
    .pipe(type)
const reasons = z.array(z.string()).catch([])

/** What is read of a printer (RFC 8011, 5.4). */
const printerAttributes = z.object({
  'printer-name': first(z.string()),
  'printer-info': first(z.string()).catch(''),
  'printer-make-and-model': first(z.string()).catch(''),
  'device-uri': first(z.string()).catch(''),
  'auth-info-required': reasons,
  'printer-state': first(z.number()).catch(0),
  'printer-state-reasons': reasons,
  'printer-state-message': first(z.string()).catch(''),
  'printer-is-accepting-jobs': first(z.boolean()).catch(true),
  'printer-state-change-time': first(z.number()).catch(0),
  'printer-up-time': first(z.number()).catch(0),
})
type PrinterAttributes = z.output<typeof printerAttributes>
/** The names of the attributes of a printer that are read, for a request. */
export const printerNames: readonly string[] = [...Object.keys(printerAttributes.shape), ...abilityNames]

/** What is read of a job (RFC 8011, 5.3). */
const jobAttributes = z.object({
  'job-state': first(z.number()),
  'job-state-reasons': reasons,
  'job-hold-until': first(z.string()).catch('no-hold'),
  'job-impressions-completed': first(z.number()).nullable().catch(null),
  'job-printer-state-message': first(z.string()).catch(''),
})
/** The names of the attributes of a job that are read, for a request. */
export const jobNames: readonly string[] = Object.keys(jobAttributes.shape)

const idle = 3
const processing = 4
const stopped = 5
const printerStates: Readonly<Record<number, PrinterState>> = {
  [idle]: 'ready',
  [processing]: 'busy',
  [stopped]: 'stopped',
}

/** States of a job (RFC 8011, 5.3.7). */
const jobState = { held: 4, processing: 5, stopped: 6, cancelled: 7, aborted: 8, completed: 9 } as const

/** Every job to a network printer connects first; only one that goes on connecting so long finds nobody. In seconds. */
const connectingLimit = 8
/**
 * How the backends of CUPS (ipp, socket, lpd, usb) say that they do not reach the printer. They give no reason with it,
 * and a message of another kind once they do.
 */
const unreachable =
  /may not exist|unavailable|not responding|unreachable|not connected|unable to (locate|connect)|to become available/i

/** Devices that take a job faster than they print it: CUPS counts the pages that it has sent. */
const sendsAhead = /^(ipps?|https?|dnssd|socket|lpd|smb|usb|hp|parallel|serial|implicitclass|beh):/
/** Devices that need a driver, where CUPS has the queue of a program or another CUPS that needs none. */
const needsDriver = /^(ipps?|dnssd|socket|lpd|usb|hp):/
const withoutDriver = 'Local Raw Printer'

/** A printer as the window shows it, null for what is no printer. `defaultName` is the system's default queue. */
export function printerFrom(group: IppGroup, defaultName: string | null): Printer | null {
  const parsed = printerAttributes.safeParse(group)
  if (!parsed.success) return null
  const printer = parsed.data
  const state = stateOf(printer)
  const why = printer['printer-state-reasons'].map(plain).filter((reason) => reason !== 'none')
  const detail = state === troubleOf(printer) ? why.join(', ') : printer['printer-state-message'] || why.join(', ')
  return {
    name: printer['printer-name'],
    description: printer['printer-info'] || printer['printer-name'],
    isDefault: printer['printer-name'] === defaultName,
    state,
    // A printer that works again keeps the message of its last trouble.
    detail: state === 'ready' || state === 'busy' ? null : detail || null,
    notes: notesOf(printer),
    can: abilitiesFrom(group),
  }
}

function stateOf(printer: PrinterAttributes): PrinterState {
  if (isOffline(printer)) return 'offline'
  if (!printer['printer-is-accepting-jobs']) return 'stopped'
  const state = printerStates[printer['printer-state']] ?? 'unknown'
  if (state === 'stopped') return state
  const trouble = troubleOf(printer)
  if (trouble) return trouble
  const reasons = printer['printer-state-reasons']
  if (saysStopped(reasons)) return 'stopped'
  return saysHolding(reasons) || asksForLogin(printer) ? 'holding' : state
}

function notesOf(printer: PrinterAttributes): NonNullable<Printer['notes']> {
  const notes = notesIn(printer['printer-state-reasons'])
  if (!printer['printer-is-accepting-jobs']) notes.push('takes-no-jobs')
  if (asksForLogin(printer)) notes.push('needs-login')
  if (printer['printer-make-and-model'] === withoutDriver && needsDriver.test(printer['device-uri']))
    notes.push('no-driver')
  return notes
}

/** Whether CUPS holds each job until somebody gives a password for it. */
function asksForLogin(printer: PrinterAttributes): boolean {
  return printer['auth-info-required'].some((what) => ['username', 'password', 'domain'].includes(what))
}

/** How long it has been printing, in seconds; 0 if it is not. */
function printingFor(printer: PrinterAttributes): number {
  return printer['printer-state'] === processing ? printer['printer-up-time'] - printer['printer-state-change-time'] : 0
}

function isOffline(printer: PrinterAttributes): boolean {
  const why = printer['printer-state-reasons']
  if (saysOffline(why)) return true
  if (printer['printer-state'] !== processing) return false
  return (
    (why.map(plain).includes('connecting-to-device') && printingFor(printer) > connectingLimit) ||
    unreachable.test(printer['printer-state-message'])
  )
}

function troubleOf(printer: PrinterAttributes): ReturnType<typeof troubleIn> {
  return troubleIn(printer['printer-state-reasons'], printingFor(printer))
}

/**
 * The state of a job, from its own attributes and its printer's (null if the printer is no longer there).
 * `pages` = pages that come out in all. `seen` = reasons that its printer had while the job was printed, which CUPS drops
 * when the job ends.
 */
export function jobStateFrom(
  job: IppGroup,
  printer: IppGroup | null,
  pages: number,
  seen: readonly string[] = [],
): PrintJobState {
  const parsed = jobAttributes.safeParse(job)
  if (!parsed.success) return { stage: 'failed', reason: 'unknown' }
  const { 'job-state': state, 'job-state-reasons': why } = parsed.data
  const queue = printerAttributes.safeParse(printer).data ?? null
  if (state < jobState.cancelled) return openState(parsed.data, queue, pages)
  if (state !== jobState.completed && !printer) return { stage: 'failed', reason: 'printer-gone' }
  const failure = failureIn(why, parsed.data['job-printer-state-message'])
  if (failure) return { stage: 'failed', reason: printer || failure !== 'unsupported' ? failure : 'printer-gone' }
  if (state === jobState.aborted) return { stage: 'failed', reason: 'rejected' }
  if (state === jobState.cancelled) return { stage: 'cancelled' }
  return elsewhere([...(queue?.['printer-state-reasons'] ?? []), ...seen]) ?? { stage: 'done' }
}

/** What became of a job that a print server took and did not print; null if it printed it, as far as CUPS knows. */
function elsewhere(reasons: readonly string[]): PrintJobState | null {
  const last = reasons.findLast((reason) => reason.startsWith('cups-remote-'))
  if (last === 'cups-remote-canceled') return { stage: 'cancelled' }
  if (last === 'cups-remote-aborted') return { stage: 'failed', reason: 'rejected' }
  if (last === 'cups-remote-pending-held') return { stage: 'failed', reason: 'held' }
  // CUPS shows the word of the print server on its own queue, too, and prints what was sent before.
  if (last === 'cups-remote-stopped' || reasons.includes('hold-new-jobs')) return { stage: 'failed', reason: 'unknown' }
  return null
}

function openState(job: z.output<typeof jobAttributes>, queue: PrinterAttributes | null, pages: number): PrintJobState {
  const { 'job-state': state, 'job-state-reasons': why, 'job-impressions-completed': done } = job
  const own = waitingIn(why)
  if (state === jobState.processing) {
    const ended = queue && elsewhereInTheEnd(queue)
    if (ended) return ended
    const reason = heldUp(queue) ?? own
    if (reason) return { stage: 'waiting', reason }
    return { stage: 'printing', page: done && counts(queue) ? Math.min(done, pages) : null, pages }
  }
  const reason = waitingFor(queue)
  if (state === jobState.stopped) {
    if (isBroken(why)) return { stage: 'failed', reason: 'rejected' }
    return { stage: 'waiting', reason: reason === 'queue' ? (own ?? 'printer-stopped') : reason }
  }
  if (own === 'held') return { stage: 'waiting', reason: own }
  // A job that CUPS could not deliver is held, too, and tried again.
  const waits = own === null && !isArriving(why)
  const isHeld = (state === jobState.held && waits) || (waits && job['job-hold-until'] !== 'no-hold')
  if (isHeld) return { stage: 'waiting', reason: 'held' }
  return { stage: 'waiting', reason: reason === 'queue' ? (own ?? reason) : reason }
}

/** A job that its print server has ended already, though CUPS has not noticed. */
function elsewhereInTheEnd(queue: PrinterAttributes): PrintJobState | null {
  const why = queue['printer-state-reasons']
  return why.includes('cups-remote-aborted') || why.includes('cups-remote-canceled') ? elsewhere(why) : null
}

/** Whether the pages that CUPS counts are those that the printer has put out. */
function counts(queue: PrinterAttributes | null): boolean {
  if (!queue) return true
  const sent = queue['printer-state-reasons'].some((reason) => /^cups-(waiting-for-job-completed|remote-)/.test(reason))
  return !sent && !sendsAhead.test(queue['device-uri'])
}

/** What keeps a printer from going on with the job that it prints; null if nothing does. */
function heldUp(queue: PrinterAttributes | null): Extract<PrintJobState, { stage: 'waiting' }>['reason'] | null {
  if (!queue) return null
  const trouble = troubleOf(queue)
  if (trouble) return trouble
  if (isOffline(queue)) return 'offline'
  const why = queue['printer-state-reasons']
  if (why.includes('cups-remote-pending-held')) return 'held'
  // The job waits at its print server. That its printer is stopped is told by the message alone.
  if (why.includes('cups-remote-pending'))
    return /^paused\b/i.test(queue['printer-state-message']) ? 'printer-stopped' : 'queue'
  // A queue of this machine that is being stopped still finishes this job.
  return queue['printer-state'] !== stopped && saysStopped(why) ? 'printer-stopped' : null
}

function waitingFor(queue: PrinterAttributes | null): Extract<PrintJobState, { stage: 'waiting' }>['reason'] {
  if (!queue) return 'queue'
  const trouble = troubleOf(queue)
  if (trouble) return trouble
  if (isOffline(queue)) return 'offline'
  const why = queue['printer-state-reasons']
  if (queue['printer-state'] === stopped || saysStopped(why)) return 'printer-stopped'
  return saysHolding(why) ? 'held' : 'queue'
}
