import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { promisify } from 'node:util'
import { output } from '../../scripts/system/command.ts'
import { startVirtualScreen } from '../../scripts/system/screen.ts'

const run = promisify(execFile)

/**
 * A screen of a test's own, whose keys, windows and size are the X server's: what is pressed here goes the way of a real
 * keyboard, and a dialog of the toolkit is a window here although it is none of Electron's.
 */
export interface Desktop {
  /** What a program needs in its environment to open its windows there. */
  environment: Record<string, string>
  /** Presses keys, each as xdotool names it ("alt+F4"), one after the other. */
  press(...keys: string[]): Promise<void>
  /** Titles and sizes of all windows that can be seen. */
  windows(): Promise<string[]>
  /** Place and size of the window of this title: "1920x1080+0+0". */
  geometry(title: string): Promise<string>
  /** Gives the screen another size, as turning it does; no larger than it was at first. */
  resize(width: number, height: number): Promise<void>
  stop(): void
}

const programs = ['Xvfb', 'xdotool', 'xwininfo', 'xrandr', 'matchbox-window-manager']
const packages = 'xvfb xdotool x11-utils x11-xserver-utils matchbox-window-manager'

/** The reason why there can be no such screen here; null = there can. */
export function noDesktop(): string | null {
  const missing = programs.filter((name) => output('which', [name]) === null)
  return missing.length > 0 ? `not installed: ${missing.join(', ')} (apt-get install ${packages})` : null
}

/**
 * Starts a screen of 1920 × 1920. Without a window manager every key goes to the program; with one windows fill the screen,
 * as under a real session.
 */
export async function startDesktop({ managed = false } = {}): Promise<Desktop> {
  const screen = await startVirtualScreen()
  // Wayland would be preferred where it is offered.
  const environment = { DISPLAY: screen.display, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' }
  const manager: ChildProcess | null = managed
    ? spawn('matchbox-window-manager', ['-use_titlebar', 'no'], {
        env: { ...process.env, ...environment },
        stdio: 'ignore',
      })
    : null
  const ask = async (command: string, ...args: string[]) =>
    (await run(command, args, { env: { ...process.env, ...environment } })).stdout
  return {
    environment,
    async press(...keys) {
      for (const key of keys) await ask('xdotool', 'key', '--clearmodifiers', key)
    },
    async windows() {
      const tree = await ask('xwininfo', '-root', '-tree')
      const topmost = tree.split('\n').flatMap((line) => /^ {5}(0x[\da-f]+) (.*)$/.exec(line)?.slice(1) ?? [])
      const seen: string[] = []
      for (let at = 0; at < topmost.length; at += 2) {
        const [id = '', what = ''] = topmost.slice(at, at + 2)
        const facts = await ask('xwininfo', '-id', id).catch(() => '')
        if (facts.includes('Map State: IsViewable')) seen.push(what.trim())
      }
      return seen
    },
    async geometry(title) {
      const facts = await ask('xwininfo', '-name', title).catch(() => '')
      const fact = (name: string) => new RegExp(`${name}: +(-?\\d+)`).exec(facts)?.[1] ?? ''
      return `${fact('Width')}x${fact('Height')}+${fact('Absolute upper-left X')}+${fact('Absolute upper-left Y')}`
    },
    async resize(width, height) {
      const mode = `${width}x${height}`
      const [w, h] = [String(width), String(height)]
      // One of that name may be there already.
      await ask('xrandr', '--newmode', mode, '0', w, w, w, w, h, h, h, h).catch(() => '')
      await ask('xrandr', '--addmode', 'screen', mode).catch(() => '')
      await ask('xrandr', '--output', 'screen', '--mode', mode)
    },
    stop() {
      manager?.kill()
      screen.stop()
    },
  }
}
