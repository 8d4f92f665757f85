import { limits } from '../../../content/schema/limits.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PrintJob } from '../../../electron/contract/contract.ts'
import { sayPrintState } from '../../../content/messages/print-state.ts'
import { t } from '../../../renderer/language/language.svelte.ts'
import { jobs } from '../../../renderer/print/jobs.svelte.ts'
import { printing } from '../../../renderer/print/printing.svelte.ts'
import { type FakeKiosk, readyPrinter, value } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk
const handle = '00000000-0000-4000-8000-000000000001'

beforeEach(async () => {
  kiosk = await openKiosk()
  printing.begin(handle)
  await printing.refresh()
})

afterEach(() => {
  printing.reset()
  jobs.reset()
})

const tell = (state: PrintJob['state']) => {
  if (printing.job) kiosk.tell('print:state', { ...printing.job, state })
}

test('the default printer is chosen until the visitor chooses another', () => {
  expect(printing.printer?.name).toBe('Desk')
  printing.choose('Hall')
  expect(printing.printer?.name).toBe('Hall')
})

test('a chosen printer that is gone gives way to the default', async () => {
  printing.choose('Hall')
  kiosk.answer('print:printers', () => value([readyPrinter]))
  await printing.refresh()
  expect(printing.printer?.name).toBe('Desk')
})

test('copies stay between one and what the shell takes', () => {
  printing.change({ copies: 0 })
  expect(printing.options.copies).toBe(1)
  printing.change({ copies: 1000 })
  expect(printing.options.copies).toBe(limits.copies)
})

test('only what the chosen printer can do is offered and asked for, and the choices come back with one that can', async () => {
  const can = { papers: null, sides: ['one'], colors: ['gray'], copies: 2 } as const
  kiosk.answer('print:printers', () => value([readyPrinter, { ...readyPrinter, name: 'Hall', isDefault: false, can }]))
  await printing.refresh()
  expect([printing.sides, printing.colors, printing.mostCopies]).toEqual([
    ['one', 'two'],
    ['color', 'gray'],
    limits.copies,
  ])
  printing.change({ copies: 5, sides: 'two', color: 'color' })
  printing.choose('Hall')
  expect([printing.sides, printing.colors, printing.mostCopies]).toEqual([['one'], ['gray'], 2])
  expect(printing.options).toEqual({ copies: 2, sides: 'one', color: 'gray' })
  await printing.start()
  expect(kiosk.calls.at(-1)?.args).toMatchObject({ printer: 'Hall', copies: 2, sides: 'one', color: 'gray' })
  printing.choose('Desk')
  expect(printing.options).toEqual({ copies: 5, sides: 'two', color: 'color' })
})

test('the choices are what the shell is asked for, and the job is followed to its end', async () => {
  printing.change({ copies: 2, sides: 'two' })
  await printing.start()
  expect(kiosk.calls.at(-1)).toEqual({
    channel: 'print:start',
    args: { handout: handle, printer: 'Desk', copies: 2, sides: 'two', color: 'color' },
  })
  expect(printing.underWay).toBe(true)
  tell({ stage: 'printing', page: 2, pages: 4 })
  expect(printing.job && sayPrintState(printing.job.state, 'Desk', t)).toBe('Printing page 2 of 4 …')
  tell({ stage: 'done' })
  expect(printing.underWay).toBe(false)
})

test('what the shell tells of another job is not this one', async () => {
  await printing.start()
  kiosk.tell('print:state', { handle: 'another', printer: 'Desk', state: { stage: 'done' } })
  expect(printing.job?.state.stage).toBe('sending')
})

test('touching Print twice prints once', async () => {
  await Promise.all([printing.start(), printing.start()])
  await printing.start()
  expect(kiosk.calls.filter(({ channel }) => channel === 'print:start')).toHaveLength(1)
})

test('a job can be cancelled, and tried again after it failed', async () => {
  await printing.start()
  await printing.cancel()
  expect(printing.job?.state.stage).toBe('cancelled')
  await printing.start()
  tell({ stage: 'failed', reason: 'printer-gone' })
  printing.again()
  expect(printing.job).toBeNull()
})

test('a job goes on when its dialog is closed, and is shown again for the same handout only', async () => {
  await printing.start()
  printing.close()
  expect(printing.open).toBe(false)
  tell({ stage: 'printing', page: 2, pages: 4 })
  printing.begin(handle)
  expect(printing.job?.state).toEqual({ stage: 'printing', page: 2, pages: 4 })
  printing.begin('00000000-0000-4000-8000-000000000009')
  expect(printing.job).toBeNull()
  expect(jobs.open).toHaveLength(1)
})

test('a job whose printer needs help is taken back before another printer is chosen', async () => {
  await printing.start()
  await printing.elsewhere()
  expect(jobs.open).toEqual([])
  expect(printing.job).toBeNull()
  expect(printing.open).toBe(true)
})

test('all jobs of the visit can be cancelled at once', async () => {
  await printing.start()
  printing.close()
  await printing.cancelAll()
  expect(jobs.open).toEqual([])
})

test('a job that ended before the shell answered has ended', async () => {
  kiosk.answer('print:start', () => {
    const job = { handle: '00000000-0000-4000-8000-000000000003', printer: 'Desk' }
    kiosk.tell('print:state', { ...job, state: { stage: 'failed', reason: 'no-printer' } })
    return value({ ...job, state: { stage: 'sending' } })
  })
  await printing.start()
  expect(printing.job?.state.stage).toBe('failed')
})

test('a refusal to print is shown and leaves no job', async () => {
  const error = { code: 'busy', message: 'shell.error.busy', field: null, detail: null } as const
  kiosk.answer('print:start', () => ({ ok: false, error }))
  await printing.start()
  expect(printing.error).toEqual(error)
  expect(printing.job).toBeNull()
})

test.each<PrintJob['state']>([
  { stage: 'sending' },
  { stage: 'waiting', reason: 'queue' },
  { stage: 'waiting', reason: 'out-of-paper' },
  { stage: 'waiting', reason: 'paper-jam' },
  { stage: 'printing', page: null, pages: 3 },
  { stage: 'done' },
  { stage: 'cancelling' },
  { stage: 'cancelled' },
  { stage: 'failed', reason: 'rejected' },
  { stage: 'failed', reason: 'unsupported' },
  { stage: 'failed', reason: 'not-removed' },
  { stage: 'failed', reason: 'disk-full' },
])('%o is said in words', (state) => {
  expect(sayPrintState(state, 'Desk', t)).toMatch(/^[A-Z].+[.…]$/)
})

test('who asks for it hears of each job once its pages are out, with what was so when it started', async () => {
  let patient = 'one'
  const heard: string[] = []
  const stop = printing.onprinted(() => {
    const started = patient
    return () => heard.push(started)
  })
  await printing.start()
  patient = 'two'
  tell({ stage: 'printing', page: 1, pages: 4 })
  expect(heard).toEqual([])
  tell({ stage: 'done' })
  tell({ stage: 'done' })
  expect(heard).toEqual(['one'])
  stop()
})

test('a job that fails or is canceled was not printed', async () => {
  const heard: string[] = []
  const stop = printing.onprinted(() => () => heard.push('printed'))
  await printing.start()
  tell({ stage: 'failed', reason: 'rejected' })
  tell({ stage: 'done' })
  expect(heard).toEqual([])
  stop()
})

test('pages that are out before the shell has answered are heard of, too', async () => {
  const heard: string[] = []
  const stop = printing.onprinted(() => () => heard.push('printed'))
  const job: PrintJob = { handle: 'quick', printer: 'Desk', state: { stage: 'done' } }
  kiosk.answer('print:start', () => {
    kiosk.tell('print:state', job)
    return value({ ...job, state: { stage: 'sending' } })
  })
  await printing.start()
  expect(heard).toEqual(['printed'])
  stop()
})

test('a late answer about the printers does not take the place of a newer one', async () => {
  let late = () => {}
  kiosk.answer('print:printers', () => new Promise((resolve) => (late = () => resolve(value([])))))
  const first = printing.refresh()
  kiosk.answer('print:printers', () => value([readyPrinter]))
  await printing.refresh()
  late()
  await first
  expect(printing.printers).toEqual([readyPrinter])
})
