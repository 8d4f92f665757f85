import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addLsblk } from './add-lsblk.ts'
import { describeDrive } from '../../../../electron/staff/drives/mounted-drive.ts'
import { linuxDrives, removableOf } from '../../../../electron/staff/drives/linux-drives.ts'
import { saveUnderFreeName } from '../../../../electron/staff/drives/save.ts'
import { volumesOf, windowsDrives } from '../../../../electron/staff/drives/windows-drives.ts'

describe('drives of lsblk', () => {
  const lsblk = (...blockdevices: object[]) => JSON.stringify({ blockdevices })

  it('are what is removable or hangs on USB, partitions included, and never the system disk', () => {
    const system = {
      label: null,
      mountpoint: null,
      rm: false,
      tran: 'nvme',
      children: [
        { label: 'root', mountpoint: '/', rm: false, tran: null },
        { label: 'home', mountpoint: '/home', rm: false, tran: null },
      ],
    }
    const stick = {
      label: null,
      mountpoint: null,
      rm: true,
      tran: 'usb',
      children: [{ label: 'STICK', mountpoint: '/media/kiosk/STICK', rm: true, tran: null }],
    }
    const usbDisk = {
      label: null,
      mountpoint: null,
      rm: false,
      tran: 'usb',
      children: [{ label: null, mountpoint: '/mnt/disk', rm: false, tran: null }],
    }
    expect(removableOf(lsblk(system, stick, usbDisk))).toEqual([
      { path: '/media/kiosk/STICK', label: 'STICK' },
      { path: '/mnt/disk', label: 'disk' },
    ])
  })

  it('leave out what is not mounted, swap, and a system that runs from a stick', () => {
    expect(
      removableOf(
        lsblk({ rm: true, mountpoint: null }, { rm: true, mountpoint: '[SWAP]' }, { rm: true, mountpoint: '/' }),
      ),
    ).toEqual([])
  })

  it('leave out a built-in partition that is mounted where sticks are, but not a card in a reader', () => {
    const builtIn = {
      rm: false,
      tran: 'sata',
      children: [{ label: 'DATA', mountpoint: '/media/kiosk/DATA', rm: false }],
    }
    const card = { rm: false, hotplug: true, children: [{ label: 'CARD', mountpoint: '/run/media/kiosk/CARD' }] }
    const soldered = { rm: false, hotplug: true, children: [{ label: 'home', mountpoint: '/home' }] }
    expect(removableOf(lsblk(builtIn, card, soldered))).toEqual([{ path: '/run/media/kiosk/CARD', label: 'CARD' }])
  })

  it('are read from older versions too, which write "1" for true', () => {
    expect(
      removableOf(lsblk({ rm: '1', mountpoint: '/mnt/a', label: 'A' }, { rm: '0', mountpoint: '/mnt/b', label: 'B' })),
    ).toEqual([{ path: '/mnt/a', label: 'A' }])
  })
})

describe('drives of Linux', () => {
  const path0 = process.env['PATH']
  afterEach(() => void (process.env['PATH'] = path0))

  it('are those of lsblk that can be written to, with their free room', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lsblk-'))
    const stick = { rm: true, label: 'STICK', mountpoint: folder }
    addLsblk(folder, { blockdevices: [stick, { rm: true, label: 'GONE', mountpoint: '/media/gone' }] })
    expect(await linuxDrives()).toEqual([{ path: folder, label: 'STICK', freeBytes: expect.any(Number) as number }])
    rmSync(folder, { recursive: true })
  })

  it('are an error where nobody tells them, not an empty list', async () => {
    process.env['PATH'] = '/nowhere'
    await expect(linuxDrives()).rejects.toThrow('lsblk')
  })
})

describe('drives of Windows', () => {
  it('are read from one answer, several or none', () => {
    const stick = { DriveLetter: 'E', FileSystemLabel: 'STICK', SizeRemaining: 1000 }
    expect(volumesOf(JSON.stringify(stick))).toEqual([{ path: 'E:\\', label: 'STICK (E:)', freeBytes: 1000 }])
    expect(
      volumesOf(JSON.stringify([stick, { DriveLetter: 'F', FileSystemLabel: '', SizeRemaining: null }]))[1],
    ).toEqual({ path: 'F:\\', label: 'F:', freeBytes: null })
    expect(volumesOf('\r\n')).toEqual([])
  })

  it('that PowerShell does not tell are an error, not an empty list', async () => {
    await expect(
      windowsDrives(() => Promise.resolve({ code: 1, stdout: '', stderr: 'Access denied\nat line 1' })),
    ).rejects.toThrow('Access denied')
  })
})

it('a drive is told to the window without its path', () => {
  const drive = describeDrive({ path: '/media/kiosk/STICK', label: 'STICK', freeBytes: 5 })
  expect(JSON.stringify(drive)).not.toContain('media')
  expect(drive.id).toMatch(/^[0-9a-f]{16}$/)
})

describe('saving to a drive', () => {
  let drive: string
  beforeEach(() => (drive = mkdtempSync(path.join(tmpdir(), 'drive-'))))
  afterEach(() => rmSync(drive, { recursive: true, force: true }))

  it('never writes over a file, nor through a link', async () => {
    writeFileSync(path.join(drive, 'a.txt'), 'mine')
    symlinkSync('/tmp/elsewhere-of-a-drive', path.join(drive, 'a-2.txt'))
    expect(await saveUnderFreeName(drive, 'a.txt', 'new')).toBe('a-3.txt')
    expect(readFileSync(path.join(drive, 'a.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(path.join(drive, 'a-3.txt'), 'utf8')).toBe('new')
  })

  it('keeps both of two files of one name that are saved at once', async () => {
    const saved = await Promise.all([
      saveUnderFreeName(drive, 'a.txt', 'one'),
      saveUnderFreeName(drive, 'a.txt', 'two'),
    ])
    expect(saved).toEqual(['a.txt', 'a-2.txt'])
    expect(saved.map((name) => readFileSync(path.join(drive, name), 'utf8'))).toEqual(['one', 'two'])
  })

  it('takes another name where only the case of letters differs, which is the same to a stick', async () => {
    writeFileSync(path.join(drive, 'A.TXT'), 'mine')
    expect(await saveUnderFreeName(drive, 'a.txt', 'new')).toBe('a-2.txt')
  })

  it('shows the name only once all of the file is there, whenever the drive is pulled out', async () => {
    const size = 30_000_000
    const saving = saveUnderFreeName(drive, 'a.pdf', new Uint8Array(size))
    const state = { saved: false }
    void saving.then(() => (state.saved = true))
    let looks = 0
    while (!state.saved) {
      looks++
      if (readdirSync(drive).includes('a.pdf')) expect(statSync(path.join(drive, 'a.pdf')).size).toBe(size)
      await new Promise(setImmediate)
    }
    expect(looks).toBeGreaterThan(1)
    expect(readdirSync(drive)).toEqual(['a.pdf'])
  })

  it('says so where the drive is gone, and leaves nothing behind', async () => {
    await expect(saveUnderFreeName(path.join(drive, 'gone'), 'a.txt', 'new')).rejects.toThrow('ENOENT')
    expect(readdirSync(drive)).toEqual([])
  })
})
