import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The system's voices, and a sound server that nobody hears, for one test run alone. */
export interface Voices {
  /** What the kiosk's environment needs to find them. */
  environment: Record<string, string>
  /** Where they write, their logs too. */
  folders: string[]
  /** All that the voices wrote to their logs. */
  logs(): string
  stop(): void
}

const programs = ['pulseaudio', 'speech-dispatcher', 'espeak-ng']

/** The reason why voices cannot be had here; null = they can. */
export function noVoices(): string | null {
  const missing = programs.filter((name) => !existsSync(`/usr/bin/${name}`))
  return missing.length > 0 ? `not installed: ${missing.join(', ')} (apt-get install ${missing.join(' ')})` : null
}

/** Starts a sound server and a speech service, with all they write in a folder of their own. */
export async function startVoices(): Promise<Voices> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-voices-'))
  const socket = path.join(folder, 'speech-dispatcher', 'speechd.sock')
  const environment = {
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    SPEECHD_ADDRESS: `unix_socket:${socket}`,
  }
  const started: ChildProcess[] = []
  const start = (program: string, ...args: string[]) =>
    started.push(spawn(program, args, { env: { ...process.env, ...environment }, stdio: 'ignore' }))
  start('pulseaudio', '-n', '-L', 'module-native-protocol-unix', '-L', 'module-null-sink', '--exit-idle-time=-1')
  await until(path.join(folder, 'pulse', 'native'))
  start('speech-dispatcher', '-s')
  await until(socket)
  // Chromium asks once. A dispatcher whose voices are not there yet has none for it.
  await voicesAreThere({ ...process.env, ...environment })
  return {
    environment,
    folders: [folder],
    logs: () => readAll(path.join(folder, 'speech-dispatcher', 'log')),
    stop() {
      for (const child of started) child.kill()
      // Its helpers write until they notice that it is gone.
      for (let tries = 1; existsSync(folder); tries++) {
        try {
          rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 })
        } catch (error) {
          if (tries === 10) throw error
        }
      }
    },
  }
}

async function voicesAreThere(env: NodeJS.ProcessEnv): Promise<void> {
  const listed = () =>
    spawnSync('spd-say', ['-L'], { env, encoding: 'utf8', timeout: 60_000 }).stdout.split('\n').length
  for (let tries = 0; tries < 100 && listed() < 3; tries++) await pause(100)
  if (listed() < 3) throw new Error('the dispatcher lists no voices')
}

async function until(file: string): Promise<void> {
  for (let tries = 0; tries < 100 && !existsSync(file); tries++) await pause(100)
  if (!existsSync(file)) throw new Error(`${file} did not come up`)
}

function readAll(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(path.join(folder, name), 'latin1'))
    .join('\n')
}
