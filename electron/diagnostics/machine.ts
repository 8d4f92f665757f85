import { statfs } from 'node:fs/promises'
import os from 'node:os'
import type { App, Screen } from 'electron'
import type { Paper, Printer, WindowFacts } from '../contract/contract.ts'
import { readRegularFile } from '../storage/regular-file.ts'

/** What is known of the machine and the program at one moment. Sizes in bytes. */
export interface MachineFacts {
  version: string
  guideVersion: string
  /** Day the guide was last changed, YYYY-MM-DD. */
  guideDate: string
  /** Texts of the guide that are due for a new review by a clinician. */
  reviewsDue: number
  electron: string
  chrome: string
  system: string
  packaged: boolean
  /** The settings file, whether the kiosk's own account could change it, and the paper that it names. */
  settings: { path: string; writable: boolean; paper: Paper }
  displays: { width: number; height: number; scale: number; rotation: number; touch: boolean }[]
  window: WindowFacts
  /** Null where the print system does not answer. */
  printers: Printer[] | null
  /** Where the program writes; null where the system does not say. */
  disk: { free: number; total: number } | null
  now: Date
  timeZone: string
  /** When the program started. */
  started: Date
  memory: { program: number; free: number; total: number }
  log: { path: string; errors: number }
}

/** The log is capped at a megabyte, give or take its last line. */
const maxLogBytes = 2_000_000

export interface MachineOptions {
  app: App
  screen: Screen
  printers: () => Promise<Printer[]>
  guide: { version: string; date: string; due: number }
  settings: { readonly path: string; writable(): Promise<boolean>; readonly current: { paper: Paper } }
  /** Folder the program writes to. */
  folder: string
  logFile: string
}

/** Looks at the machine. Never rejects: what cannot be told is null. */
export async function lookAtMachine(options: MachineOptions, window: WindowFacts): Promise<MachineFacts> {
  const { app, screen, printers: listPrinters, guide, settings, folder, logFile } = options
  const [printers, disk, errors, writable] = await Promise.all([
    listPrinters().catch(() => null),
    statfs(folder).catch(() => null),
    countErrors(logFile),
    settings.writable(),
  ])
  const kilobytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
  return {
    version: app.getVersion(),
    guideVersion: guide.version,
    guideDate: guide.date,
    reviewsDue: guide.due,
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    packaged: app.isPackaged,
    settings: { path: settings.path, writable, paper: settings.current.paper },
    displays: screen.getAllDisplays().map(({ size, scaleFactor, rotation, touchSupport }) => ({
      ...size,
      scale: scaleFactor,
      rotation,
      touch: touchSupport === 'available',
    })),
    window,
    printers,
    disk: disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    now: new Date(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    started: new Date(Date.now() - process.uptime() * 1000),
    memory: { program: kilobytes * 1024, free: os.freemem(), total: os.totalmem() },
    log: { path: logFile, errors },
  }
}

async function countErrors(file: string): Promise<number> {
  const read = await readRegularFile(file, maxLogBytes)
  const text = read.state === 'read' ? new TextDecoder().decode(read.bytes) : ''
  return text.split('\n').filter((line) => line.includes(' error ')).length
}
