import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { z } from 'zod'
import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { runScript, SetupProblem } from './setup-problem.ts'
import { electronLibraries, requireSystem, virtualScreenPackages } from './system/packages.ts'
import { hasScreen, withVirtualScreen } from './system/screen.ts'

const folder = 'test/bench'
const ending = '.bench.ts'

/** What a benchmark file exports: it measures and prints its tables. */
const benchmark = z.object({ run: z.custom<() => Promise<void>>((value) => typeof value === 'function') })

/** `npm run bench [-- NAME…]`: runs the benchmarks of `test/bench/`, all or those named. */
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
  const runAll = async () => {
    for (const name of wanted.length > 0 ? wanted : names) {
      console.log(`\n# ${name}`)
      const file = pathToFileURL(resolve(folder, name + ending)).href
      await benchmark.parse(await import(file)).run()
    }
  }
  await (hasScreen() ? runAll() : withVirtualScreen(runAll))
}

runScript(() => bench(process.argv.slice(2)))
