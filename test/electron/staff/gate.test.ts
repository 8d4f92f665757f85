import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StaffGate } from '../../../electron/staff/gate.ts'
import { hashPin, lockedHash } from '../../../electron/settings/pin-hash.ts'
import { openStaffFile } from '../../../electron/staff/staff-file.ts'
import { keptLog } from '../kept-log.ts'

const pin = '482913'
const idleMs = 120_000

let folder: string
let file: string
let clock: number
let elapsed: number
/** Lets time pass on all clocks. */
const pass = (ms: number) => {
  clock += ms
  elapsed += ms
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'staff-'))
  file = path.join(folder, 'staff.json')
  clock = Date.UTC(2026, 10, 22)
  elapsed = 0
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

async function gate({ settingsHash = null as string | null, askAtStart = false } = {}) {
  const log = keptLog()
  const onClosed = vi.fn()
  const staff = new StaffGate({
    file: await openStaffFile(file, log),
    settingsHash: () => settingsHash,
    askAtStart,
    idleMs,
    onClosed,
    log,
    now: () => clock,
    elapsed: () => elapsed,
  })
  return { staff, onClosed, log }
}

describe('a kiosk without a PIN', () => {
  it('has no default PIN: nothing opens it', async () => {
    const { staff } = await gate()
    for (const guess of ['000000', '123456', '111111'])
      expect(await staff.unlock(guess)).toMatchObject({ open: false, pin: 'none' })
  })

  it('asks for one before all else where it is packaged', async () => {
    expect((await gate({ askAtStart: true })).staff.state.askAtStart).toBe(true)
    expect((await gate()).staff.state.askAtStart).toBe(false)
  })

  it('takes the first PIN, keeps only its hash, for its own user alone, and asks no more', async () => {
    const { staff, log } = await gate({ askAtStart: true })
    expect(await staff.setPin(pin)).toEqual({ open: true, pin: 'set', waitSeconds: 0, askAtStart: false })
    expect(readFileSync(file, 'utf8')).not.toContain(pin)
    expect(log.text()).not.toContain(pin)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

describe('a kiosk with a PIN', () => {
  it('tells whether a PIN is right without opening, and counts wrong ones like every other', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    expect(await staff.proves(pin)).toBe(true)
    expect(staff.open).toBe(false)
    for (let tries = 0; tries < 3; tries++) expect(await staff.proves('482914')).toBe(false)
    expect(staff.state.waitSeconds).toBe(30)
    expect(await staff.proves(pin)).toBe(false)
    expect((await staff.unlock(pin)).open).toBe(false)
  })

  it('opens with it after a restart, and with no other', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    expect(staff.open).toBe(false)
    expect((await staff.unlock('482914')).open).toBe(false)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('takes another PIN only from staff who are in', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    expect(await staff.setPin('777777')).toBeNull()
    await staff.unlock(pin)
    expect(await staff.setPin('777777')).toMatchObject({ open: true })
    staff.close()
    expect((await staff.unlock(pin)).open).toBe(false)
    expect((await staff.unlock('777777')).open).toBe(true)
  })

  it('obeys the PIN of the settings file before its own, and lets nobody change that', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate({ settingsHash: await hashPin('990099') })
    expect((await staff.unlock(pin)).open).toBe(false)
    expect((await staff.unlock('990099')).open).toBe(true)
    expect(await staff.setPin('123456')).toBeNull()
  })

  it('with a wrong PIN in the settings, opens for one set on the kiosk before, and takes no new one', async () => {
    const first = await gate({ settingsHash: lockedHash, askAtStart: true })
    expect(first.staff.state).toMatchObject({ pin: 'damaged', askAtStart: false })
    expect(await first.staff.setPin(pin)).toBeNull()
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate({ settingsHash: lockedHash })
    expect(staff.state.pin).toBe('set')
    expect((await staff.unlock(pin)).open).toBe(true)
    expect(await staff.setPin('123456')).toBeNull()
  })

  it('stays closed, and takes no new PIN, where its file is damaged', async () => {
    writeFileSync(file, '{"pinHash":')
    const { staff, log } = await gate()
    expect(staff.state.pin).toBe('damaged')
    expect(await staff.setPin(pin)).toBeNull()
    expect(log.text()).toContain('delete it')
    expect(readFileSync(file, 'utf8')).toBe('{"pinHash":')
  })
})

describe('a visit that ends while a PIN is being looked at', () => {
  it('leaves staff mode closed, though the PIN was right', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    const trying = staff.unlock(pin)
    staff.close()
    expect((await trying).open).toBe(false)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('leaves it closed, though the PIN is set', async () => {
    const { staff } = await gate()
    const setting = staff.setPin(pin)
    staff.close()
    expect(await setting).toMatchObject({ open: false, pin: 'set' })
  })
})

describe('wrong tries', () => {
  it('cost waiting time that grows, during which the right PIN is not looked at', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    const waits: number[] = []
    for (let tries = 0; tries < 6; tries++) {
      waits.push((await staff.unlock('000000')).waitSeconds)
      pass(staff.state.waitSeconds * 1000)
    }
    expect(waits).toEqual([0, 0, 30, 60, 120, 240])
    await staff.unlock('000000')
    expect((await staff.unlock(pin)).open).toBe(false)
    pass(480_000)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('are remembered over a restart, and forgotten after the right PIN', async () => {
    await (await gate()).staff.setPin(pin)
    const first = await gate()
    for (let tries = 0; tries < 4; tries++) {
      await first.staff.unlock('000000')
      pass(first.staff.state.waitSeconds * 1000)
    }
    clock -= 60_000
    const { staff } = await gate()
    expect(staff.state.waitSeconds).toBe(60)
    pass(60_000)
    await staff.unlock(pin)
    staff.close()
    expect((await staff.unlock('000000')).waitSeconds).toBe(0)
  })

  it('are not forgiven because the clock was set forward by years', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    for (let tries = 0; tries < 3; tries++) await staff.unlock('000000')
    clock += 5 * 365 * 86_400_000
    expect((await staff.unlock(pin)).open).toBe(false)
    expect(staff.state.waitSeconds).toBe(30)
    pass(30_000)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('of an earlier run keep nobody out for longer because the clock was set back by years', async () => {
    await (await gate()).staff.setPin(pin)
    const earlier = await gate()
    for (let tries = 0; tries < 3; tries++) await earlier.staff.unlock('000000')
    clock -= 5 * 365 * 86_400_000
    const { staff } = await gate()
    expect(staff.state.waitSeconds).toBe(30)
    pass(30_000)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('keep nobody out for longer because the clock was set back by years', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    for (let tries = 0; tries < 3; tries++) await staff.unlock('000000')
    clock -= 5 * 365 * 86_400_000
    expect(staff.state.waitSeconds).toBe(30)
    pass(30_000)
    expect((await staff.unlock(pin)).open).toBe(true)
  })

  it('count when the try is cut off before its answer', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    const trying = staff.unlock(pin)
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('"wrongTries": 1'))
    await trying
  })

  it('are tried one at a time, so that many at once gain nothing', async () => {
    await (await gate()).staff.setPin(pin)
    const { staff } = await gate()
    const states = await Promise.all(['000000', pin, pin].map((guess) => staff.unlock(guess)))
    expect(states.map(({ open }) => open)).toEqual([false, false, false])
    expect(staff.open).toBe(false)
  })
})

describe('an open staff mode', () => {
  it('closes by itself when nobody is at the screen, and not while somebody is', async () => {
    const { staff, onClosed } = await gate()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await staff.setPin(pin)
    vi.advanceTimersByTime(idleMs - 1)
    staff.stay()
    vi.advanceTimersByTime(idleMs - 1)
    expect(staff.open).toBe(true)
    vi.advanceTimersByTime(1)
    expect(staff.open).toBe(false)
    expect(onClosed).toHaveBeenCalledOnce()
  })

  it('is not opened by saying that somebody is there', async () => {
    const { staff } = await gate()
    staff.stay()
    expect(staff.open).toBe(false)
  })
})
