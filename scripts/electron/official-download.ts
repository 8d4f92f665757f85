import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../system/command.ts'
import { type Runtime, runtimeIn } from './runtime.ts'

const electronPackage = 'node_modules/electron'
const minute = 60_000
/** How long the download site may take to answer at all. */
const answerTime = 10_000

/** The Electron that the `electron` package has already downloaded, or null. */
export function installedOfficial(): Runtime | null {
  const pathFile = join(electronPackage, 'path.txt')
  return existsSync(pathFile) && readFileSync(pathFile, 'utf8') !== '' ? runtimeIn(join(electronPackage, 'dist')) : null
}

/** Downloads the official Electron by the `electron` package's own installer; null where its site cannot be reached. */
export async function downloadOfficial(): Promise<Runtime | null> {
  console.log('Looking for the official Electron (ELECTRON_MIRROR is honored) …')
  const site =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/'
  if (!(await answers(site))) {
    console.log(`  ${site} does not answer.`)
    return null
  }
  const exit = await run(process.execPath, [join(electronPackage, 'install.js')], { limit: 15 * minute })
  const runtime = exit === 0 ? installedOfficial() : null
  if (!runtime) console.log('  It could not be downloaded.')
  return runtime
}

/** The installer itself waits for minutes for a site that lets it hang. */
async function answers(site: string): Promise<boolean> {
  try {
    await fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(answerTime) })
    return true
  } catch {
    return false
  }
}
