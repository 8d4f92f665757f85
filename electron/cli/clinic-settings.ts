import { withholdPages } from '../../content/review/withhold-pages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { today } from '../session/today.ts'
import { readSettings, settingsPath } from '../settings/settings-file.ts'
import type { Settings } from '../settings/schema.ts'

/**
 * The settings of this machine; null where their file is wrong, with each of its problems said in a line. Nothing is to be
 * made then: nobody knows which pages the clinic withholds, and on which printer it prints.
 */
export function clinicSettings(
  err: (line: string) => void,
  file = settingsPath(process.platform, process.env['ProgramData']),
): Settings | null {
  const read = readSettings(file)
  if (read.settings) return read.settings
  err(`${file} is wrong. Mend it first, for it may withhold pages from handouts:`)
  for (const { key, mend } of read.problems) err(`    ${key === null ? '' : `${key}: `}${mend}`)
  return null
}

/** The guide without the pages that the clinic withholds, as a kiosk that starts today has it. */
export function forVisitors(guide: Guide, { withholdUnreviewed, withholdOverdue }: Settings): Guide {
  return withholdPages(guide, { unreviewed: withholdUnreviewed, overdueOn: withholdOverdue ? today() : null })
}
