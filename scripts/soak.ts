import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { launchKiosk } from '../test/e2e/launch.ts'
import type { Sample } from '../test/soak/measure.ts'
import { startNullPrinter } from '../test/soak/null-printer.ts'
import { comparisonLines, csvOf, plotOf, soakFigures } from '../test/soak/report.ts'
import { soak } from '../test/soak/soak.ts'
import { isOver, lineOf } from './bench/limits.ts'
import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { runScript, SetupProblem } from './setup-problem.ts'
import { electronLibraries, printingPackages, requireSystem, virtualScreenPackages } from './system/packages.ts'
import { hasScreen, withVirtualScreen } from './system/screen.ts'

const folder = 'test-results/soak'

/**
 * `npm run soak [-- --visitors 2000] [--every 20]`: many visitors in one process; what it held, as CSV and picture. Fails
 * where memory or handles have grown, or the log holds an error.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { visitors: { type: 'string', default: '2000' }, every: { type: 'string' } },
  })
  const visitors = Number(values.visitors)
  const every = Number(values.every ?? Math.ceil(visitors / 100))
  if (!(visitors > 0 && every > 0)) throw new SetupProblem('--visitors and --every take whole numbers above 0.')
  if (process.platform !== 'linux')
    throw new SetupProblem('The soak looks at processes the way of Linux; run it there.')
  const runtime = await findRuntime()
  process.env['MBC_ELECTRON'] = runtime.executable
  await requireSystem([
    electronLibraries(runtime.executable),
    printingPackages,
    ...(hasScreen() ? [] : [virtualScreenPackages]),
  ])
  await buildIfNeeded()
  await (hasScreen() ? soakOnce(visitors, every) : withVirtualScreen(() => soakOnce(visitors, every)))
}

async function soakOnce(visitors: number, every: number): Promise<void> {
  const printer = await startNullPrinter()
  if (typeof printer === 'string') throw new SetupProblem(`The soak prints, and cannot: ${printer}.`)
  const kiosk = await launchKiosk({
    settings: { defaultPrinter: printer.name },
    environment: { CUPS_SERVER: printer.socket },
  })
  mkdirSync(folder, { recursive: true })
  const samples: Sample[] = []
  // Written as it goes: a soak that is stopped has its figures, too.
  const keep = (sample: Sample) => {
    samples.push(sample)
    writeFileSync(path.join(folder, 'soak.csv'), csvOf(samples))
    writeFileSync(path.join(folder, 'soak.svg'), plotOf(samples))
    const { seconds, memory, handles } = sample
    console.log(
      `  ${sample.visitors} visitors, ${seconds.toFixed(0)} s: ${Math.round(memory / 1024)} MiB, ${handles} handles`,
    )
  }
  try {
    await soak(kiosk, { visitors, every, onSample: keep })
  } finally {
    const errors = kiosk.log().match(/^\S+ (?:error|warn) .*$/gm) ?? []
    await kiosk.discard()
    await printer.stop()
    const figures = soakFigures(samples)
    console.log(comparisonLines(samples).join('\n'))
    console.log(`Errors and warnings in the log: ${errors.length}\n${errors.join('\n')}`)
    console.log(figures.map(lineOf).join('\n'))
    if (errors.length > 0 || figures.some(isOver)) process.exitCode = 1
  }
}

runScript(run)
