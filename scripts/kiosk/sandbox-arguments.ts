import type { Runtime } from '../electron/runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { sandboxObstacle } from '../system/sandbox.ts'

/**
 * The arguments an Electron needs here for its sandbox. Root, and root alone, may develop without it, and is told so; the
 * product never runs without it.
 * @throws SetupProblem when a normal user's system forbids the sandbox, with the mend.
 */
export function sandboxArguments(runtime: Runtime): string[] {
  const obstacle = sandboxObstacle(runtime.folder)
  if (obstacle === null) return []
  if (obstacle.because !== 'root') throw new SetupProblem(obstacle.reason)
  console.log(`NOTE: ${obstacle.reason}`)
  return ['--no-sandbox']
}
