import type { PrintJobState } from '../../../content/messages/print-state.ts'

type Failure = Extract<PrintJobState, { stage: 'failed' }>['reason']
type Waiting = Extract<PrintJobState, { stage: 'waiting' }>['reason']

/**
 * What CUPS's backends say, as job-printer-state-message, if the printer can never print the job. CUPS ends some of these jobs
 * as canceled and some as completed.
 */
const unsupportedMessage = /cannot print|unable to add document|unsupported (document|file|format)|too large/i

/* The words of job-state-reasons (RFC 8011 5.3.8, PWG 5100.7, 5100.11 and CUPS's own). */
const unsupported =
  /^(unsupported-.+|document-(format|unprintable|access|password|permission|security).*|compression-error|conflicting-attributes|resources-are-not-supported|digital-signature-.+)$/
const refused =
  /^(aborted-by-system|account-.+|submission-interrupted|destination-uri-failed|cups-(filter|backend)-crashed|job-stopped)$/
/** The pages may be out or not. */
const unsure =
  /^(job-(completed|printed|saved)-with-(errors|warnings)|job-saved-successfully|job-fetchable|errors-detected|warnings-detected|queued-in-device|job-canceled-after-timeout)$/
const byPeople = /^(job-canceled-(by-user|by-operator|at-device)|canceled-at-device)$/
const held =
  /^(cups-held-for-.+|job-held-.+|job-hold-until-specified|job-delay-output-until-specified|job-(password|release|digital-signature)-wait|job-suspend.*|account-.+)$/
const comesByItself = /^(job-incoming|job-data-insufficient|job-spooling|job-streaming)$/

/** Why a job that CUPS has ended was not printed, or may not have been; null if its reasons and message say nothing of it. */
export function failureIn(reasons: readonly string[], message: string): Failure | null {
  if (unsupportedMessage.test(message) || reasons.some((reason) => unsupported.test(reason))) return 'unsupported'
  // Whoever canceled a job in the middle left its warnings there.
  if (reasons.some((reason) => byPeople.test(reason))) return null
  if (reasons.some((reason) => refused.test(reason))) return 'rejected'
  return reasons.some((reason) => unsure.test(reason)) ? 'unknown' : null
}

/** Whether a stopped job can never go on: what converts its pages has failed, not the printer. */
export function isBroken(reasons: readonly string[]): boolean {
  return reasons.some((reason) => /^(cups-(filter|backend)-crashed|job-completed-with-errors)$/.test(reason))
}

/** What an open job waits for by its own reasons; null if they say nothing of it. */
export function waitingIn(reasons: readonly string[]): Waiting | null {
  if (reasons.some((reason) => held.test(reason))) return 'held'
  if (reasons.some((reason) => /^(waiting-for-user-action|resources-are-not-ready)$/.test(reason))) return 'needs-help'
  if (reasons.includes('service-off-line')) return 'offline'
  return reasons.includes('printer-stopped') ? 'printer-stopped' : null
}

/** Whether a job is held only until CUPS has all of it. */
export function isArriving(reasons: readonly string[]): boolean {
  return reasons.some((reason) => comesByItself.test(reason))
}
