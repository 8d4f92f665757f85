import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { callRegistry } from '../../../electron/ipc/call-registry.ts'
import { handleStaffCalls } from '../../../electron/ipc/staff-calls.ts'
import type { StaffCallsOptions } from '../../../electron/ipc/staff-calls.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'
import { HandoutShelf } from '../../../electron/handout/make/handout-shelf.ts'
import { driveId } from '../../../electron/staff/drives/mounted-drive.ts'
import type { MountedDrive } from '../../../electron/staff/drives/mounted-drive.ts'
import { ipcMainMock } from '../../mocks/electron.ts'
import { keptLog } from '../kept-log.ts'

let stick: string
beforeEach(() => (stick = mkdtempSync(path.join(tmpdir(), 'stick-'))))
afterEach(() => rmSync(stick, { recursive: true, force: true }))

/** Saves a handout to a stick while `meanwhile` happens: looking for drives takes that long. */
async function saveWhile(meanwhile: (shelf: HandoutShelf) => void): Promise<unknown> {
  const ipc = ipcMainMock()
  const shelf = new HandoutShelf(3)
  const log = keptLog()
  let found: (drives: MountedDrive[]) => void = () => {}
  // What saving a handout does not need is left out.
  const options = {
    gate: { open: true },
    shelf,
    drives: () => new Promise<MountedDrive[]>((resolve) => (found = resolve)),
    log,
  } as unknown as StaffCallsOptions
  handleStaffCalls(callRegistry(ipc, trustedOrigin(null), log, { open: true }), options)
  const set = { bytes: new Uint8Array([1]), pages: 1, empty: 0 }
  const handout = shelf.reserve()({ ...set, paper: 'a4', setFor: () => Promise.resolve(set) })
  const saved = ipc.invoke('handout:save', { handout, drive: driveId(stick) })
  await new Promise(setImmediate)
  meanwhile(shelf)
  found([{ path: stick, label: 'STICK', freeBytes: null }])
  return saved
}

it('saves a handout to the drive that was chosen', async () => {
  expect(await saveWhile(() => {})).toMatchObject({ ok: true })
  expect(readdirSync(stick)).toEqual(['mbc-guide-handout.pdf'])
})

it('saves nothing of a visitor who has gone while drives were looked for', async () => {
  expect(await saveWhile((shelf) => shelf.clear())).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(readdirSync(stick)).toEqual([])
})
