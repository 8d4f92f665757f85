import { encodeHandoutId } from '../../content/handout-id/handout-id.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { Profile } from '../../content/schema/profile.ts'
import type { HandoutChoice } from '../../content/tailor/plan.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { unprintable } from '../handout/pdf/characters.ts'
import { clinicTextProblems } from '../handout/letterhead/clinic-text.ts'
import { loadFonts } from '../handout/pdf/fonts.ts'
import { type FinishedPdf, renderHandout } from '../handout/handout.ts'
import { readClinic } from '../handout/letterhead/logo.ts'
import type { HandoutLook, Sides } from '../contract/contract.ts'
import { today } from '../session/today.ts'
import type { Settings } from '../settings/schema.ts'

/** Makes handouts as PDFs, one after the other. */
export type MakePdf = (
  profile: Profile,
  choice: HandoutChoice,
  look: HandoutLook,
  sides?: Sides,
) => Promise<FinishedPdf>

/** What makes handouts of a guide with the letterhead of this machine, what is wrong with it, a line each, and what of a text cannot be printed. */
export async function pdfMaker(
  guide: Guide,
  settings: Settings,
): Promise<{ make: MakePdf; problems: string[]; missingIn: (text: string) => string[] }> {
  const language = languageOf(guide.language)
  const t = translator(language)
  const own = await readClinic(settings.clinic, t)
  const texts = await clinicTextProblems(settings.clinic, t)
  const fonts = loadFonts()
  const options = { guide, language, t, fonts }
  const make: MakePdf = (profile, choice, look, sides = 'one') => {
    const id = encodeHandoutId(guide, { profile, choice, look })
    return renderHandout(
      tailor(guide, profile, choice),
      { ...look, sides, clinic: own.clinic, id, date: today() },
      options,
    )
  }
  const problems = [...(own.problem ? [own.problem] : []), ...texts.map(({ key, mend }) => `${key ?? ''}: ${mend}`)]
  return { make, problems, missingIn: (text) => unprintable(text, fonts.has) }
}
