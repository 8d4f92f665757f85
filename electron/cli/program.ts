import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { check } from './check-command.ts'
import { explain } from './explain-command.ts'
import { handout } from './handout-command.ts'
import { search } from './search-command.ts'

/** What a command ends with: 0 done, 1 could not be done, 2 asked for wrongly. */
export type ExitCode = 0 | 1 | 2

/** Where a command writes: results on standard output, errors on standard error, one line a call. */
export interface Lines {
  out(line: string): void
  err(line: string): void
}

function positiveInteger(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 up.')
  return value
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
    .description('write a handout as a PDF')
    .requiredOption('--profile <file>', 'what is known about the cancer, as JSON: {"hr":"positive","her2":"negative", …}')
    .requiredOption('--out <file>', 'the PDF to write')
    .option('--paper <size>', 'letter or a4', 'letter')
    .option('--lang <language>', 'language of the guide', 'en')
    .action(async (options: { profile: string; out: string; paper: string; lang: string }) => {
      exit = await handout(options, lines)
    })
  program
    .command('search')
    .description('search the guide; one line of JSON for each query')
    .argument('<query...>', 'what to look for; quote a query of several words')
    .option('--json', 'print JSON (the only form there is)')
    .option('--limit <count>', 'most results for a query', positiveInteger, 10)
    .option('--lang <language>', 'language of the guide', 'en')
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
      exit = await check({ path: path ?? null, report: options.report ?? false, watch: options.watch ?? false, ...lines })
    })
  program
    .command('explain')
    .description('say what a handout holds and leaves out, and why')
    .requiredOption('--profile <file>', 'what is known about the cancer, as JSON')
    .option('--lang <language>', 'language of the guide', 'en')
    .action((options: { profile: string; lang: string }) => {
      exit = explain(options, lines)
    })

  try {
    await program.parseAsync(args, { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}
