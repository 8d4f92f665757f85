import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import { sandboxObstacle } from '../../scripts/system/sandbox.ts'

/** The real program, running with a fresh profile of its own. */
export interface Kiosk {
  app: ElectronApplication
  window: Page
  /** Folder of all that the program writes. */
  profile: string
  /** When it was started, as `performance.now()` tells it: the second time, where playwright missed the first. */
  launchedAt: number
  /** All it wrote to its standard outputs so far. */
  output(): string
  /** Its log so far. */
  log(): string
  /** Ends the program; the profile stays until `discard`. */
  close(): Promise<void>
  /** Ends the program if it still runs, and removes its profile. */
  discard(): Promise<void>
}

export interface LaunchOptions {
  /** The settings file's content; a string is written as it is. */
  settings?: object | string
  /** The kiosk as visitors have it, full screen, instead of a window. */
  fullScreen?: boolean
  /** More arguments for the program. */
  args?: string[]
  environment?: Record<string, string>
  /** The kiosk sees the printers of the system. For the specs of the project `printers` alone: they share those printers. */
  systemPrinters?: boolean
  /** Leaves the settings file of the profile as it is. */
  keepSettings?: boolean
  /** A profile of an earlier run. */
  profile?: string
  /** Folder of the built program; the repository's root unless given. */
  program?: string
  /** A command that starts the program and watches it from its first moment (`strace -f …`). */
  watchedBy?: readonly string[]
}

/**
 * The environment of a kiosk without printers. A kiosk that starts removes from the system's queues what an earlier one left
 * there, and that would be the pages of a kiosk that runs beside it.
 */
export const noPrinters = { CUPS_SERVER: '/nowhere' }

/** The environment of a kiosk without voices. A button comes with the voices of the system, some time after the page. */
const silent = { SPEECHD_ADDRESS: 'unix_socket:/nowhere' }

/** How long playwright may take to get hold of the program, in milliseconds. */
const launchMs = 60_000
/** How long a test waits for what it wants to touch, in milliseconds: only to end what hangs. */
const actionMs = 90_000
/** What the program's log says once it is up. */
const startedLine = ' started '
/** How long the program may take to end, in milliseconds. */
const patience = 15_000
/** Tests run in the repository's root. */
const root = process.cwd()

/** The Electron to test with: the one MBC_ELECTRON names, else the one `npm start` would take. */
export async function electronPath(): Promise<string> {
  return process.env['MBC_ELECTRON'] ?? (await findRuntime()).executable
}

/** Starts the built program, in a window of 1280 × 800 unless `fullScreen`, and waits for its first page. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<Kiosk> {
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'mbc-guide-test-'))
  const settingsFile = path.join(profile, 'settings.json')
  const { settings = {} } = options
  if (!options.keepSettings)
    writeFileSync(settingsFile, typeof settings === 'string' ? settings : JSON.stringify(settings))
  const shape = options.fullScreen ? [] : ['--windowed']
  const electron = await electronPath()
  const { watchedBy } = options
  const launch = () =>
    _electron.launch({
      executablePath: watchedBy ? starter(profile, [...watchedBy, electron]) : electron,
      // A sandbox that needs more rights than the user's gets none under a watcher.
      chromiumSandbox: !watchedBy && sandboxObstacle(path.dirname(electron)) === null,
      args: [
        options.program ?? root,
        `--user-data-dir=${profile}`,
        `--settings=${settingsFile}`,
        ...shape,
        ...(options.args ?? []),
      ],
      env: { ...environment(), ...silent, ...(options.systemPrinters ? {} : noPrinters), ...options.environment },
      timeout: launchMs,
    })
  const before = readLog(profile)
  let launchedAt = performance.now()
  const app = await launch().catch((error: unknown) => {
    // Now and then playwright never gets hold of a program that is up and running.
    if (!readLog(profile).slice(before.length).includes(startedLine)) throw error
    console.log(`The kiosk had started, but playwright did not reach it: ${profile}. Once more.`)
    // A test counts what the program says of one start.
    writeFileSync(logFile(profile), before)
    launchedAt = performance.now()
    return launch()
  })
  let output = ''
  const keep = (chunk: Buffer) => (output += chunk.toString())
  app.process().stdout?.on('data', keep)
  app.process().stderr?.on('data', keep)

  let open = true
  const close = async () => {
    if (!open) return
    open = false
    const lastResort = setTimeout(() => app.process().kill('SIGKILL'), patience)
    await app.close()
    clearTimeout(lastResort)
  }
  app.once('close', () => (open = false))
  const window = await app.firstWindow()
  window.setDefaultTimeout(actionMs)
  window.on('crash', () => {
    const last = readLog(profile).trimEnd().split('\n').slice(-3)
    console.log(['The process of the page ended. The log of the program ends with:', ...last].join('\n  '))
  })
  await window.waitForLoadState('domcontentloaded')
  return {
    app,
    window,
    profile,
    launchedAt,
    output: () => output,
    log: () => readLog(profile),
    close,
    discard: async () => {
      await close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** A program that is nothing but the start of a longer command. */
function starter(folder: string, command: readonly string[]): string {
  const file = path.join(folder, 'start')
  const quoted = command.map((part) => `'${part.replaceAll("'", "'\\''")}'`)
  writeFileSync(file, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

function logFile(profile: string): string {
  return path.join(profile, 'logs', 'main.log')
}

/** The log of a profile, empty before there is one. */
export function readLog(profile: string): string {
  try {
    return readFileSync(logFile(profile), 'utf8')
  } catch {
    return ''
  }
}

/** Kiosks side by side each have a screen: `MBC_DISPLAYS` names them, one for each of Playwright's workers. */
function environment(): Record<string, string> {
  const displays = process.env['MBC_DISPLAYS']?.split(' ') ?? []
  const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)] ?? process.env['DISPLAY']
  return Object.fromEntries(
    Object.entries({ ...process.env, DISPLAY: display }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
