import { buildIfNeeded } from './build/build.ts'
import { findRuntime } from './electron/find-runtime.ts'
import { electronBuilder } from './package/electron-builder.ts'
import { packageFolder } from './package/package-folder.ts'
import { runScript } from './setup-problem.ts'

/**
 * `npm run package -- --dir` makes the unpacked program for trying it here. Everything else goes to electron-builder
 * (`--linux`, `--win nsis`): installers for clinics, always of the official Electron, which it downloads.
 */
async function packageProgram(args: string[]): Promise<void> {
  if (args.includes('--dir')) {
    console.log(await packageFolder(await findRuntime()))
    return
  }
  await buildIfNeeded()
  await electronBuilder(['--config', 'electron-builder.yml', ...args])
}

runScript(() => packageProgram(process.argv.slice(2)))
