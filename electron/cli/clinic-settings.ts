import { withholdPages } from '../../content/review/withhold-pages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { today } from '../session/today.ts'
import { effectiveSettings } from '../settings/judge.ts'
import { readSettings, settingsPath } from '../settings/settings-file.ts'
import type { Settings } from '../settings/schema.ts'

/**
 * The settings of this machine, without the keys that are wrong; each problem is said in a line. Null where nothing can be
 * read, or a key is wrong that holds something back: nothing is to be made then. There are no last good settings here.
 */
export function clinicSettings(
  err: (line: string) => void,
  file = settingsPath(process.platform, process.env['ProgramData']),
): Settings | null {
  const read = readSettings(file)
  if (read.settings) return read.settings
  const { settings, problems } = effectiveSettings(read.judged, new Map())
  const mayWithhold = read.judged.isUnreadable || problems.some(({ meanwhile }) => meanwhile === 'safe')
  err(
    mayWithhold
      ? `${file} is wrong. Mend it first, for it may withhold pages from handouts:`
      : `${file} has errors. What is wrong in it is left out:`,
  )
  for (const { key, mend } of problems) err(`    ${key === null ? '' : `${key}: `}${mend}`)
  return mayWithhold ? null : settings
}

/** The guide without the pages that the clinic withholds, as a kiosk that starts today has it. */
export function forVisitors(guide: Guide, { withholdUnreviewed, withholdOverdue }: Settings): Guide {
  return withholdPages(guide, { unreviewed: withholdUnreviewed, overdueOn: withholdOverdue ? today() : null })
}
