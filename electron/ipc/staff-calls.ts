import type { Translate } from '../../content/messages/messages.ts'
import type { Counts } from '../counts/counts.ts'
import { countsCsv } from '../counts/csv.ts'
import { diagnosticsOf, diagnosticsText } from '../diagnostics/diagnostics.ts'
import type { MachineFacts } from '../diagnostics/machine.ts'
import { errorFacts } from '../log/error-facts.ts'
import { codeOf } from '../log/error-text.ts'
import type { Log } from '../log/log.ts'
import type { HandoutShelf } from '../handout/make/handout-shelf.ts'
import type { Letterhead } from '../handout/letterhead/letterhead.ts'
import type { Clinic } from '../settings/schema.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { describeDrive, driveId, type MountedDrive } from '../staff/drives/mounted-drive.ts'
import { saveUnderFreeName } from '../staff/drives/save.ts'
import type { StaffGate } from '../staff/gate.ts'
import type { StaffFile } from '../staff/staff-file.ts'
import type { Handle } from './call-registry.ts'
import type {
  LetterheadPart,
  PrinterChoice,
  Result,
  SavedFile,
  SettingsReport,
  WindowFacts,
} from '../contract/contract.ts'
import { failure, ok } from '../contract/result.ts'

export interface StaffCallsOptions {
  gate: StaffGate
  file: StaffFile
  settings: SettingsStore
  letterhead: Letterhead
  counts: Counts
  /** Withholds pages by the settings as they are now. */
  judgeReviews: () => void
  shelf: HandoutShelf
  drives: () => Promise<MountedDrive[]>
  look: (window: WindowFacts) => Promise<MachineFacts>
  /** Ends the program; with `again`, it comes back. */
  end: (again: boolean) => Promise<void>
  /** The day it is, YYYY-MM-DD. */
  today: () => string
  t: Translate
  locale: string
  log: Log
}

/** Lets staff in, and lets those who are in see and do what the public may not. */
export function handleStaffCalls(handle: Handle, options: StaffCallsOptions): void {
  handleGate(handle, options)
  handleMachine(handle, options)
  handleCounts(handle, options)
  handleSaving(handle, options)
}

function handleGate(handle: Handle, { gate }: StaffCallsOptions): void {
  handle('staff:state', () => ok(gate.state))
  handle('staff:unlock', async ({ pin }) => ok(await gate.unlock(pin)))
  handle('staff:set-pin', async ({ pin }) => {
    const state = await gate.setPin(pin)
    return state ? ok(state) : failure('not-allowed', 'staff.error.pin')
  })
  handle('staff:leave', () => {
    gate.close()
    return ok(null)
  })
  handle('staff:stay', () => {
    gate.stay()
    return ok(null)
  })
}

function handleMachine(handle: Handle, { file, settings, letterhead, judgeReviews, end }: StaffCallsOptions): void {
  const report = (): SettingsReport => ({
    path: settings.path,
    inForce: settings.inForce,
    problems: [...settings.problems],
    letterheadMissing: missingIn(settings.current.clinic),
    logoProblem: letterhead.problem,
    textProblems: [...letterhead.textProblems],
  })
  const printer = (): PrinterChoice => ({ chosen: file.record.printer, settings: settings.current.defaultPrinter })

  handle('staff:settings', () => ok(report()))
  handle('staff:reload-settings', async () => {
    await settings.reload()
    judgeReviews()
    await letterhead.refresh()
    return ok(report())
  })
  handle('staff:printer', () => ok(printer()))
  handle('staff:choose-printer', async ({ printer: name }) => {
    await file.change({ printer: name })
    return ok(printer())
  })
  for (const [channel, again] of [
    ['staff:restart', true],
    ['staff:exit', false],
  ] as const) {
    handle(channel, () => {
      // The answer goes out before the window does.
      setImmediate(() => void end(again))
      return ok(null)
    })
  }
}

function handleCounts(handle: Handle, { counts, file }: StaffCallsOptions): void {
  handle('counts:note', (note) => {
    counts.note(note)
    return ok(null)
  })
  handle('counts:read', () => ok(counts.report()))
  handle('counts:switch', async ({ on }) => {
    await file.change({ counting: on })
    return ok(counts.report())
  })
  handle('counts:clear', async () => {
    await counts.clear()
    return ok(counts.report())
  })
}

function handleSaving(handle: Handle, options: StaffCallsOptions): void {
  const { counts, shelf, drives, look, today, t, locale, log } = options

  const handoutGone = () => failure('not-found', 'shell.error.handout-gone', { field: 'handout' })

  /** `isWanted`: whether it is still to be saved once the drives have been looked at, which may take long. */
  const save = async (
    drive: string,
    name: string,
    content: Uint8Array | string,
    isWanted: () => boolean = () => true,
  ): Promise<Result<SavedFile>> => {
    const mounted = await drives().catch(() => [])
    const chosen = mounted.find(({ path }) => driveId(path) === drive)
    if (!chosen) return failure('not-found', 'staff.error.drive-gone', { field: 'drive' })
    if (!isWanted()) return handoutGone()
    try {
      return ok({ name: await saveUnderFreeName(chosen.path, name, content) })
    } catch (error) {
      log.warn('not saved to a drive', errorFacts(error))
      return failure('failed', notSavedBecause(error))
    }
  }
  const diagnostics = async (window: WindowFacts) => diagnosticsOf(await look(window), t, locale)

  handle('staff:drives', async () => {
    try {
      return ok((await drives()).map(describeDrive))
    } catch (error) {
      log.warn('drives unknown', errorFacts(error))
      return failure('failed', 'staff.error.drives-unknown')
    }
  })
  handle('counts:save', ({ drive }) => save(drive, `mbc-guide-counts-${today()}.csv`, countsCsv(counts.report(), t)))
  handle('diagnostics:read', async (window) => ok(await diagnostics(window)))
  handle('diagnostics:save', async ({ drive, window }) =>
    save(drive, `mbc-guide-diagnostics-${today()}.txt`, diagnosticsText(await diagnostics(window), t)),
  )
  handle('handout:save', ({ handout, drive }) => {
    const shelved = shelf.get(handout)
    if (!shelved) return handoutGone()
    return save(drive, 'mbc-guide-handout.pdf', shelved.bytes, () => shelf.get(handout) === shelved)
  })
}

function notSavedBecause(error: unknown) {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'staff.error.drive-full' as const
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'staff.error.drive-read-only' as const
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'EIO') return 'staff.error.drive-gone' as const
  return 'staff.error.not-saved' as const
}

function missingIn({ name, telephone, hours, whenToCall, logo }: Clinic): LetterheadPart[] {
  const parts = [
    ['name', name],
    ['telephone', telephone],
    ['hours', hours],
    ['when-to-call', whenToCall],
    ['logo', logo],
  ] as const
  return parts.flatMap(([part, value]) => (value === null ? [part] : []))
}
