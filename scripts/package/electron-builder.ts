import { SetupProblem } from '../setup-problem.ts'
import { run } from '../system/command.ts'

/**
 * Runs electron-builder, which publishes nothing.
 * @throws SetupProblem when it fails.
 */
export async function electronBuilder(args: readonly string[]): Promise<void> {
  const exit = await run(process.execPath, ['node_modules/electron-builder/cli.js', '--publish', 'never', ...args])
  if (exit !== 0) throw new SetupProblem('The program could not be packaged; the reason stands above.')
}
