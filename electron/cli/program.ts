import { limits } from '../../content/schema/limits.ts'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { defaultLanguage, languageCodes } from '../../content/languages/languages.ts'
import { handoutParts } from '../../content/schema/handout-part.ts'
import type { ExitCode, Lines } from './output.ts'
import { check } from './check-command.ts'
import { explain, type ExplainOptions } from './explain-command.ts'
import { handout } from './handout-command.ts'
import type { HandoutOptions } from './handout-options.ts'
import { type RecallOptions, recallHandout } from './recall-command.ts'
import { release } from './release-command.ts'
import { search } from './search-command.ts'
import { reasonOf } from './write-whole.ts'

function positiveInteger(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 up.')
  return value
}

/** A language that is not installed is refused, with those that are. */
function languageOption(): Option {
  return new Option('--lang <language>', 'language of the guide').choices(languageCodes).default(defaultLanguage.code)
}

/** The `guide` command line: the same code as the kiosk, without a window. Resolves to the exit code. */
export async function guideCommand(args: readonly string[], lines: Lines): Promise<ExitCode> {
  let exit: ExitCode = 0
  const program = new Command('guide')
    .description('MBC Guide on the command line: handouts, search, and checks of the text')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => lines.out(text.trimEnd()),
      writeErr: (text) => lines.err(text.trimEnd()),
    })

  program
    .command('handout')
    .description('make a handout as a PDF, to a file or to a printer; docs/handouts.md has examples')
    .option('--profile <file>', 'what is known about the cancer, as JSON: {"hr":"positive","her2":"negative", …}')
    .option('--out <file>', 'the PDF to write')
    .option('--all-subtypes', 'one handout a subtype instead of a profile, for the rack of a clinic')
    .option('--out-dir <folder>', 'where --all-subtypes writes its files')
    .option('--print [queue]', 'print on this queue or the default one, on both sides, and wait until it is out')
    .option('--copies <count>', 'how many copies --print prints, 1 to 20; a file holds one')
    .option('--gray', 'let --print print without color')
    .option(
      '--bundle <name>',
      "choices saved on this machine's kiosk, or of the guide; the options below come before them",
    )
    .option('--length <length>', 'short (about two pages) or full')
    .option('--parts <names>', `parts in their order, with commas between: ${handoutParts.join(', ')}`)
    .option('--medicines <names>', 'medicines to keep of those that fit, with commas between')
    .option(
      '--questions <ids>',
      'questions to print, with commas between, as content/guide/en/questions.yaml names them',
    )
    .option('--large-print', 'letters of 18 points')
    .option(
      '--note <text>',
      `a note of up to ${limits.note} characters and ${limits.noteLines} lines; asks for the staff PIN, unless the settings say otherwise`,
    )
    .option('--paper <size>', "letter or a4; without it the clinic's own")
    .option('--sides <count>', 'one or two sides of the paper; on two no sheet to fill in is on the back of a page')
    .addOption(languageOption())
    .action(async (options: HandoutOptions) => {
      exit = await handout(options, lines)
    })
  program
    .command('recall')
    .description('find a printed handout again by its ID, and say what of it has changed')
    .argument('<id...>', 'the ID as printed; spaces, hyphens and small letters do not matter')
    .option('--out <file>', 'write the handout as it is today to this PDF')
    .addOption(languageOption())
    .action(async (id: string[], options: RecallOptions) => {
      exit = await recallHandout(id.join(''), options, lines)
    })
  program
    .command('search')
    .description('search the guide; one line of JSON for each query')
    .argument('<query...>', 'what to look for; quote a query of several words')
    .option('--json', 'print JSON (the only form there is)')
    .option('--limit <count>', 'most results for a query', positiveInteger, 10)
    .addOption(languageOption())
    .action((queries: string[], options: { limit: number; lang: string }) => {
      exit = search(queries, options, lines)
    })
  program
    .command('check')
    .description('check the text of the guide, for editors')
    .argument('[path]', 'the guide to check; the one in this folder when not said')
    .option('--report', 'print words, reading grades and sources of each page')
    .option('--watch', 'check again whenever a file changes')
    .action(async (path: string | undefined, options: { report?: true; watch?: true }) => {
      exit = await check({
        path: path ?? null,
        report: options.report ?? false,
        watch: options.watch ?? false,
        ...lines,
      })
    })
  program
    .command('explain')
    .description('say what a handout holds and leaves out, and why')
    .requiredOption('--profile <file>', 'what is known about the cancer, as JSON')
    .option('--length <length>', 'short or full', 'full')
    .option('--large-print', 'in large print')
    .addOption(languageOption())
    .action(async (options: ExplainOptions) => {
      exit = await explain(options, lines)
    })
  program
    .command('release')
    .description('note the guide as it is now as a release, before it goes to clinics')
    .addOption(languageOption())
    .action((options: { lang: string }) => {
      exit = release(options, lines)
    })

  try {
    await program.parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    lines.err(`That could not be done: ${reasonOf(error)}.`)
    return 1
  }
}
