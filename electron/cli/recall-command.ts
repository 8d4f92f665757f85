import { type LoadedGuide, loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { recall, type Recalled } from '../../content/recall/recall.ts'
import { sayChange } from '../../content/recall/say.ts'
import { sayFacts } from '../../content/tailor/reasons.ts'
import { clinicSettings, forVisitors } from './clinic-settings.ts'
import { pdfMaker } from './pdf-maker.ts'
import type { ExitCode, Lines } from './output.ts'
import { writeWhole } from './write-whole.ts'

export interface RecallOptions {
  out?: string
  lang: string
}

/** Where the guide and the settings come from, unless a test says otherwise. */
export interface RecallMachine {
  load?: (language: string) => LoadedGuide
  settingsFile?: string
}

/** `guide recall`: says of each section of a printed handout how it stands today, and makes it again where asked to. */
export async function recallHandout(
  id: string,
  options: RecallOptions,
  lines: Lines,
  { load = loadCompiledGuide, settingsFile }: RecallMachine = {},
): Promise<ExitCode> {
  const t = translator(languageOf(options.lang))
  const settings = clinicSettings(lines.err, settingsFile)
  if (!settings) return 1
  const read = (language: string) => {
    const loaded = load(language)
    if (!loaded.guide) return { guide: null, message: loaded.message }
    const guide = forVisitors(loaded.guide, settings)
    return { guide, found: recall(guide, id) }
  }
  let one = read(options.lang)
  if (one.guide && !one.found.ok && one.found.language !== null) one = read(one.found.language)
  if (!one.guide) {
    lines.err(one.message)
    return 1
  }
  const { guide, found } = one
  if (!found.ok) {
    lines.err(t(`recall.problem.${found.problem}`))
    return found.problem === 'mistyped' ? 2 : 1
  }
  for (const line of recallLines(found, options.lang)) lines.out(line)
  if (options.out === undefined) return 0
  const { make, problems } = await pdfMaker(guide, settings)
  for (const problem of problems) lines.err(problem)
  const { bytes } = await make(found.profile, found.choice, { ...found.look, note: null })
  const unwritten = writeWhole([{ path: options.out, bytes }])
  if (unwritten !== null) lines.err(unwritten)
  return unwritten === null ? 0 : 1
}

function recallLines({ release, plan, sections, idToday, otherRules }: Recalled, language: string): string[] {
  const t = translator(languageOf(language))
  const width = Math.max(...sections.map(({ state }) => t(`recall.state.${state}`).length))
  const unchanged = sections.every(({ state }) => state === 'current')
  return [
    release === null
      ? t('recall.draft')
      : t('recall.release', { number: release.number, version: release.version, date: release.date }),
    `${t('handout.for')} ${sayFacts(plan.audience, t)}`,
    '',
    ...sections.flatMap(({ state, title, changes }) => [
      `${t(`recall.state.${state}`).padEnd(width)}  ${title}`,
      ...changes.map((change) => `${' '.repeat(width)}    ${sayChange(change, t)}`),
    ]),
    '',
    ...(otherRules ? [t('recall.other-rules')] : []),
    unchanged && !otherRules ? t('recall.all-current') : t('recall.id-today', { id: idToday }),
  ]
}
