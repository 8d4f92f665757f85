import { encodeHandoutId } from '../../content/handout-id/handout-id.ts'
import { translator } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { Profile } from '../../content/schema/profile.ts'
import type { HandoutChoice } from '../../content/tailor/plan.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { loadFonts } from '../handout/fonts.ts'
import { type FinishedPdf, renderHandout } from '../handout/handout.ts'
import { readClinic } from '../handout/logo.ts'
import type { HandoutLook } from '../ipc/contract.ts'
import { today } from '../session/today.ts'
import type { Settings } from '../settings/schema.ts'

/** Makes handouts as PDFs, one after the other. */
export type MakePdf = (profile: Profile, choice: HandoutChoice, look: HandoutLook) => Promise<FinishedPdf>

/** What makes handouts of a guide with the letterhead of this machine, and what is wrong with its logo, if anything. */
export async function pdfMaker(
  guide: Guide,
  settings: Settings | null,
): Promise<{ make: MakePdf; problem: string | null }> {
  const own = settings && (await readClinic(settings.clinic))
  const options = { guide, t: translator(guide.language), fonts: loadFonts() }
  const make: MakePdf = (profile, choice, look) => {
    const id = encodeHandoutId(guide, { profile, choice, look })
    return renderHandout(
      tailor(guide, profile, choice),
      { ...look, clinic: own?.clinic ?? null, id, date: today() },
      options,
    )
  }
  return { make, problem: own?.problem ?? null }
}
