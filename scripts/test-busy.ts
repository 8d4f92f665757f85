import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { keepBusy } from './test/busy.ts'
import { npm, run } from './system/command.ts'
import { runScript, SetupProblem } from './setup-problem.ts'

/**
 * `npm run test:busy [-- --runs N] [ARGUMENT…]`: runs `npm test` three times in a row, or N times, while one busy process for
 * each core takes time from it. A test that fails here depends on how fast the machine is. Arguments are those of `npm test`.
 */
async function testBusy(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { runs: { type: 'string', default: '3' }, only: { type: 'string', multiple: true } },
    allowPositionals: true,
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new SetupProblem(`--runs takes a number from 1, not ${values.runs}.`)
  const only = values.only?.flatMap((suite) => ['--only', suite]) ?? []
  const { command, args } = npm(['test', '--', ...only, ...positionals])

  const busy = keepBusy(availableParallelism())
  const failed: number[] = []
  try {
    for (let number = 1; number <= runs; number++) {
      console.log(`\nRun ${number} of ${runs}, with ${busy.processes} busy processes beside it`)
      if ((await run(command, args)) !== 0) failed.push(number)
    }
  } finally {
    busy.stop()
  }
  console.log(
    failed.length === 0
      ? `\nAll of ${runs} runs passed on a busy machine.`
      : `\nFailed on a busy machine: run ${failed.join(', ')} of ${runs}. The tests that failed are named above.`,
  )
  if (failed.length > 0) process.exitCode = 1
}

runScript(testBusy)
