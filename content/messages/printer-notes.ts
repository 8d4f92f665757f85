import { fitting, type PrinterAbilities } from '../schema/print-options.ts'
import type { Translate } from './messages.ts'
import type { PrinterNote } from './print-state.ts'

/** What staff are told of a printer beside its state, a sentence each. `paper` is the paper of the settings. */
export function sayPrinterNotes(
  { notes = [], can }: { notes?: readonly PrinterNote[]; can?: PrinterAbilities },
  paper: 'letter' | 'a4',
  t: Translate,
): string[] {
  return [...notes.map((note) => t(`staff.printers.note.${note}`)), ...sayPaper(can?.papers ?? null, paper, t)]
}

function sayPaper(papers: PrinterAbilities['papers'], paper: 'letter' | 'a4', t: Translate): string[] {
  if (papers?.length === 0) return [t('staff.printers.paper.none')]
  const taken = fitting(paper, papers)
  return taken === paper ? [] : [t('staff.printers.paper', { paper, taken })]
}
