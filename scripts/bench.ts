import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isOver, limitedFigures, lineOf } from './bench/limits.ts'
import type { LimitedFigure } from './bench/limits.ts'
import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { runScript, SetupProblem } from './setup-problem.ts'
import { electronLibraries, requireSystem, virtualScreenPackages } from './system/packages.ts'
import { hasScreen, withVirtualScreen } from './system/screen.ts'

const folder = 'test/bench'
const ending = '.bench.ts'

/** What a benchmark file exports: it measures, prints its tables, and gives back the figures that have a limit. */
const benchmark = z.object({ run: z.custom<() => Promise<unknown>>((value) => typeof value === 'function') })

/** `npm run bench [-- NAME…]`: runs the benchmarks of `test/bench/`, all or those named. Fails where a limit is passed. */
async function bench(wanted: readonly string[]): Promise<void> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown) throw new SetupProblem(`There is no benchmark called ${unknown}; there are: ${names.join(', ')}.`)

  const runtime = await findRuntime()
  const screen = hasScreen() ? [] : [virtualScreenPackages]
  await requireSystem([electronLibraries(runtime.executable), ...screen])
  await buildIfNeeded()
  const figures: LimitedFigure[] = []
  const runAll = async () => {
    for (const name of wanted.length > 0 ? wanted : names) {
      console.log(`\n# ${name}`)
      const file = pathToFileURL(resolve(folder, name + ending)).href
      figures.push(...limitedFigures.parse(await benchmark.parse(await import(file)).run()))
    }
  }
  await (hasScreen() ? runAll() : withVirtualScreen(runAll))
  if (figures.length > 0) console.log(`\n${figures.map(lineOf).join('\n')}`)
  const over = figures.filter(isOver).length
  if (over > 0) throw new SetupProblem(`${over} of ${figures.length} limits passed. On a busy machine, measure again.`)
}

runScript(() => bench(process.argv.slice(2)))
