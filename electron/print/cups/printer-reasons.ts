import type { PrinterNote, PrinterTrouble } from '../../../content/messages/print-state.ts'

/*
 * The words of printer-state-reasons (RFC 8011 5.4.12, PWG 5100.9 and CUPS's own), and what they mean here. A word may end in
 * how bad it is: "media-empty-error".
 */

/** A reason without the ending that says how bad it is ("media-empty-error" → "media-empty"). */
export const plain = (reason: string): string => reason.replace(/-(error|warning|report)$/, '')

const isMild = (reason: string): boolean => /-(warning|report)$/.test(reason)

const offlineReason = /^(offline|shutdown|timed-out|power-down)$/
const stoppedReason = /^(paused|deactivated|cups-remote-stopped)$/
const holdingReason = /^(hold-new-jobs|cups-remote-pending-held)$/

/**
 * What holds a printer up, and how long a mere '-warning' or '-report' of it is ignored, in seconds of printing: it may be
 * about one of several trays. CUPS itself, where it asks a network printer, says no more than 'media-empty-warning',
 * 'media-jam-warning' and 'door-open-report'; a jam and an open door always stop it. A printer whose ink is said to end goes
 * on printing, if poorly.
 */
const troubles: readonly { trouble: PrinterTrouble; reason: RegExp; warnedFor: number }[] = [
  {
    trouble: 'out-of-paper',
    reason: /^(media-empty|media-needed|media-path-input-(empty|request)|input-manual-input-request)$/,
    warnedFor: 30,
  },
  {
    trouble: 'paper-jam',
    reason: /^(media|media-path(-input|-output)?|(input|output)-media-tray)-jam$/,
    warnedFor: 0,
  },
  { trouble: 'cover-open', reason: /^(cover|door|interlock)-open$/, warnedFor: 0 },
  { trouble: 'cover-open', reason: /-(cover|door|interlock)-open$/, warnedFor: Infinity },
  { trouble: 'tray-missing', reason: /^((input|output)-tray|media-path-media-tray)-missing$/, warnedFor: 30 },
  { trouble: 'output-full', reason: /^(output-area|media-path-(media-tray|output)|stacker)-full$/, warnedFor: 30 },
  {
    trouble: 'out-of-ink',
    reason: /^(toner|developer|marker-(supply|ink|toner|developer|print-ribbon))-empty$/,
    warnedFor: Infinity,
  },
  {
    trouble: 'needs-help',
    reason: /^(marker|fuser|laser|lamp|input|output|media-path|motor|fan)-(.+-)?(failure|missing|feed-error)$/,
    warnedFor: Infinity,
  },
  {
    trouble: 'needs-help',
    reason: /^(marker-waste(-(ink|toner)-receptacle)?-full|opc-life-over|spool-area-full|fuser-over-temp)$/,
    warnedFor: Infinity,
  },
  {
    trouble: 'needs-help',
    reason: /^(input-cannot-feed-size-selected|media-path-cannot-duplex-media-selected|input-media-.*-change)$/,
    warnedFor: Infinity,
  },
  { trouble: 'needs-help', reason: /-jam$/, warnedFor: Infinity },
]

const notes: readonly { note: PrinterNote; reason: RegExp }[] = [
  { note: 'holds-jobs', reason: /^hold-new-jobs$/ },
  { note: 'server-stopped', reason: /^cups-remote-stopped$/ },
  { note: 'server-holds', reason: /^cups-remote-pending-held$/ },
  { note: 'server-ended', reason: /^cups-remote-(aborted|canceled)$/ },
  { note: 'driver-incomplete', reason: /^cups-(missing|insecure)-filter$/ },
  { note: 'certificate', reason: /^cups-(certificate|pki-.+)$/ },
  { note: 'connecting', reason: /^connecting-to-device$/ },
  { note: 'warming-up', reason: /^(fuser-under-temp|power-up|.+-warming-up)$/ },
  { note: 'other-paper', reason: /^(input-media-.*-change|input-cannot-feed-size-selected)$/ },
  { note: 'low-paper', reason: /^media-low$/ },
  { note: 'low-ink', reason: /^((toner|developer|marker-supply)-low|marker-.+-almost-empty)$/ },
  { note: 'no-ink', reason: /^(toner|developer|marker-(supply|ink|toner|developer|print-ribbon))-empty$/ },
  { note: 'output-almost-full', reason: /^(output-area|media-path-media-tray|stacker)-almost-full$/ },
  { note: 'waste-almost-full', reason: /^marker-waste.*-almost-full$/ },
  { note: 'waste-full', reason: /^marker-waste(-(ink|toner)-receptacle)?-full$/ },
  { note: 'worn-part', reason: /(-life-over|-life-almost-over|-life-warn|-near-eol|-at-eol)$/ },
  { note: 'too-hot', reason: /(^fuser-over-temp|-over-temperature)$/ },
  { note: 'no-memory', reason: /(^spool-area-full|-memory-exhausted)$/ },
]

/** Whether the printer cannot be reached, by its own word. */
export function saysOffline(reasons: readonly string[]): boolean {
  return reasons.some((reason) => offlineReason.test(plain(reason)))
}

/** Whether the printer, or the one behind its print server, is stopped. */
export function saysStopped(reasons: readonly string[]): boolean {
  return reasons.some((reason) => stoppedReason.test(plain(reason)))
}

/** Whether jobs stay in the queue, or in that of its print server, until somebody releases them. */
export function saysHolding(reasons: readonly string[]): boolean {
  return reasons.some((reason) => holdingReason.test(plain(reason)))
}

/** What holds the printer up, the most telling first; null if nothing does. `since`: seconds that it has been printing. */
export function troubleIn(reasons: readonly string[], since: number): PrinterTrouble | null {
  const found = troubles.find(({ reason: wanted, warnedFor }) =>
    reasons.some((reason) => wanted.test(plain(reason)) && (!isMild(reason) || since >= warnedFor)),
  )
  if (found) return found.trouble
  // A word that is not known here and that the printer itself calls an error.
  const error = reasons.some((reason) => reason.endsWith('-error') && !offlineReason.test(plain(reason)))
  return error ? 'needs-help' : null
}

/** What staff are told of the reasons, each once. */
export function notesIn(reasons: readonly string[]): PrinterNote[] {
  return notes
    .filter(({ reason: wanted }) => reasons.some((reason) => wanted.test(plain(reason))))
    .map(({ note }) => note)
}
