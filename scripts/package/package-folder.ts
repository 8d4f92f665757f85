import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildIfNeeded } from '../build/build.ts'
import type { Runtime } from '../electron/runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { electronBuilder } from './electron-builder.ts'
import { writeThirdPartyNotices } from './third-party.ts'
import { releaseConfiguration, trialConfiguration, trialOutput } from './trial-configuration.ts'

/**
 * Packages the program as a folder, from the Electron at hand and without a network: for trials and tests, never for a
 * clinic. Resolves to the folder.
 * @throws SetupProblem when it cannot be packaged.
 */
export async function packageFolder(runtime: Runtime): Promise<string> {
  if (process.platform !== 'linux') throw new SetupProblem('The unpacked program is made on Linux only.')
  await buildIfNeeded()
  if (!runtime.official)
    console.log('NOTE: packaged with an unofficial Electron: to be tried here, never for a clinic.')
  writeThirdPartyNotices()
  await mkdir(trialOutput, { recursive: true })
  const configuration = resolve(trialOutput, 'electron-builder.json')
  await writeFile(configuration, JSON.stringify(trialConfiguration(releaseConfiguration(), runtime), null, 2))
  await electronBuilder(['--dir', '--config', configuration])
  const folder = resolve(trialOutput, 'linux-unpacked')
  // The runner of other programs, which the registry copy has, is not ours.
  await rm(join(folder, 'resources', 'app'), { recursive: true, force: true })
  return folder
}
