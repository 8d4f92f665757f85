import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { buildIfNeeded } from '../../build/build.ts'
import type { Runtime } from '../../electron/runtime.ts'
import { SetupProblem } from '../../setup-problem.ts'
import { debianPackagingPackages, electronLibraries, requireSystem } from '../../system/packages.ts'
import { electronBuilder } from '../electron-builder.ts'
import { writeThirdPartyNotices } from '../third-party.ts'
import { debConfiguration, debOutput } from './deb-configuration.ts'
import { libraryDependencies } from './dependencies.ts'

const packageFile = z.object({ version: z.string() })

/**
 * Makes the Debian package from the Electron at hand, without a network. One made from an unofficial Electron says so in its
 * name, its version, its description, and when it is installed.
 * @param compression `xz` for a clinic; `gz` takes a few seconds, for a package that is only tried.
 * @returns the file.
 * @throws SetupProblem when it cannot be made.
 */
export async function packageDeb(runtime: Runtime, compression: 'xz' | 'gz' = 'xz'): Promise<string> {
  if (process.platform !== 'linux') throw new SetupProblem('The Debian package is made on Linux only.')
  // The libraries themselves, too: it depends on the packages that bring them here.
  await requireSystem([debianPackagingPackages, electronLibraries(runtime.executable)])
  await buildIfNeeded()
  if (!runtime.official)
    console.log('NOTE: a TEST BUILD, packaged with an unofficial Electron. Never give it to a clinic.')
  await mkdir(debOutput, { recursive: true })
  const copyright = resolve(debOutput, 'copyright')
  await writeFile(copyright, await copyrightText(writeThirdPartyNotices()))

  const { version } = packageFile.parse(JSON.parse(await readFile('package.json', 'utf8')))
  const file = resolve(debOutput, 'electron-builder.json')
  const configure = async (depends: readonly string[]) => {
    const configuration = debConfiguration(runtime, { version, compression, copyright, depends })
    await writeFile(file, JSON.stringify(configuration, null, 2))
    return configuration.deb.artifactName
  }

  await configure([])
  await electronBuilder(['--dir', '--linux', '--config', file])
  const folder = resolve(debOutput, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked')
  // The runner of other programs, which the registry copy has, is not ours.
  await rm(join(folder, 'resources', 'app'), { recursive: true, force: true })
  const name = await configure(libraryDependencies(folder))
  process.env['CUSTOM_FPM_PATH'] = resolve('scripts/package/deb/fpm')
  await electronBuilder(['--prepackaged', folder, '--linux', 'deb', '--config', file])
  return resolve(debOutput, name)
}

/** What /usr/share/doc/mbc-guide/copyright says: our own license, then the texts of everything that is bundled. */
async function copyrightText(notices: string): Promise<string> {
  return [
    'MBC Guide. Code: the MIT license below. The guide’s own words and drawings: Creative Commons Attribution 4.0',
    '(https://creativecommons.org/licenses/by/4.0/).',
    'Electron: /opt/mbc-guide/LICENSE.electron.txt. Chromium: /opt/mbc-guide/LICENSES.chromium.html.',
    '',
    await readFile('LICENSE', 'utf8'),
    notices,
  ].join('\n')
}
