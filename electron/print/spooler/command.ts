import { execFile } from 'node:child_process'
import { SpoolError } from './spooler.ts'

export interface CommandResult {
  code: number
  stdout: string
  stderr: string
}

const outputBytes = 4_000_000

/**
 * Runs a command of the print system without a shell, in plain English output, and waits for its end.
 * Rejects with a `SpoolError` if the command does not exist or does not end within `timeoutMs`. Aborting `signal` kills
 * the command and rejects as soon as its process is gone.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { timeoutMs: number; environment?: Readonly<Record<string, string>>; signal?: AbortSignal },
): Promise<CommandResult> {
  const { signal } = options
  return new Promise((resolve, reject) => {
    const aborted = () => reject(new SpoolError('not-sent', `${command} was stopped`))
    if (signal?.aborted) return aborted()
    const settings = {
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL' as const,
      maxBuffer: outputBytes,
      windowsHide: true,
    }
    const child = execFile(command, args, settings, (error, stdout, stderr) => {
      signal?.removeEventListener('abort', kill)
      if (!error) return resolve({ code: 0, stdout, stderr })
      if (typeof error.code === 'number') return resolve({ code: error.code, stdout, stderr })
      reject(new SpoolError('spooler', error.killed ? `${command} does not answer` : `${command}: ${error.message}`))
    })
    const kill = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', kill, { once: true })
    // Not on 'close': a process that the command started may keep the output open.
    child.once('exit', () => {
      if (signal?.aborted) aborted()
    })
  })
}
