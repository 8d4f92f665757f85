import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PrintJob } from '../../../../electron/contract/contract.ts'
import { choosePrinter, PrintJobs } from '../../../../electron/print/jobs/print-jobs.ts'
import type { NewPrintJob } from '../../../../electron/print/jobs/print-jobs.ts'
import { PrivateFiles } from '../../../../electron/print/jobs/private-files.ts'
import { noLeftovers } from '../../../../electron/print/jobs/leftovers.ts'
import type { Leftovers } from '../../../../electron/print/jobs/leftovers.ts'
import { jobTitle, SpoolError } from '../../../../electron/print/spooler/spooler.ts'
import { keptLog } from '../../kept-log.ts'
import { FakeSpooler, printer } from '../fake-spooler.ts'

const request: NewPrintJob = {
  bytes: new TextEncoder().encode('%PDF what was chosen'),
  pages: 4,
  paper: 'letter',
  printer: null,
  copies: 2,
  sides: 'two',
  color: 'gray',
}
const quick = { everyMs: 1, patienceMs: 60_000, silenceMs: 60_000 }

let folder: string
let spooler: FakeSpooler
let told: PrintJob[]

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'print-')), 'private')
  spooler = new FakeSpooler()
  told = []
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

function jobs(pace = quick, leftovers: Leftovers = noLeftovers, files = new PrivateFiles(folder)) {
  const log = keptLog()
  const made = new PrintJobs({
    spooler,
    files,
    log,
    defaultPrinter: () => null,
    leftovers,
    pace,
  })
  return {
    jobs: made,
    log,
    start: (change: Partial<NewPrintJob> = {}) => made.start({ ...request, ...change }, (job) => told.push(job)),
  }
}
const lastState = () => told.at(-1)?.state
const ended = () => vi.waitFor(() => expect(lastState()?.stage).toMatch(/done|cancelled|failed/))
const files = () => (existsSync(folder) ? readdirSync(folder) : [])

describe('a print job', () => {
  it('is followed to its end, telling every change once', async () => {
    const printing = { stage: 'printing', page: null, pages: 8 } as const
    spooler.states = [
      { stage: 'waiting', reason: 'queue' },
      printing,
      printing,
      { ...printing, page: 5 },
      { stage: 'done' },
    ]
    const job = jobs().start()
    expect(job.state).toEqual({ stage: 'sending' })
    await ended()
    expect(told.map(({ state }) => state)).toEqual([
      { stage: 'waiting', reason: 'queue' },
      printing,
      { ...printing, page: 5 },
      { stage: 'done' },
    ])
    expect(new Set(told.map(({ handle }) => handle))).toEqual(new Set([job.handle]))
    expect(spooler.submitted[0]?.options).toEqual({
      title: expect.stringMatching(`^${jobTitle}-[0-9a-f-]{36}$`) as string,
      printer: 'Desk',
      copies: 2,
      sides: 'two',
      color: 'gray',
      paper: 'letter',
      pages: 8,
    })
  })

  it('goes to the spooler in a file only its user can read, which is gone afterwards', async () => {
    spooler.onSubmit = (file) => {
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      expect(readFileSync(file, 'utf8')).toBe('%PDF what was chosen')
      expect(path.basename(file)).not.toMatch(/chosen|Desk/)
    }
    jobs().start()
    await ended()
    expect(lastState()).toEqual({ stage: 'done' })
    expect(files()).toEqual([])
  })

  it('is wiped from the spool when it has ended', async () => {
    jobs().start()
    await ended()
    expect(spooler.removed).toEqual([{ printer: 'Desk', id: '1', pages: 8 }])
  })

  it.each(['no-printer', 'rejected', 'spooler', 'unknown'] as const)(
    'says that the spooler refused it (%s) and leaves no file',
    async (reason) => {
      spooler.refusal = new SpoolError(reason, 'lp: refused')
      const { start, log } = jobs()
      start()
      await ended()
      expect(lastState()).toEqual({ stage: 'failed', reason })
      expect(files()).toEqual([])
      expect(log.text()).toContain('lp: refused')
    },
  )

  it('is not sent to a printer that has neither size of paper', async () => {
    spooler.list = [{ ...printer('Desk'), can: { papers: [], sides: null, colors: null, copies: null } }]
    jobs().start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'unsupported' })
    expect(spooler.submitted).toEqual([])
  })

  it('that the print system ended leaves its words in the log, and a printed one none', async () => {
    spooler.words = 'Printer cannot print with supplied options.'
    spooler.states = [{ stage: 'failed', reason: 'unsupported' }]
    const { start, log } = jobs()
    start()
    await ended()
    expect(log.text()).toContain('"said":"Printer cannot print with supplied options."')
    spooler.states = [{ stage: 'done' }]
    const printed = jobs()
    printed.start()
    await vi.waitFor(() => expect(printed.log.text()).toContain('done'))
    expect(printed.log.text()).not.toContain('said')
  })

  it('fails where there is no such printer, and is sent to no other', async () => {
    jobs().start({ printer: 'Nowhere' })
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'no-printer' })
    expect(spooler.submitted).toEqual([])
  })

  it('outlives a spooler that is silent for a moment', async () => {
    spooler.states = [new SpoolError('spooler', 'x'), new SpoolError('spooler', 'x'), { stage: 'done' }]
    jobs().start()
    await ended()
    expect(lastState()).toEqual({ stage: 'done' })
  })

  it('fails when the spooler stays silent', async () => {
    spooler.states = [new SpoolError('spooler', 'x')]
    jobs({ ...quick, silenceMs: 5 }).start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'spooler' })
  })

  it('fails over a fault of our own too, and is off the queue then', async () => {
    spooler.states = [new TypeError('the nurse’s note')]
    const { start, log } = jobs()
    start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'unknown' })
    expect(spooler.removed).toHaveLength(1)
    expect(log.text()).toContain('TypeError')
    expect(log.text()).not.toContain('note')
  })

  it('is cancelled when it stands still too long', async () => {
    spooler.states = [{ stage: 'waiting', reason: 'printer-stopped' }]
    jobs({ ...quick, patienceMs: 5 }).start()
    await ended()
    expect(lastState()).toEqual({ stage: 'cancelled' })
    expect(spooler.removed).toHaveLength(1)
  })

  it('waits until the leftovers of an earlier run are gone', async () => {
    let finish = () => {}
    const ready = new Promise<void>((resolve) => (finish = resolve))
    jobs(quick, { ...noLeftovers, clear: () => ready }).start()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(spooler.submitted).toEqual([])
    finish()
    await ended()
    expect(spooler.submitted).toHaveLength(1)
  })

  it('of a printer that does not count its pages has time for each of them', async () => {
    spooler.states = [{ stage: 'printing', page: null, pages: 8 }]
    const slow = jobs({ ...quick, patienceMs: 5 })
    slow.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lastState()?.stage).toBe('printing')
    await slow.jobs.endAll()
  })

  it('is followed to its end though its file cannot be removed, which is tried again at the end of the visit', async () => {
    let file = ''
    spooler.onSubmit = (written) => {
      file = written
      // A folder in its place stands for a file that somebody holds open: `rm` refuses both.
      rmSync(file)
      mkdirSync(file)
    }
    const { jobs: all, log, start } = jobs()
    start()
    await ended()
    expect(lastState()).toEqual({ stage: 'done' })
    expect(spooler.removed).toHaveLength(1)
    expect(log.text()).toContain('print file not removed')
    rmdirSync(file)
    writeFileSync(file, request.bytes)
    await all.endAll()
    expect(files()).toEqual([])
  })

  it('that cannot be written for want of room is not sent, says so and leaves nothing on the disk', async (context) => {
    const disk = path.dirname(folder)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]).status === 0
    if (!mounted) context.skip('no small disk can be mounted here: it takes root')
    try {
      const { start, log } = jobs()
      start({ bytes: new Uint8Array(50_000) })
      await ended()
      expect(lastState()).toEqual({ stage: 'failed', reason: 'disk-full' })
      expect(log.text()).toContain('"said":"ENOSPC"')
      expect(spooler.submitted).toEqual([])
      expect(files()).toEqual([])
    } finally {
      spawnSync('umount', [disk])
    }
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EIO', 'not-sent'],
  ] as const)('that cannot be written (%s) has failed with nothing sent: %s', async (code, reason) => {
    class NoDisk extends PrivateFiles {
      override write(): Promise<string> {
        return Promise.reject(Object.assign(new Error(code), { code }))
      }
    }
    const mark = vi.fn()
    jobs(quick, { ...noLeftovers, mark }, new NoDisk(folder)).start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason })
    expect(spooler.submitted).toEqual([])
    expect(mark).not.toHaveBeenCalled()
  })

  it.each([
    ['stood still too long', { patienceMs: 5 }, { stage: 'waiting', reason: 'queue' } as const],
    ['belongs to a spooler gone silent', { silenceMs: 5 }, new SpoolError('spooler', 'x')],
  ])('that %s and cannot be removed is never said to be canceled', async (_, pace, state) => {
    spooler.states = [state]
    spooler.removal = new SpoolError('spooler', 'silent')
    jobs({ ...quick, ...pace }).start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'not-removed' })
  })

  it.each([
    ['could not be taken off the spooler', () => (spooler.removal = new SpoolError('spooler', 'silent'))],
    [
      'was being handed over when the spooler fell silent',
      () => (spooler.refusal = spooler.removal = new SpoolError('spooler', 'silent')),
    ],
  ])('that %s is marked as one that may still come out', async (_, happen) => {
    const mark = vi.fn()
    happen()
    jobs(quick, { ...noLeftovers, mark }).start()
    await ended()
    await vi.waitFor(() => expect(mark).toHaveBeenCalledOnce())
  })

  it('that was refused is not', async () => {
    const mark = vi.fn()
    spooler.refusal = new SpoolError('rejected', 'no')
    jobs(quick, { ...noLeftovers, mark }).start()
    await ended()
    expect(mark).not.toHaveBeenCalled()
    expect(spooler.withdrawn).toEqual([])
  })

  it('whose hand-over came to no clear end is taken back by its title', async () => {
    let file = ''
    spooler.onSubmit = (written) => void (file = written)
    spooler.refusal = new SpoolError('spooler', 'lp does not answer')
    jobs().start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'spooler' })
    expect(spooler.withdrawn).toEqual([path.basename(file, '.pdf')])
  })

  it('is not begun while what an earlier visit left may come out with it', async () => {
    jobs(quick, { ...noLeftovers, clear: () => Promise.reject(new SpoolError('spooler', 'silent')) }).start()
    await ended()
    expect(lastState()).toEqual({ stage: 'failed', reason: 'spooler' })
    expect(spooler.submitted).toEqual([])
  })

  it('leaves nothing about the handout in the log', async () => {
    const { start, log } = jobs()
    start()
    await ended()
    expect(log.text()).toBe('print ended {"stage":"done"}')
  })

  it('that its printer cannot do names printer and paper in the log, with what to do, and nothing else', async () => {
    spooler.states = [{ stage: 'failed', reason: 'unsupported' }]
    const { start, log } = jobs()
    start()
    await ended()
    expect(log.text()).toBe(
      'print ended {"printer":"Desk","stage":"failed","reason":"unsupported","paper":"letter",' +
        '"mend":"set `paper` and the printer to the same size; see Printers in docs/it-guide.md"}',
    )
  })

  it('that failed names its printer in the log', async () => {
    spooler.states = [{ stage: 'failed', reason: 'printer-gone' }]
    const { start, log } = jobs()
    start()
    await ended()
    expect(log.text()).toBe('print ended {"printer":"Desk","stage":"failed","reason":"printer-gone"}')
  })
})

describe('cancelling', () => {
  const waiting = { stage: 'waiting', reason: 'printer-stopped' } as const

  it('takes a waiting job off the queue before it answers', async () => {
    spooler.states = [waiting]
    const { jobs: all, start } = jobs()
    const { handle } = start()
    await vi.waitFor(() => expect(lastState()).toEqual(waiting))
    expect(await all.cancel(handle)).toMatchObject({ handle, state: { stage: 'cancelled' } })
    expect(spooler.removed).toHaveLength(1)
  })

  it('says that the pages may still come out where the job cannot be taken off the queue', async () => {
    spooler.states = [waiting]
    spooler.removal = new SpoolError('spooler', 'silent')
    const mark = vi.fn()
    const { jobs: all, start } = jobs(quick, { ...noLeftovers, mark })
    const { handle } = start()
    await vi.waitFor(() => expect(lastState()).toEqual(waiting))
    expect(await all.cancel(handle)).toMatchObject({ state: { stage: 'failed', reason: 'not-removed' } })
    expect(mark).toHaveBeenCalledOnce()
  })

  it('is believed where the spooler itself says that the job was canceled', async () => {
    spooler.states = [{ stage: 'cancelled' }]
    spooler.removal = new SpoolError('spooler', 'silent')
    jobs().start()
    await ended()
    expect(lastState()).toEqual({ stage: 'cancelled' })
  })

  it('catches a job that is just being handed over', async () => {
    spooler.states = [waiting]
    let all: PrintJobs | null = null
    let handle = ''
    const cancelled: Promise<unknown>[] = []
    spooler.onSubmit = () => void cancelled.push(all?.cancel(handle) ?? Promise.resolve())
    const made = jobs()
    all = made.jobs
    handle = made.start().handle
    await vi.waitFor(() => expect(cancelled).toHaveLength(1))
    await cancelled[0]
    expect(lastState()).toEqual({ stage: 'cancelled' })
    expect(spooler.removed).toHaveLength(1)
  })

  /** A hand-over that goes on until it is aborted, like an `lp` whose print server does not answer. */
  const handOverSlowly = () => {
    let file = ''
    spooler.onSubmit = (written, signal) => {
      file = written
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new SpoolError('not-sent', 'lp was stopped'))),
      )
    }
    return () => file
  }

  it('aborts a hand-over, removes its file at once and takes back what the spooler may have taken', async () => {
    const file = handOverSlowly()
    let withdraw = () => {}
    const { jobs: all, start } = jobs()
    const taken = vi.spyOn(spooler, 'withdraw').mockReturnValue(new Promise((resolve) => (withdraw = resolve)))
    const { handle } = start()
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    const cancelled = all.cancel(handle)
    expect(lastState()).toEqual({ stage: 'cancelling' })
    await vi.waitFor(() => expect(taken).toHaveBeenCalledWith(path.basename(file(), '.pdf')))
    expect(files()).toEqual([])
    withdraw()
    expect(await cancelled).toMatchObject({ state: { stage: 'cancelled' } })
    expect(spooler.submitted).toEqual([])
  })

  it('of a hand-over that the spooler may have taken, and will not say, is not called canceled', async () => {
    handOverSlowly()
    const mark = vi.fn()
    spooler.removal = new SpoolError('spooler', 'silent')
    const { jobs: all, start } = jobs(quick, { ...noLeftovers, mark })
    const { handle } = start()
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    expect(await all.cancel(handle)).toMatchObject({ state: { stage: 'failed', reason: 'not-removed' } })
    expect(files()).toEqual([])
    expect(mark).toHaveBeenCalledOnce()
  })

  it('by the end of the visit aborts a hand-over, and leaves no file', async () => {
    handOverSlowly()
    const { jobs: all, start } = jobs()
    start()
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    void all.endAll()
    await vi.waitFor(() => expect(files()).toEqual([]))
    await vi.waitFor(() => expect(spooler.withdrawn).toHaveLength(1))
    expect(spooler.submitted).toEqual([])
  })

  it('of a job that waits for the jobs of an earlier visit needs not wait for them, and never sends it', async () => {
    let gone = () => {}
    const clear = vi.fn(() => new Promise<void>((resolve) => (gone = resolve)))
    const { jobs: all, start } = jobs(quick, { ...noLeftovers, clear })
    const { handle } = start()
    await vi.waitFor(() => expect(clear).toHaveBeenCalledOnce())
    expect(await all.cancel(handle)).toMatchObject({ state: { stage: 'cancelled' } })
    gone()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(spooler.submitted).toEqual([])
    expect(files()).toEqual([])
  })

  it('believes a printer that has printed everything by then', async () => {
    let finish = () => {}
    const look = vi.fn(() => new Promise<PrintJob['state']>((resolve) => (finish = () => resolve({ stage: 'done' }))))
    spooler.look = look
    const { jobs: all, start } = jobs()
    const { handle } = start()
    await vi.waitFor(() => expect(look).toHaveBeenCalledOnce())
    const cancelled = all.cancel(handle)
    finish()
    expect(await cancelled).toMatchObject({ state: { stage: 'done' } })
  })

  it('knows no job of another visit', async () => {
    const { jobs: all, start } = jobs()
    const { handle } = start()
    await all.endAll()
    expect(await all.cancel(handle)).toBeNull()
  })

  it('ends all jobs with the visit, and tells nobody: the window may be the next visitor’s', async () => {
    spooler.states = [waiting]
    const { jobs: all, start } = jobs()
    start()
    start()
    await vi.waitFor(() => expect(told).toHaveLength(2))
    await all.endAll()
    expect(told.map(({ state }) => state)).toEqual([waiting, waiting])
    expect(spooler.removed).toHaveLength(2)
    expect(files()).toEqual([])
  })

  it('lets the jobs of the next visit wait until those of the one before are taken back, or marked as what may come out', async () => {
    spooler.states = [waiting]
    let giveUp = () => {}
    spooler.remove = () => new Promise((_, reject) => (giveUp = () => reject(new SpoolError('spooler', 'silent'))))
    const happened: string[] = []
    const { jobs: all, start } = jobs(quick, {
      mark: () => void happened.push('marked'),
      clear: (wanted) => Promise.resolve(void happened.push(wanted ? 'not cleared' : 'cleared')),
    })
    start()
    await vi.waitFor(() => expect(lastState()).toEqual(waiting))
    const ended = all.endAll()
    spooler.onSubmit = () => void happened.push('sent')
    start()
    start()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(happened).toEqual(['cleared'])
    giveUp()
    await ended
    await vi.waitFor(() => expect(happened.filter((what) => what === 'sent')).toHaveLength(2))
    expect(happened).toEqual(['cleared', 'marked', 'cleared', 'cleared', 'sent', 'sent'])
    spooler.remove = () => Promise.resolve()
    await all.endAll()
  })

  it('takes no more than five jobs at a time', async () => {
    spooler.states = [waiting]
    const { jobs: all, start } = jobs()
    for (let count = 0; count < 5; count++) {
      expect(all.full).toBe(false)
      start()
    }
    expect(all.full).toBe(true)
    await all.endAll()
    expect(all.full).toBe(false)
  })
})

describe('choosePrinter', () => {
  const printers = [printer('A'), printer('B', true), printer('C')]

  it('takes the one asked for, else the one set, else the default, else the only one', () => {
    expect(choosePrinter(printers, 'A', 'C')?.name).toBe('A')
    expect(choosePrinter(printers, null, 'C')?.name).toBe('C')
    expect(choosePrinter(printers, null, null)?.name).toBe('B')
    expect(choosePrinter([printer('A')], null, null)?.name).toBe('A')
  })

  it('takes no other where that one is missing', () => {
    expect(choosePrinter(printers, 'X', 'A')).toBeNull()
    expect(choosePrinter(printers, null, 'X')).toBeNull()
    expect(choosePrinter([printer('A'), printer('C')], null, null)).toBeNull()
    expect(choosePrinter([], null, null)).toBeNull()
  })
})

describe('private files', () => {
  it('of an earlier run are swept', async () => {
    const own = new PrivateFiles(folder)
    const left = await own.write(request.bytes)
    writeFileSync(path.join(folder, 'other.pdf'), 'x')
    expect(await new PrivateFiles(folder).sweep()).toBe(2)
    expect(existsSync(left)).toBe(false)
    expect(await own.sweep()).toBe(0)
  })
})
