import { fitting } from '../../content/schema/print-options.ts'
import type { Paper, Printer, Sides } from '../contract/contract.ts'
import type { Spooler } from '../print/spooler/spooler.ts'
import type { HandoutOptions } from './handout-options.ts'

/** How a handout is printed where the options do not say. */
export interface PrintDefaults {
  paper: Paper
  sides: Sides
}

/** Names of the sizes, as packs of paper have them. */
const paperNames: Readonly<Record<Paper, string>> = { letter: 'Letter', a4: 'A4' }

/**
 * The paper of the settings and both sides, or what the printer has instead. A printer that nothing is known of has all.
 * @param options What is named there is not asked of the printer, which says itself if it cannot do it.
 * @param say Told in a line what the printer has not.
 */
export async function printDefaults(
  spooler: () => Pick<Spooler, 'printers'>,
  { print, paper, sides }: Pick<HandoutOptions, 'print' | 'paper' | 'sides'>,
  settings: { paper: Paper; defaultPrinter: string | null },
  say: (line: string) => void,
): Promise<PrintDefaults> {
  const wanted: PrintDefaults = { paper: settings.paper, sides: 'two' }
  if (print === undefined || (paper !== undefined && sides !== undefined)) return wanted
  const printer = await printerOf(spooler(), typeof print === 'string' ? print : settings.defaultPrinter)
  if (!printer) return wanted
  const found = {
    paper: fitting(wanted.paper, printer.can?.papers),
    sides: fitting(wanted.sides, printer.can?.sides),
  }
  if (paper === undefined && found.paper !== wanted.paper)
    say(
      `--print: ${printer.name} has no ${paperNames[wanted.paper]} paper, so the handout is set for ${paperNames[found.paper]}.`,
    )
  if (sides === undefined && found.sides !== wanted.sides) say(`--print: ${printer.name} prints on one side only.`)
  return found
}

/** Null where there is none of that name, or the print system does not answer: printing says so. */
async function printerOf(spooler: Pick<Spooler, 'printers'>, name: string | null): Promise<Printer | null> {
  const printers = await spooler.printers().catch(() => [])
  return printers.find((printer) => (name === null ? printer.isDefault : printer.name === name)) ?? null
}
