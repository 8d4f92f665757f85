import { type ChildProcess, spawn } from 'node:child_process'
import { SetupProblem } from '../setup-problem.ts'

/** Whether windows opened here can be seen by somebody. */
export function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/** The largest screen that is tested; a window may be smaller. */
const size = '1920x1920x24'

/** A screen that nobody sees. */
export interface VirtualScreen {
  /** What `DISPLAY` must be for a program to open its windows there. */
  display: string
  stop(): void
}

/**
 * Starts a screen that nobody sees (Xvfb).
 * @throws SetupProblem when Xvfb does not start.
 */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset']
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  try {
    return { display: `:${await displayNumber(xvfb)}`, stop: () => void xvfb.kill() }
  } catch (error) {
    xvfb.kill()
    throw error
  }
}

/**
 * Runs `job` with a screen that nobody sees, which `process.env.DISPLAY` names meanwhile.
 * @throws SetupProblem when Xvfb does not start.
 */
export async function withVirtualScreen<T>(job: () => Promise<T>): Promise<T> {
  const screen = await startVirtualScreen()
  try {
    process.env['DISPLAY'] = screen.display
    return await job()
  } finally {
    delete process.env['DISPLAY']
    screen.stop()
  }
}

/** Xvfb writes the number of its display once it is ready. */
function displayNumber(xvfb: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => {
      reject(new SetupProblem('Xvfb, the virtual screen, does not start. Try: Xvfb :99'))
    }
    xvfb.on('error', fail)
    xvfb.on('exit', fail)
    xvfb.stdio[3]?.on('data', (data: Buffer) => {
      resolve(data.toString().trim())
    })
  })
}
