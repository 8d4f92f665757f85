import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compiledPath } from '../../content/compile/compiled-guide.ts'
import { languageCodes } from '../../content/languages/languages.ts'
import { SetupProblem } from '../setup-problem.ts'
import { run } from '../system/command.ts'

/** What the built program is made of. */
const sources = ['content', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const built = [
  'out/main/main.js',
  'out/main/licenses.json',
  'out/preload/preload.js',
  'out/renderer/index.html',
  ...languageCodes.map(compiledPath),
]

/**
 * Builds the program into `out/` unless what stands there is newer than all its sources.
 * @throws SetupProblem when it cannot be built.
 */
export async function buildIfNeeded(): Promise<void> {
  if (isUpToDate()) return
  console.log('Building the program …')
  const exit = await run(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'])
  if (exit !== 0) throw new SetupProblem('The program could not be built; the reason stands above.')
}

function isUpToDate(): boolean {
  return built.every((file) => existsSync(file)) && lastChange(sources) < Math.min(...built.map(changedAt))
}

/** When any of these files and folders, or anything in them, was last changed, added or removed (ms). */
function lastChange(paths: readonly string[]): number {
  const all = paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))]
      : [path],
  )
  return Math.max(...all.map(changedAt))
}

function changedAt(path: string): number {
  return statSync(path).mtimeMs
}
