import type { Runtime } from '../electron/runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { run } from '../system/command.ts'
import { sandboxArguments } from './sandbox-arguments.ts'

/**
 * Opens the kiosk on the screen and waits until it is closed.
 * @throws SetupProblem when it does not start or ends in failure.
 */
export async function openKiosk(runtime: Runtime, options: { windowed: boolean }): Promise<void> {
  const args = ['.', ...sandboxArguments(runtime)]
  if (options.windowed) args.push('--windowed')
  if (!process.env['DISPLAY'] && process.env['WAYLAND_DISPLAY']) args.push('--ozone-platform=wayland')
  console.log(`Opening the program ${options.windowed ? 'in a window' : 'full screen'}; Ctrl+C here ends it …`)
  const exit = await run(runtime.executable, args)
  if (exit !== 0)
    throw new SetupProblem(`The program ended with exit code ${exit ?? 'none'}; what it said stands above.`)
}
