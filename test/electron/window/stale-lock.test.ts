import { existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeStaleLock } from '../../../electron/window/stale-lock.ts'

let profile: string
const lock = () => path.join(profile, 'SingletonLock')
const locked = () => lstatSync(lock(), { throwIfNoEntry: false }) !== undefined

beforeEach(() => (profile = mkdtempSync(path.join(tmpdir(), 'lock-'))))
afterEach(() => rmSync(profile, { recursive: true }))

it('removes a lock that names a machine that this one no longer is', () => {
  symlinkSync('old-name-with-dashes-4711', lock())
  writeFileSync(path.join(profile, 'SingletonCookie'), '')
  expect(removeStaleLock(profile, 'new-name', () => false)).toBe(true)
  expect(locked()).toBe(false)
  expect(existsSync(path.join(profile, 'SingletonCookie'))).toBe(false)
})

it('leaves a lock whose program still runs, whatever the machine is called by now', () => {
  symlinkSync('old-name-4711', lock())
  expect(removeStaleLock(profile, 'new-name', (pid) => pid === 4711)).toBe(false)
  expect(locked()).toBe(true)
})

it('leaves a lock of this machine to Chromium, and what is no lock alone', () => {
  expect(removeStaleLock(profile, 'here', () => false)).toBe(false)
  symlinkSync('here-4711', lock())
  expect(removeStaleLock(profile, 'here', () => false)).toBe(false)
  rmSync(lock())
  writeFileSync(lock(), 'old-4711')
  expect(removeStaleLock(profile, 'here', () => false)).toBe(false)
  expect(locked()).toBe(true)
})
