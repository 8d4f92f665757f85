import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { type ProfileInput, profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { HandoutChoice, HandoutPlan } from '../../../content/tailor/plan.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { loadFonts } from '../../../electron/handout/pdf/fonts.ts'
import { type FinishedPdf, renderHandout } from '../../../electron/handout/handout.ts'
import { logoPicture } from '../../../electron/handout/letterhead/logo-picture.ts'
import type { Clinic, Look } from '../../../electron/handout/letterhead/look.ts'
import { guideFromDisk } from '../../content/guide.ts'

/** One profile of each subtype, between them with every place of spread, both sexes and all lines. */
export const profiles = {
  'hr-positive-her2-negative': {
    hr: 'positive',
    her2: 'negative',
    sex: 'female',
    menopause: 'pre',
    line: 'first',
    sites: ['bone'],
  },
  'her2-positive-hr-positive': {
    hr: 'positive',
    her2: 'positive',
    sex: 'male',
    menopause: 'not-applicable',
    line: 'unknown',
  },
  'her2-positive-hr-negative': {
    hr: 'negative',
    her2: 'positive',
    line: 'later',
    sites: ['brain', 'liver'],
    prior: ['trastuzumab', 'taxane'],
  },
  'triple-negative': {
    hr: 'negative',
    her2: 'negative',
    sex: 'female',
    menopause: 'post',
    biomarkers: { 'pd-l1': 'positive', brca: 'positive' },
    sites: ['lung'],
  },
  'not-known': { hr: 'unknown', her2: 'unknown' },
} satisfies Record<string, ProfileInput>

export const fonts = loadFonts()

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><rect width="120" height="60" rx="10" fill="#1f4e5f"/>
<circle cx="32" cy="30" r="16" fill="#fffdf8"/><path d="M60 40L76 20L92 40Z" fill="#f4b393"/></svg>`

export const clinic: Clinic = {
  name: 'Riverside Cancer Clinic',
  telephone: '555-0142',
  hours: 'Monday to Friday, 8 to 17',
  whenToCall:
    'Call at any hour with a temperature of your own that worries you.\nIn the daytime, call about anything new.',
  logo: await logoPicture(Buffer.from(logo)),
  footer: null,
  localResources: [
    { name: 'Riverside support group', telephone: '555-0177', text: 'Meets on Tuesdays.', language: null },
    { name: 'Grupo de apoyo', telephone: null, text: 'Nos reunimos los miércoles. ¡Bienvenida!', language: 'es' },
  ],
}

export function planFor(profile: ProfileInput, choice: Partial<HandoutChoice> = {}): HandoutPlan {
  const parsed = profileSchema.parse(profile)
  return tailor(guideFromDisk(), parsed, { ...defaultChoice(), ...choice })
}

export const plainLook: Look = {
  paper: 'letter',
  largePrint: false,
  note: null,
  clinic: null,
  sides: 'one',
  id: null,
  date: '2026-11-22',
}

type Content = Pick<Guide, 'sources' | 'drawings'>

export function render(
  plan: HandoutPlan,
  look: Partial<Look> = {},
  guide: Content = guideFromDisk(),
  tagged = true,
): Promise<FinishedPdf> {
  return renderHandout(
    plan,
    { ...plainLook, ...look },
    { guide, language: english, t: translator(english), fonts, tagged },
  )
}
