import { z } from 'zod'
import type { PrinterAbilities } from '../../../content/schema/print-options.ts'
import type { IppGroup } from './ipp-message.ts'

const keywords = z.array(z.string()).min(1).nullable().catch(null)
const copies = z
  .tuple([z.object({ lower: z.int(), upper: z.int().min(1) })])
  .nullable()
  .catch(null)

/** What a queue says that its printer can do (RFC 8011 5.2, PWG 5100.13). A queue without a driver says nothing of it. */
const abilityAttributes = z.object({
  'media-supported': keywords,
  'sides-supported': keywords,
  'print-color-mode-supported': keywords,
  'copies-supported': copies,
})
/** The names of these attributes, for a request. */
export const abilityNames = Object.keys(abilityAttributes.shape)

/** The self-describing names of PWG 5101.1, with what may follow them (".Borderless", "_tray-1"), and the older ones. */
const papers = {
  letter: /^(na_letter_8\.5x11in|na-letter|letter)\b/i,
  a4: /^(iso_a4_210x297mm|iso-a4|a4)\b/i,
} as const
const custom = /^custom_(min|max)_/
const grayModes = ['monochrome', 'auto-monochrome', 'process-monochrome', 'bi-level', 'process-bi-level']

/** What a printer can do, from the attributes of its queue. */
export function abilitiesFrom(group: IppGroup): PrinterAbilities {
  const said = abilityAttributes.parse(group)
  const modes = said['print-color-mode-supported']
  const sides = said['sides-supported']
  const { upper } = said['copies-supported']?.[0] ?? { upper: null }
  return {
    papers: said['media-supported'] && papersIn(said['media-supported']),
    sides: sides && (sides.some((side) => side.startsWith('two-sided')) ? ['one', 'two'] : ['one']),
    colors:
      modes &&
      (['color', 'gray'] as const).filter((color) =>
        color === 'color' ? modes.includes('color') : modes.some((mode) => grayModes.includes(mode)),
      ),
    copies: upper,
  }
}

function papersIn(media: readonly string[]): NonNullable<PrinterAbilities['papers']> {
  const named = (['letter', 'a4'] as const).filter((paper) => media.some((name) => papers[paper].test(name)))
  // A printer that cuts paper to any length names no size.
  return named.length === 0 && media.some((name) => custom.test(name)) ? ['letter', 'a4'] : named
}
