import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { linuxDrives } from '../../electron/staff/drives/linux-drives.ts'
import { saveUnderFreeName } from '../../electron/staff/drives/save.ts'
import { addLsblk } from '../electron/staff/drives/add-lsblk.ts'

/** A drive of a megabyte, with a file system of its own, mounted where the system mounts what is plugged in. */
const place = path.join('/media', 'mbc-guide-full stick')
const files = mkdtempSync(path.join(tmpdir(), 'stick-'))
const image = path.join(files, 'stick.img')
const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' })
const name = 'mbc-guide-handout.pdf'

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  const obstacle = plugIn()
  if (obstacle) console.log(`Full and read-only sticks are not tried: ${obstacle}`)
  test.skip(obstacle !== null, obstacle ?? '')
})

test.afterAll(() => {
  try {
    execFileSync('umount', [place], { stdio: 'pipe' })
  } catch {
    // It was not mounted.
  }
  rmSync(place, { recursive: true, force: true })
  rmSync(files, { recursive: true, force: true })
})

function plugIn(): string | null {
  if (process.getuid?.() !== 0) return 'only root may mount one'
  try {
    mkdirSync(place, { recursive: true })
    writeFileSync(image, new Uint8Array(1_000_000))
    execFileSync('mke2fs', ['-q', image], { stdio: 'pipe' })
    mount('-o', 'loop', image, place)
    addLsblk(files, { blockdevices: [{ label: null, mountpoint: place, rm: true }] })
    return null
  } catch {
    return 'there are no loop devices here'
  }
}

const listed = async () => (await linuxDrives()).find((drive) => drive.path === place)
const pdfs = () => readdirSync(place).filter((file) => file.endsWith('.pdf') || file.endsWith('.tmp'))

test('a stick is listed with its free room, and takes a handout', async () => {
  const drive = await listed()
  expect(drive?.label).toBe('mbc-guide-full stick')
  expect(drive?.freeBytes).toBeLessThan(1_000_000)
  expect(await saveUnderFreeName(place, name, new Uint8Array(100_000))).toBe(name)
  expect(await saveUnderFreeName(place, name, new Uint8Array(100_000))).toBe('mbc-guide-handout-2.pdf')
})

test('a full stick is said to be full, and keeps no half file', async () => {
  await expect(saveUnderFreeName(place, name, new Uint8Array(900_000))).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(pdfs()).toEqual(['mbc-guide-handout-2.pdf', name].sort())
})

test('a read-only stick is not offered, and takes nothing where it was offered before', async () => {
  mount('-o', 'remount,ro', place)
  expect(await listed()).toBeUndefined()
  await expect(saveUnderFreeName(place, name, new Uint8Array(10))).rejects.toMatchObject({ code: 'EROFS' })
  expect(pdfs()).toHaveLength(2)
})

test('a stick that was pulled out is not offered, and is said to be gone', async () => {
  execFileSync('umount', [place], { stdio: 'pipe' })
  rmSync(place, { recursive: true })
  expect(await listed()).toBeUndefined()
  await expect(saveUnderFreeName(place, name, new Uint8Array(10))).rejects.toMatchObject({ code: 'ENOENT' })
})
