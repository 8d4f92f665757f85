import type { PaperCount } from '../../electron/ipc/contract.ts'
import { t } from '../language/language.svelte.ts'

/** "15 pages on 8 sheets of paper. 3 of the pages are empty backs, …" */
export function paperText({ pages, sheets, empty }: PaperCount, copies: number): string {
  const all = t('screens.print.paper', { copies, pages, sheets })
  return empty === 0 ? all : `${all} ${t('screens.print.paper.empty', { empty })}`
}
