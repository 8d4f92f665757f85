import type { Translate } from '../../../content/messages/messages.ts'
import type { Clinic } from '../../settings/schema.ts'
import type { SettingsProblem } from '../../settings/settings-file.ts'
import { unprintable } from '../pdf/characters.ts'

/** Letters that the handout's faces have for certain: those of Western European languages, and the usual signs. */
const usual = /^[\s\x20-\x7e\u00a1-\u00ff\u2013\u2014\u2018-\u201d\u2022\u2026]*$/

/** Characters beyond these are not named one by one. */
const mostNamed = 8

/**
 * The words of a clinic that cannot be printed as they are written: their key, and which characters of them. The faces
 * are read only where there is a doubt, for that takes a while.
 */
export async function clinicTextProblems(clinic: Clinic, t: Translate): Promise<SettingsProblem[]> {
  const doubtful = textsOf(clinic).filter(({ text }) => !usual.test(text))
  if (doubtful.length === 0) return []
  const { loadFonts } = await import('../pdf/fonts.ts')
  const { has } = loadFonts()
  return doubtful.flatMap(({ key, text }) => {
    const missing = unprintable(text, has)
    return missing.length === 0 ? [] : [{ key, mend: unprintableMend(missing, t) }]
  })
}

/** What cannot be printed, and the mend, in a sentence or two. */
export function unprintableMend(characters: readonly string[], t: Translate): string {
  const named = characters.slice(0, mostNamed).join(' ')
  const more = characters.length > mostNamed ? ' …' : ''
  return t('handout.unprintable', { characters: named + more })
}

function textsOf({
  name,
  telephone,
  hours,
  whenToCall,
  footer,
  localResources,
}: Clinic): { key: string; text: string }[] {
  const own = Object.entries({ name, telephone, hours, whenToCall, footer })
  const near = localResources.flatMap(({ name, telephone, text }, index) =>
    Object.entries({ name, telephone, text }).map(
      ([key, value]) => [`localResources[${index}].${key}`, value] as const,
    ),
  )
  return [...own, ...near].flatMap(([key, text]) => (text === null ? [] : [{ key: `clinic.${key}`, text }]))
}
