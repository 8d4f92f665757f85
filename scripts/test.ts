import { parseArgs } from 'node:util'
import { runElectronTests } from './test/electron-tests.ts'
import { minutesLine, strict, sum, summary } from './test/totals.ts'
import { runUnitTests } from './test/unit-tests.ts'
import { runScript, SetupProblem } from './setup-problem.ts'

const suites = ['unit', 'e2e', 'package'] as const

/**
 * `npm test [-- --only unit|e2e|package] [FILTER…]`: the tests in Node, then those in the real Electron. Filters choose
 * test files by their names.
 */
async function test(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true } },
    allowPositionals: true,
  })
  const unknown = values.only?.find((name) => !suites.some((suite) => suite === name))
  if (unknown) throw new SetupProblem(`There are no tests called ${unknown}; there are: ${suites.join(', ')}.`)
  const wanted = suites.filter((suite) => values.only?.includes(suite) ?? true)

  const totals = []
  const parts = []
  for (const suite of wanted) {
    const start = performance.now()
    totals.push(suite === 'unit' ? await runUnitTests(positionals) : await runElectronTests(suite, positionals))
    parts.push({ name: suite, seconds: (performance.now() - start) / 1000 })
  }
  const all = sum(totals)
  const ci = Boolean(process.env['CI'])
  console.log(`\n${minutesLine(parts)}\n${summary(all, ci).join('\n')}`)
  if ((ci ? strict(all) : all).failed > 0) process.exitCode = 1
}

runScript(test)
