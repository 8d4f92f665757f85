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
 * Rejects with a `SpoolError` where the command does not exist or does not end within `timeoutMs`.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { timeoutMs: number; environment?: Readonly<Record<string, string>> },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const settings = {
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL' as const,
      maxBuffer: outputBytes,
      windowsHide: true,
    }
    execFile(command, args, settings, (error, stdout, stderr) => {
      if (!error) return resolve({ code: 0, stdout, stderr })
      if (typeof error.code === 'number') return resolve({ code: error.code, stdout, stderr })
      reject(new SpoolError('spooler', error.killed ? `${command} does not answer` : `${command}: ${error.message}`))
    })
  })
}
