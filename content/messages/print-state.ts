import type { Translate } from './messages.ts'

/** What somebody has to mend at a printer before its pages come. */
export type PrinterTrouble =
  'out-of-paper' | 'paper-jam' | 'cover-open' | 'out-of-ink' | 'tray-missing' | 'output-full' | 'needs-help'

/** How far a print job is. */
export type PrintJobState =
  | { stage: 'sending' }
  | { stage: 'waiting'; reason: 'queue' | 'printer-stopped' | 'offline' | PrinterTrouble }
  | { stage: 'printing'; page: number | null; pages: number }
  /** It is being taken back: its printer is being told. */
  | { stage: 'cancelling' }
  | { stage: 'done' }
  | { stage: 'cancelled' }
  | {
      stage: 'failed'
      /**
       * `unsupported`: the printer can never print it so (paper, two sides, kind of file). `not-removed`: what was to be taken
       * back may still come out. `disk-full`, `not-sent`: the printer got nothing.
       */
      reason:
        | 'no-printer'
        | 'printer-gone'
        | 'rejected'
        | 'unsupported'
        | 'spooler'
        | 'not-removed'
        | 'disk-full'
        | 'not-sent'
        | 'unknown'
    }

/** Where a print job stands, in plain words. `printer` is the printer's name as people know it. */
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
