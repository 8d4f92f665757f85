import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PrintJob } from '../../../electron/contract/contract.ts'
import { jobs } from '../../../renderer/print/jobs.svelte.ts'
import type { FakeKiosk } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk
const minute = 60_000

beforeEach(async () => {
  kiosk = await openKiosk()
  jobs.follow()
})
afterEach(() => jobs.reset())

const tell = (state: PrintJob['state'], handle = 'a') => kiosk.tell('print:state', { handle, printer: 'Desk', state })
const inMinutes = (minutes: number) => performance.now() + minutes * minute

test('a job is open from its first state to its last', () => {
  tell({ stage: 'waiting', reason: 'queue' })
  tell({ stage: 'sending' }, 'b')
  expect(jobs.open.map(({ handle }) => handle)).toEqual(['a', 'b'])
  tell({ stage: 'done' })
  tell({ stage: 'failed', reason: 'rejected' }, 'b')
  expect(jobs.open).toEqual([])
  expect(jobs.find('b')?.state.stage).toBe('failed')
})

test('a job is progress until it has stood still for three minutes', () => {
  expect(jobs.progressing()).toBe(false)
  tell({ stage: 'printing', page: 2, pages: 4 })
  expect(jobs.progressing(inMinutes(2.9))).toBe(true)
  expect(jobs.progressing(inMinutes(3.1))).toBe(false)
  tell({ stage: 'done' })
  expect(jobs.progressing()).toBe(false)
})

test('a printer that does not count its pages has longer for many of them', () => {
  tell({ stage: 'printing', page: null, pages: 200 })
  expect(jobs.progressing(inMinutes(20))).toBe(true)
  expect(jobs.progressing(inMinutes(24))).toBe(false)
})

test('a visit that has ended hears no more of its jobs', () => {
  tell({ stage: 'sending' })
  jobs.reset()
  expect(jobs.open).toEqual([])
  tell({ stage: 'sending' })
  expect(jobs.open).toEqual([])
})
