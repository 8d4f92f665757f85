import { mkdirSync, writeFileSync } from 'node:fs'
import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { packageDeb } from './package/deb/package-deb.ts'
import { electronBuilder } from './package/electron-builder.ts'
import { packageFolder } from './package/package-folder.ts'
import { writeThirdPartyNotices } from './package/third-party.ts'
import { releaseConfiguration } from './package/trial-configuration.ts'
import { runScript } from './setup-problem.ts'

/**
 * `npm run package -- deb` makes the Debian package, `-- --dir` the unpacked program for trials. Everything else goes to
 * electron-builder (`--linux`, `--win nsis`), which downloads the official Electron.
 */
async function packageProgram(args: string[]): Promise<void> {
  if (args.includes('--dir')) return console.log(await packageFolder(await findRuntime()))
  if (args[0] === 'deb') return console.log(await packageDeb(await findRuntime()))
  await buildIfNeeded()
  writeThirdPartyNotices()
  mkdirSync('dist', { recursive: true })
  const configuration = 'dist/electron-builder.json'
  writeFileSync(configuration, JSON.stringify(releaseConfiguration(), null, 2))
  await electronBuilder(['--config', configuration, ...args])
}

runScript(() => packageProgram(process.argv.slice(2)))
