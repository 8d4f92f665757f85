import { spawn, spawnSync } from 'node:child_process'

interface RunOptions {
  env?: NodeJS.ProcessEnv
  /** Ends the command after so many milliseconds; 0 = never. */
  limit?: number
}

/** Runs a command with its output on the console. Resolves to its exit code; null when it could not be run or was ended. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number | null> {
  return ended(
    spawn(command, args, { env: options.env, stdio: ['ignore', 'inherit', 'inherit'], timeout: options.limit ?? 0 }),
  )
}

/** Runs a command of which only the errors are shown. */
export function runQuietly(command: string, args: readonly string[]): Promise<number | null> {
  return ended(spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }))
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(null)
    })
    child.on('close', resolve)
  })
}

/** What a short command prints, or null when it fails or there is no such command. */
export function output(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return status === 0 ? stdout : null
}

/** The npm that started this script, so that the user's registry, proxy and cache are the ones used. */
export function npm(args: readonly string[]): { command: string; args: string[] } {
  const cli = process.env['npm_execpath']
  return cli?.endsWith('.js')
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: 'npm', args: [...args] }
}
