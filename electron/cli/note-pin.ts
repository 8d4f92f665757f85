import path from 'node:path'
import { pinSchema } from '../contract/pin.ts'
import type { Log } from '../log/log.ts'
import type { Settings } from '../settings/schema.ts'
import { StaffGate } from '../staff/gate.ts'
import { openStaffFile } from '../staff/staff-file.ts'

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * Asks for the staff PIN that a note takes: the one of the settings, else the one set on this account's kiosk. Wrong tries
 * count there as they do on the kiosk. Null when it was right, else one line that says why not.
 * @param dataFolder where the kiosk of this account keeps `staff.json`
 */
export async function notePinProblem(
  settings: Settings,
  dataFolder: string,
  askPin: (prompt: string) => Promise<string>,
): Promise<string | null> {
  const openGate = async (): Promise<StaffGate> =>
    new StaffGate({
      file: await openStaffFile(path.join(dataFolder, 'staff.json'), silent),
      settingsHash: () => settings.staff.pinHash,
      askAtStart: false,
      idleMs: 0,
      onClosed: () => {},
      log: silent,
    })
  const { pin, waitSeconds } = (await openGate()).state
  if (pin !== 'set')
    return '--note: takes the staff PIN ("notes": "staff" in the settings), and none is set here. Write staff.pinHash into the settings, or leave the note out.'
  if (waitSeconds > 0) return `--note: too many wrong PINs. Try again in ${waitSeconds} seconds.`
  const typed = await askPin('Staff PIN, for the note: ')
  // Opened again: the kiosk may have written the file while the PIN was typed.
  const right = pinSchema.safeParse(typed).success && (await (await openGate()).proves(typed))
  return right ? null : '--note: that is not the staff PIN. Nothing was made.'
}
