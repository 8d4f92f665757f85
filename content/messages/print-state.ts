import type { Translate } from './messages.ts'

/** What staff have to fix at a printer before its pages come. */
export type PrinterTrouble =
  'out-of-paper' | 'paper-jam' | 'cover-open' | 'out-of-ink' | 'tray-missing' | 'output-full' | 'needs-help'

/** What staff are told about a printer beside its state. */
export type PrinterNote =
  | 'holds-jobs'
  | 'needs-login'
  | 'takes-no-jobs'
  | 'server-stopped'
  | 'server-holds'
  | 'server-ended'
  | 'no-driver'
  | 'driver-incomplete'
  | 'certificate'
  | 'connecting'
  | 'warming-up'
  | 'other-paper'
  | 'low-paper'
  | 'low-ink'
  | 'no-ink'
  | 'output-almost-full'
  | 'waste-full'
  | 'waste-almost-full'
  | 'worn-part'
  | 'too-hot'
  | 'no-memory'

/** How far a print job is. `held`: the pages stay where they are until staff release them. */
export type PrintJobState =
  | { stage: 'sending' }
  | { stage: 'waiting'; reason: 'queue' | 'printer-stopped' | 'offline' | 'held' | PrinterTrouble }
  | { stage: 'printing'; page: number | null; pages: number }
  /** It is being canceled: its printer is being told. */
  | { stage: 'cancelling' }
  | { stage: 'done' }
  | { stage: 'cancelled' }
  | {
      stage: 'failed'
      /**
       * `unsupported`: the printer can never print it so (paper, two sides, kind of file). `held`: a print server keeps the
       * pages and may print them later. `not-removed`: canceling failed, and the pages may still come out. `disk-full`,
       * `not-sent`: the printer got nothing.
       */
      reason:
        | 'no-printer'
        | 'printer-gone'
        | 'rejected'
        | 'unsupported'
        | 'held'
        | 'spooler'
        | 'not-removed'
        | 'disk-full'
        | 'not-sent'
        | 'unknown'
    }

/** The state of a print job in plain words. `printer` is the printer's name as people know it. */
export function sayPrintState(state: PrintJobState, printer: string, t: Translate): string {
  switch (state.stage) {
    case 'waiting':
      return t(`print.stage.waiting.${state.reason}`, { printer })
    case 'printing':
      return state.page === null
        ? t('print.stage.printing', { pages: state.pages })
        : t('print.stage.printing.page', { page: state.page, pages: state.pages })
    case 'failed':
      return t(`print.stage.failed.${state.reason}`, { printer })
    default:
      return t(`print.stage.${state.stage}`, { printer })
  }
}
