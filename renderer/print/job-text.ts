import type { PrintJob } from '../../electron/contract/contract.ts'
import { t } from '../language/language.svelte.ts'

/** Where a print job stands, in plain words. `printer` is the printer's name as people know it. */
export function jobText(job: PrintJob, printer: string): string {
  const { state } = job
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
