import type { Runtime } from '../electron/runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { run } from '../system/command.ts'
import { sandboxObstacle } from '../system/sandbox.ts'

/**
 * Opens the kiosk on the screen and waits until it is closed.
 * @throws SetupProblem when it does not start or ends in failure.
 */
export async function openKiosk(runtime: Runtime, options: { windowed: boolean }): Promise<void> {
  const args = ['.', ...sandboxArguments(runtime)]
  if (options.windowed) args.push('--windowed')
  if (!process.env['DISPLAY'] && process.env['WAYLAND_DISPLAY']) args.push('--ozone-platform=wayland')
  console.log(
    options.windowed ? 'Opening the program in a window …' : 'Opening the kiosk full screen; Alt+F4 closes it …',
  )
  const exit = await run(runtime.executable, args)
  if (exit !== 0)
    throw new SetupProblem(`The program ended with exit code ${exit ?? 'none'}; what it said stands above.`)
}

/** Root, and root alone, may develop without Chromium's sandbox; the product never runs without it. */
function sandboxArguments(runtime: Runtime): string[] {
  const obstacle = sandboxObstacle(runtime.folder)
  if (obstacle === null) return []
  if (obstacle.because !== 'root') throw new SetupProblem(obstacle.reason)
  console.log(`NOTE: ${obstacle.reason}`)
  return ['--no-sandbox']
}
