import { afterEach, expect, test } from 'vitest'
import { staff } from '../../../../renderer/staff/mode/staff.svelte.ts'
import { visit } from '../../../../renderer/visit/visit.svelte.ts'
import { value } from '../../fake-kiosk.ts'
import { closedStaff, openStaff } from '../../fake-staff.ts'
import { openKiosk } from '../../kiosk.ts'

afterEach(() => {
  staff.reset()
  visit.reset()
})

test('a wrong PIN opens nothing and is no error', async () => {
  const kiosk = await openKiosk()
  kiosk.answer('staff:unlock', () => value(closedStaff))
  expect(await staff.unlock('111111')).toBe(false)
  expect(staff.error).toBeNull()
})

test('a PIN that could not be tried is told from one that is wrong', async () => {
  const kiosk = await openKiosk()
  kiosk.answer('staff:unlock', () => ({
    ok: false,
    error: { code: 'failed', message: 'shell.error.failed', field: null, detail: null },
  }))
  expect(await staff.unlock('111111')).toBe(false)
  expect(staff.error?.message).toBe('shell.error.failed')
  kiosk.answer('staff:unlock', () => value(openStaff))
  expect(await staff.unlock('222222')).toBe(true)
  expect(staff.error).toBeNull()
})

test('the PIN pad at the attract screens begins a visit, which ends by itself where nobody stays', async () => {
  await openKiosk()
  await staff.show()
  expect(staff.shown).toBe(true)
  expect(visit.running).toBe(true)
})

test('the PIN pad leaves a visit as it is', async () => {
  await openKiosk()
  visit.begin()
  visit.hide()
  await staff.show()
  expect(visit.hidden).toBe(true)
})

test('a kiosk that has no PIN yet goes on asking, with no visit to end', async () => {
  const kiosk = await openKiosk()
  kiosk.answer('staff:state', () => value({ ...closedStaff, pin: 'none', askAtStart: true }))
  await staff.show()
  expect(staff.shown).toBe(true)
  expect(visit.running).toBe(false)
  kiosk.answer('staff:state', () => value(closedStaff))
  await staff.refresh()
})
