import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { type LoadedGuide, loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { bundlesPath, dataFolder } from '../bundles/bundles-path.ts'
import { readSavedBundles } from '../bundles/store.ts'
import { unprintableMend } from '../handout/letterhead/clinic-text.ts'
import type { FinishedPdf } from '../handout/handout.ts'
import type { Spooler } from '../print/spooler/spooler.ts'
import { systemSpooler } from '../print/system-spooler.ts'
import { clinicSettings, forVisitors } from './clinic-settings.ts'
import { type HandoutOptions, handoutOrders, type HandoutOrders, type NamedOrder } from './handout-options.ts'
import { notePinProblem } from './note-pin.ts'
import { pdfMaker } from './pdf-maker.ts'
import { printDefaults } from './print-defaults.ts'
import { printOut } from './print-handout.ts'
import { typedPin } from './typed-pin.ts'
import type { ExitCode, Lines } from './output.ts'
import { reasonOf, writeWhole } from './write-whole.ts'

/** What a handout is made and printed with, unless a test says otherwise. */
export interface HandoutMachine {
  load?: (language: string) => LoadedGuide
  settingsFile?: string
  spooler?: () => Spooler
  /** Where the kiosk of this account keeps its files. */
  kioskFolder?: string
  askPin?: (prompt: string) => Promise<string>
}

interface Made extends NamedOrder, FinishedPdf {}

/**
 * `guide handout`: handouts as PDFs, to files, whole or not at all, or to a printer. Everything that was asked for is
 * checked before anything is made. Progress and problems go to standard error.
 */
export async function handout(
  options: HandoutOptions,
  { err }: Pick<Lines, 'err'>,
  {
    load = loadCompiledGuide,
    settingsFile,
    spooler = () => systemSpooler(process.platform, process.env),
    kioskFolder = dataFolder(process.platform, process.env, homedir()),
    askPin = typedPin,
  }: HandoutMachine = {},
): Promise<ExitCode> {
  const loaded = load(options.lang)
  if (!loaded.guide) {
    err(loaded.message)
    return 1
  }
  const settings = clinicSettings(err, settingsFile)
  if (!settings) return 1
  const guide = forVisitors(loaded.guide, settings)
  const saved = await readSavedBundles(bundlesPath(kioskFolder))
  if (saved.problem !== null) err(saved.problem)
  const { orders, problem } = handoutOrders(options, {
    medicines: guide.medicines,
    questions: guide.questions,
    bundles: [...saved.bundles, ...guide.bundles],
    ...(await printDefaults(spooler, options, settings, err)),
    notes: settings.notes,
  })
  if (!orders) {
    err(problem)
    return 2
  }
  if (orders.look.note !== null && settings.notes === 'staff') {
    const wrong = await notePinProblem(settings, kioskFolder, askPin)
    if (wrong !== null) {
      err(wrong)
      return 1
    }
  }
  const { make, problems, missingIn } = await pdfMaker(guide, settings)
  for (const line of [...problems, ...leftOut(guide, orders)]) err(line)
  const missing = missingIn(orders.look.note ?? '')
  if (missing.length > 0) err(`--note: ${unprintableMend(missing, translator(languageOf(guide.language)))}`)

  const made: Made[] = []
  for (const [index, one] of orders.handouts.entries()) {
    made.push({ ...one, ...(await make(one.profile, one.choice, orders.look, orders.sides)) })
    if (orders.handouts.length > 1)
      err(`${index + 1} of ${orders.handouts.length}: ${one.name}, ${made.at(-1)?.pages ?? 0} pages`)
  }
  const unwritten = write(orders, made)
  if (unwritten !== null) {
    err(unwritten)
    return 1
  }
  const { print } = orders.to
  if (!print) return 0
  const way = {
    spooler: spooler(),
    defaultPrinter: settings.defaultPrinter,
    t: translator(languageOf(guide.language)),
    say: err,
  }
  for (const { bytes, pages } of made) {
    const job = {
      bytes,
      pages,
      paper: orders.look.paper,
      printer: print.queue,
      copies: print.copies,
      sides: orders.sides,
      color: print.color,
    }
    if (!(await printOut(job, way))) return 1
  }
  return 0
}

/** What was asked for and is not printed, a line each: parts that are gone, medicines and questions that do not fit. */
function leftOut(guide: Guide, { handouts, goneParts }: HandoutOrders): string[] {
  const parts = goneParts.map(
    (part) => `--bundle: the part ${part} no longer exists and is left out. Save the bundle again.`,
  )
  const others = handouts.flatMap(({ name, profile, choice }) => {
    const { sections } = tailor(guide, profile, choice)
    const items = sections.flatMap((section) => section.items)
    const medicines = items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine.medicine.id] : []))
    const questions = items.flatMap((item) => (item.kind === 'question' ? [item.question.id] : []))
    return [
      ...notOf('medicines', name, choice.medicines, medicines),
      ...notOf('questions', name, choice.questions, questions),
    ]
  })
  return [...parts, ...others]
}

function notOf(option: string, name: string, asked: readonly string[] | null, fitting: readonly string[]): string[] {
  const others = asked?.filter((id) => !fitting.includes(id)) ?? []
  return others.length === 0 ? [] : [`--${option}: not for this profile (${name}), and left out: ${others.join(', ')}.`]
}

/** Null when all that goes to files is written. */
function write({ to }: HandoutOrders, made: readonly Made[]): string | null {
  const { file, folder } = to
  if (folder !== null) {
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      return `${folder} cannot be made: ${reasonOf(error)}.`
    }
    return writeWhole(made.map(({ name, bytes }) => ({ path: path.join(folder, `${name}.pdf`), bytes })))
  }
  return file === null ? null : writeWhole(made.map(({ bytes }) => ({ path: file, bytes })))
}
