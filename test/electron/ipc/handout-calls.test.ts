import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HandoutMaker } from '../../../electron/handout/make/maker.ts'
import { callRegistry } from '../../../electron/ipc/call-registry.ts'
import { handleHandoutCalls } from '../../../electron/ipc/handout-calls.ts'
import { handlePrintCalls } from '../../../electron/ipc/print-calls.ts'
import { handleSessionCalls } from '../../../electron/ipc/session-calls.ts'
import { PrintJobs } from '../../../electron/print/jobs/print-jobs.ts'
import { PrivateFiles } from '../../../electron/print/jobs/private-files.ts'
import { noLeftovers } from '../../../electron/print/jobs/leftovers.ts'
import { SpoolError } from '../../../electron/print/spooler/spooler.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'
import { HandoutShelf } from '../../../electron/handout/make/handout-shelf.ts'
import { Visit } from '../../../electron/session/visit.ts'
import { NotePermission } from '../../../electron/staff/note-permission.ts'
import { ipcMainMock } from '../../mocks/electron.ts'
import { keptLog } from '../kept-log.ts'
import { FakeSpooler } from '../print/fake-spooler.ts'

const order = {
  profile: { hr: 'positive', her2: 'negative' },
  choice: { length: 'full', parts: null, medicines: null, questions: null, optIn: [] },
  look: { paper: 'a4', largePrint: false, note: null },
}
const made = { bytes: new Uint8Array([1, 2]), pages: 3, empty: 0, plan: {} } as unknown as Awaited<
  ReturnType<HandoutMaker['make']>
>

let ipc: ReturnType<typeof ipcMainMock>
let shelf: HandoutShelf
const make = vi.fn<HandoutMaker['make']>()
let notes: 'staff' | 'everyone' | 'off'
const pin = '482913'
const gate = { open: false, proves: (typed: string) => Promise.resolve(typed === pin) }
const printers = vi.fn<FakeSpooler['printers']>()

beforeEach(() => {
  make.mockReset().mockResolvedValue(made)
  printers.mockReset().mockResolvedValue([])
  ipc = ipcMainMock()
  notes = 'staff'
  shelf = new HandoutShelf(3)
  const log = keptLog()
  const visit = new Visit(log)
  visit.onForget(() => shelf.clear())
  const permission = new NotePermission(gate, () => notes)
  visit.onForget(() => permission.drop())
  const spooler = new FakeSpooler()
  const jobs = new PrintJobs({
    spooler,
    files: new PrivateFiles('/nowhere'),
    log,
    defaultPrinter: () => null,
    leftovers: noLeftovers,
  })
  const handle = callRegistry(ipc, trustedOrigin(null), log)
  handleHandoutCalls(handle, {
    maker: { make, warm: () => {}, use: () => {}, forget: () => {}, close: () => Promise.resolve() },
    shelf,
    clinic: () => null,
    notes: permission,
    today: () => '2026-11-22',
  })
  handlePrintCalls(handle, { printers, jobs, shelf, log })
  handleSessionCalls(handle, visit)
})

it('makes a handout with the clinic’s own and today’s date, and keeps it for printing', async () => {
  const answer = await ipc.invoke('handout:make', order)
  expect(answer).toMatchObject({ ok: true, value: { pages: 3, bytes: made.bytes } })
  expect(make.mock.calls[0]?.[0]).toMatchObject({ clinic: null, date: '2026-11-22', look: order.look, sides: 'one' })
  const { handle } = (answer as { value: { handle: string } }).value
  expect(shelf.get(handle)).toMatchObject({ pages: 3, paper: 'a4' })
})

it('refuses a profile that contradicts itself, with the field and the reason, and makes nothing', async () => {
  const profile = { ...order.profile, prior: ['none', 'taxane'] }
  expect(await ipc.invoke('handout:make', { ...order, profile })).toMatchObject({
    ok: false,
    error: { code: 'contradiction', field: 'profile.prior', detail: 'contradiction.none-and-others' },
  })
  expect(make).not.toHaveBeenCalled()
})

const withNote = (note: string) => ({ ...order, look: { ...order.look, note } })
const refusedAs = (code: string, message: string) => ({ ok: false, error: { code, message, field: 'look.note' } })

it('adds no note without the staff PIN, whatever the window says, and one after it, for this patient', async () => {
  const noted = withNote('Stop taking palbociclib today.')
  for (const end of ['session:forget', 'session:end']) {
    expect(await ipc.invoke('notes:state', null)).toEqual({ ok: true, value: 'staff' })
    expect(await ipc.invoke('handout:make', noted)).toMatchObject(refusedAs('not-allowed', 'notes.error.staff'))
    expect(await ipc.invoke('notes:allow', { pin: '482914' })).toEqual({ ok: true, value: 'staff' })
    expect(await ipc.invoke('handout:make', noted)).toMatchObject(refusedAs('not-allowed', 'notes.error.staff'))
    expect(make).not.toHaveBeenCalled()
    expect(await ipc.invoke('notes:allow', { pin })).toEqual({ ok: true, value: null })
    expect(await ipc.invoke('handout:make', noted)).toMatchObject({ ok: true })
    expect(make.mock.calls.at(-1)?.[0].look.note).toBe('Stop taking palbociclib today.')
    make.mockClear()
    await ipc.invoke(end, null)
  }
  expect(await ipc.invoke('handout:make', noted)).toMatchObject(refusedAs('not-allowed', 'notes.error.staff'))
})

it('adds no note at all where the clinic wants none, and anyone’s where it wants all', async () => {
  notes = 'off'
  expect(await ipc.invoke('notes:allow', { pin })).toEqual({ ok: true, value: 'off' })
  expect(await ipc.invoke('handout:make', withNote('x'))).toMatchObject(refusedAs('not-allowed', 'notes.error.off'))
  expect(await ipc.invoke('handout:make', withNote(' \n '))).toMatchObject({ ok: true })
  notes = 'everyone'
  expect(await ipc.invoke('handout:make', withNote('x'))).toMatchObject({ ok: true })
})

it('adds a note of eight lines and none of nine, and says so', async () => {
  notes = 'everyone'
  const lines = (count: number) => withNote(Array.from({ length: count }, (_, line) => `line ${line}`).join('\n'))
  expect(await ipc.invoke('handout:make', lines(8))).toMatchObject({ ok: true })
  expect(await ipc.invoke('handout:make', lines(9))).toMatchObject(refusedAs('bad-arguments', 'notes.error.lines'))
  expect(make).toHaveBeenCalledTimes(1)
})

it.each(['session:end', 'session:forget'] as const)(
  'puts a handout that is finished after %s on no shelf, and hands it to no page',
  async (end) => {
    let finish = () => {}
    make.mockReturnValue(new Promise((resolve) => (finish = () => resolve(made))))
    const put = vi.fn<(handle: string | null) => void>()
    const reserve = shelf.reserve.bind(shelf)
    shelf.reserve = () => {
      const shelve = reserve()
      return (handout) => {
        const handle = shelve(handout)
        put(handle)
        return handle
      }
    }
    const late = ipc.invoke('handout:make', order)
    await ipc.invoke(end, null)
    finish()
    expect(await late).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(put).toHaveBeenCalledExactlyOnceWith(null)
  },
)

it('makes no more than three at a time, and goes on afterwards', async () => {
  let finish = () => {}
  make.mockReturnValue(new Promise((resolve) => (finish = () => resolve(made))))
  const waiting = [1, 2, 3].map(() => ipc.invoke('handout:make', order))
  expect(await ipc.invoke('handout:make', order)).toMatchObject({ ok: false, error: { code: 'busy' } })
  finish()
  await Promise.all(waiting)
  expect(await ipc.invoke('handout:make', order)).toMatchObject({ ok: true })
})

it('answers with an error when a handout cannot be made, and makes the next', async () => {
  make.mockRejectedValueOnce(new Error('worker ended'))
  expect(await ipc.invoke('handout:make', order)).toMatchObject({ ok: false, error: { code: 'failed' } })
  expect(await ipc.invoke('handout:make', order)).toMatchObject({ ok: true })
})

it.each([
  ['one', 3],
  ['two', 5],
] as const)('prints it as it was seen on %s side, and on two sides as it is set for them', async (sides, pages) => {
  make.mockImplementation((order) => Promise.resolve({ ...made, pages: order.sides === 'two' ? 5 : 3 }))
  const start = vi.spyOn(PrintJobs.prototype, 'start')
  const answer = await ipc.invoke('handout:make', order)
  const { handle } = (answer as { value: { handle: string } }).value
  const printed = await ipc.invoke('print:start', { handout: handle, printer: null, copies: 1, sides, color: 'gray' })
  expect(printed).toMatchObject({ ok: true })
  expect(start.mock.calls[0]?.[0]).toMatchObject({ pages, sides, paper: 'a4' })
  expect(make.mock.calls.at(-1)?.[0]).toEqual({ ...make.mock.calls[0]?.[0], sides })
  start.mockRestore()
})

it('counts the paper of two sides as they are then printed, set once', async () => {
  make.mockImplementation(({ sides }) =>
    Promise.resolve({ ...made, ...(sides === 'two' ? { pages: 5, empty: 2 } : {}) }),
  )
  const answer = await ipc.invoke('handout:make', order)
  const { handle } = (answer as { value: { handle: string } }).value
  const count = (sides: string) => ipc.invoke('print:count', { handout: handle, sides })
  expect(await count('one')).toEqual({ ok: true, value: { pages: 3, empty: 0, sheets: 3 } })
  expect(await count('two')).toEqual({ ok: true, value: { pages: 5, empty: 2, sheets: 3 } })
  await ipc.invoke('print:start', { handout: handle, printer: null, copies: 1, sides: 'two', color: 'gray' })
  expect(make).toHaveBeenCalledTimes(2)
})

describe('on a printer that cannot do all', () => {
  const plain = { name: 'Desk', description: 'Desk', isDefault: true, state: 'ready', detail: null } as const
  const can = { papers: null, sides: null, colors: null, copies: null }
  const letterOnly = { ...plain, can: { ...can, papers: ['letter' as const] } }
  const madeOf = (index: number) => make.mock.calls[index]?.[0]
  const makeOne = async () => {
    const answer = await ipc.invoke('handout:make', order)
    return (answer as { value: { handle: string } }).value.handle
  }
  const started = async (change: object) => {
    const start = vi.spyOn(PrintJobs.prototype, 'start')
    const choice = { printer: null, copies: 3, sides: 'two', color: 'color', ...change }
    expect(await ipc.invoke('print:start', { handout: await makeOne(), ...choice })).toMatchObject({ ok: true })
    const [request] = start.mock.calls[0] ?? []
    start.mockRestore()
    return request
  }

  it('a handout is set for the paper that the printer has, counted and printed so', async () => {
    printers.mockResolvedValue([letterOnly])
    make.mockImplementation(({ look }) => Promise.resolve({ ...made, pages: look.paper === 'letter' ? 9 : 3 }))
    const handle = await makeOne()
    expect(await ipc.invoke('print:count', { handout: handle, sides: 'one' })).toMatchObject({ value: { pages: 9 } })
    expect(madeOf(1)?.look).toEqual({ ...order.look, paper: 'letter' })
    expect(await started({ sides: 'one' })).toMatchObject({ paper: 'letter', pages: 9 })
  })

  it('the printer that is named decides, not the default one', async () => {
    printers.mockResolvedValue([plain, { ...letterOnly, name: 'Hall', isDefault: false }])
    expect(await started({ sides: 'one' })).toMatchObject({ paper: 'a4' })
    expect(await started({ sides: 'one', printer: 'Hall' })).toMatchObject({ paper: 'letter' })
    expect(await started({ sides: 'one', printer: 'Gone' })).toMatchObject({ paper: 'a4' })
  })

  it('it is printed on one side, in gray and in as many copies as the printer can', async () => {
    printers.mockResolvedValue([{ ...plain, can: { ...can, sides: ['one'], colors: ['gray'], copies: 2 } }])
    expect(await started({})).toMatchObject({ sides: 'one', color: 'gray', copies: 2, paper: 'a4' })
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('all is as it was chosen where the printers cannot be asked: the job says that', async () => {
    printers.mockRejectedValue(new SpoolError('spooler', 'silent'))
    expect(await started({})).toMatchObject({ sides: 'two', color: 'color', copies: 3, paper: 'a4' })
  })

  it('the printers are not asked again for each count', async () => {
    printers.mockResolvedValue([letterOnly])
    const handle = await makeOne()
    for (let count = 0; count < 3; count++) await ipc.invoke('print:count', { handout: handle, sides: 'one' })
    expect(printers).toHaveBeenCalledTimes(1)
    expect(make).toHaveBeenCalledTimes(2)
    printers.mockResolvedValue([plain])
    await ipc.invoke('print:printers', null)
    expect(await ipc.invoke('print:count', { handout: handle, sides: 'one' })).toMatchObject({ value: { pages: 3 } })
  })
})

it('counts again where setting for two sides failed, and nothing that it does not have', async () => {
  const answer = await ipc.invoke('handout:make', order)
  const { handle } = (answer as { value: { handle: string } }).value
  const count = () => ipc.invoke('print:count', { handout: handle, sides: 'two' })
  make.mockRejectedValueOnce(new Error('worker ended'))
  expect(await count()).toMatchObject({ ok: false, error: { code: 'failed' } })
  expect(await count()).toMatchObject({ ok: true })
  await ipc.invoke('session:end', null)
  expect(await count()).toMatchObject({ ok: false, error: { code: 'not-found', field: 'handout' } })
})

it('prints nothing where the visit ends while a handout is set for two sides', async () => {
  const answer = await ipc.invoke('handout:make', order)
  const { handle } = (answer as { value: { handle: string } }).value
  let finish = () => {}
  make.mockReturnValue(new Promise((resolve) => (finish = () => resolve(made))))
  const printed = ipc.invoke('print:start', { handout: handle, printer: null, copies: 1, sides: 'two', color: 'gray' })
  await ipc.invoke('session:end', null)
  finish()
  expect(await printed).toMatchObject({ ok: false, error: { code: 'not-found', field: 'handout' } })
})

it('prints no handout that it does not have', async () => {
  const start = {
    handout: '00000000-0000-4000-8000-000000000000',
    printer: null,
    copies: 1,
    sides: 'one',
    color: 'gray',
  }
  expect(await ipc.invoke('print:start', start)).toMatchObject({
    ok: false,
    error: { code: 'not-found', field: 'handout' },
  })
})

it('says in plain words that the printers cannot be asked', async () => {
  printers.mockRejectedValue(new SpoolError('spooler', 'print server: connect ENOENT'))
  expect(await ipc.invoke('print:printers', null)).toMatchObject({
    ok: false,
    error: { code: 'failed', message: 'print.error.printers-unknown', detail: 'print server: connect ENOENT' },
  })
})
