import { findRuntime } from './electron/find-runtime.ts'
import { sandboxArguments } from './kiosk/sandbox-arguments.ts'
import { runScript, SetupProblem } from './setup-problem.ts'
import { run } from './system/command.ts'
import { electronLibraries, requireSystem } from './system/packages.ts'
import { hasScreen } from './system/screen.ts'

/** Where a debugger finds the main process with the handout worker, and the window. `.vscode/launch.json` attaches to these. */
const debugging = ['--sourcemap', '--inspect', '9229', '--remoteDebuggingPort', '9222']

/**
 * `npm run dev`: the program in a window, which follows every change of code, screens and guide text.
 * `npm run dev -- --debug` also waits for debuggers.
 */
async function dev(): Promise<void> {
  if (!hasScreen()) throw new SetupProblem('Development needs a screen. Without one, `npm start` tours the program.')
  const runtime = await findRuntime()
  await requireSystem([electronLibraries(runtime.executable)])
  const args = ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--watch']
  if (process.argv.includes('--debug')) args.push(...debugging)
  args.push('--', '--windowed')
  const env = { ...process.env, ELECTRON_EXEC_PATH: runtime.executable }
  const exit = await run(process.execPath, [...args, ...sandboxArguments(runtime)], { env })
  if (exit !== 0) throw new SetupProblem('Development ended in failure; the reason stands above.')
}

runScript(dev)
