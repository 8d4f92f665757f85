import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import { explanation } from '../../content/tailor/explanation.ts'
import type { HandoutPlan, LevelId } from '../../content/tailor/plan.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { clinicSettings } from './clinic-settings.ts'
import { pdfMaker } from './pdf-maker.ts'
import { readProfileFile } from './profile-file.ts'
import type { ExitCode, Lines } from './output.ts'

export interface ExplainOptions {
  profile: string
  /** `short` or `full`. */
  length: string
  largePrint?: boolean
  lang: string
}

/**
 * `guide explain`: what the handout of a profile holds and leaves out, and why. A short handout is laid out with this
 * machine's letterhead and paper, because what is on it depends on the room for it.
 */
export async function explain(
  { profile: file, length, largePrint = false, lang }: ExplainOptions,
  lines: Lines,
  settingsFile?: string,
): Promise<ExitCode> {
  if (length !== 'short' && length !== 'full') {
    lines.err(`--length: must be short or full, not "${length}".`)
    return 2
  }
  const { profile, problem } = readProfileFile(file, lang)
  if (!profile) {
    lines.err(problem)
    return 2
  }
  const loaded = loadCompiledGuide(lang)
  if (!loaded.guide) {
    lines.err(loaded.message)
    return 1
  }
  const { guide } = loaded
  const plan = tailor(guide, profile, { ...defaultChoice(), length })
  const level = await printedLevel(plan, guide, largePrint, lines, settingsFile)
  if (level === null) return 1
  lines.out(explanation(plan, level, translator(languageOf(guide.language))))
  return 0
}

/** The level that the handout is printed at; null where the settings cannot be read. */
async function printedLevel(
  plan: HandoutPlan,
  guide: Guide,
  largePrint: boolean,
  { err }: Lines,
  settingsFile: string | undefined,
): Promise<LevelId | null> {
  const [first, ...others] = plan.levels.filter(({ size }) => size === (largePrint ? 'large' : 'usual'))
  if (first && others.length === 0) return first.id
  const settings = clinicSettings(err, settingsFile)
  if (!settings) return null
  const { make, problems } = await pdfMaker(guide, settings)
  for (const line of problems) err(line)
  const { level } = await make(plan.profile, plan.choice, { paper: settings.paper, largePrint, note: null })
  return level
}
