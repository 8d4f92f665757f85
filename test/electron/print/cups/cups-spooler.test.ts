import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cupsSocket, cupsSpooler, refusalReason } from '../../../../electron/print/cups/cups-spooler.ts'
import { commandJobTitle, handOverMs, jobTitle } from '../../../../electron/print/spooler/spooler.ts'
import type { SpoolOptions, Spooler } from '../../../../electron/print/spooler/spooler.ts'
import { FakeCups } from './fake-cups.ts'

const options: SpoolOptions = {
  title: jobTitle,
  printer: 'Front desk-1',
  copies: 2,
  sides: 'two',
  color: 'gray',
  paper: 'a4',
  pages: 8,
}
const idle = {
  'printer-name': 'Front desk-1',
  'printer-info': 'At the desk',
  'printer-state': 3,
  'printer-state-reasons': 'none',
  'printer-is-accepting-jobs': true,
}

/** Of a hand-over that is not aborted. */
const { signal: never } = new AbortController()

let cups: FakeCups
let spooler: Spooler

beforeEach(async () => {
  cups = await new FakeCups().start()
  spooler = cupsSpooler(cups.socket, { everyMs: 1, longestMs: 500 })
})
afterEach(() => cups.stop())

describe('submit', () => {
  it('hands the file to lp with all that was chosen, and a title that says nothing', async () => {
    cups.lp(`echo 'request id is Front desk-1-57 (1 file(s))'`)
    expect(await spooler.submit('/private/x.pdf', options, never)).toEqual({
      printer: 'Front desk-1',
      id: '57',
      pages: 8,
    })
    const args = cups.lpArguments()
    expect(args.slice(0, 6)).toEqual(['-d', 'Front desk-1', '-n', '2', '-t', jobTitle])
    expect(args).toEqual(
      expect.arrayContaining([
        'sides=two-sided-long-edge',
        'print-color-mode=monochrome',
        'media=iso_a4_210x297mm',
        'collate=true',
      ]),
    )
    expect(args.slice(-2)).toEqual(['--', '/private/x.pdf'])
  })

  it('asks lp in plain English, whatever the language of the system', async () => {
    cups.lp(`echo "request id is X-1 (1 file(s)) $LC_ALL"; test "$LC_ALL" = C`)
    expect((await spooler.submit('/x.pdf', options, never)).id).toBe('1')
  })

  it.each([
    ['lp: Error - The printer or class does not exist.', 'no-printer'],
    ['lp: Destination "Front desk-1" is not accepting jobs.', 'rejected'],
    ['lp: Unsupported document-format "application/pdf".', 'rejected'],
    ['lp: Error - scheduler not responding.', 'spooler'],
    ['lp: Bad file descriptor', 'spooler'],
  ])('says why lp refused: %s', async (stderr, reason) => {
    cups.lp(`echo '${stderr}' >&2; exit 1`)
    await expect(spooler.submit('/x.pdf', options, never)).rejects.toMatchObject({ reason })
    expect(refusalReason(stderr)).toBe(reason)
  })

  it('does not take an answer it cannot read for success', async () => {
    cups.lp('echo accepted')
    await expect(spooler.submit('/x.pdf', options, never)).rejects.toMatchObject({ reason: 'unknown' })
  })

  it('that is aborted kills lp and rejects at once, though what lp started holds its output open', async () => {
    cups.lp('echo $$ > "$0.pid"; sleep 60')
    const abort = new AbortController()
    const submitted = spooler.submit('/x.pdf', options, abort.signal)
    const pid = () => Number(existsSync(cups.pidFile) ? readFileSync(cups.pidFile, 'utf8') : 0)
    await vi.waitFor(() => expect(pid()).toBeGreaterThan(0))
    const lp = pid()
    abort.abort()
    await expect(submitted).rejects.toMatchObject({ reason: 'not-sent' })
    expect(() => process.kill(lp, 0)).toThrow('ESRCH')
  })

  it('that is aborted before it begins starts nothing', async () => {
    cups.lp('echo $$ > "$0.pid"')
    await expect(spooler.submit('/x.pdf', options, AbortSignal.abort())).rejects.toMatchObject({ reason: 'not-sent' })
    expect(existsSync(cups.pidFile)).toBe(false)
  })

  it('gives lp more time for more pages', () => {
    expect(handOverMs(1)).toBe(30_000)
    expect(handOverMs(100)).toBeGreaterThan(handOverMs(50))
    expect(handOverMs(300)).toBeGreaterThan(300_000)
  })

  it('says that the print system is missing where there is no lp', async () => {
    process.env['PATH'] = cups.folder
    await expect(spooler.submit('/x.pdf', options, never)).rejects.toMatchObject({ reason: 'spooler' })
  })
})

describe('printers', () => {
  it('are listed with state and default', async () => {
    cups.printers = [
      idle,
      {
        ...idle,
        'printer-name': 'B',
        'printer-info': '',
        'printer-state': 5,
        'printer-state-reasons': ['paused', 'media-empty-error'],
        'printer-state-message': 'Paused',
      },
      { ...idle, 'printer-name': 'C', 'printer-state': 4 },
      { ...idle, 'printer-name': 'D', 'printer-state-reasons': 'offline-report' },
      { ...idle, 'printer-name': 'E', 'printer-is-accepting-jobs': false },
      { ...idle, 'printer-name': 'F', 'printer-state': 99 },
    ]
    cups.defaultPrinter = 'C'
    const printers = await spooler.printers()
    expect(printers.map(({ name, state, isDefault }) => [name, state, isDefault])).toEqual([
      ['Front desk-1', 'ready', false],
      ['B', 'stopped', false],
      ['C', 'busy', true],
      ['D', 'offline', false],
      ['E', 'stopped', false],
      ['F', 'unknown', false],
    ])
    expect(printers[0]).toMatchObject({ description: 'At the desk', detail: null })
    expect(printers[1]).toMatchObject({ description: 'B', detail: 'Paused' })
  })

  const longBusy = { 'printer-state': 4, 'printer-up-time': 200, 'printer-state-change-time': 100 }
  it.each([
    [{ 'printer-state-reasons': 'media-empty' }, 'out-of-paper', 'media-empty'],
    [{ 'printer-state-reasons': 'media-needed-error' }, 'out-of-paper', 'media-needed'],
    [{ 'printer-state-reasons': ['toner-low-report', 'media-jam'] }, 'paper-jam', 'toner-low, media-jam'],
    [{ 'printer-state-reasons': 'door-open-report' }, 'cover-open', 'door-open'],
    [{ 'printer-state-reasons': 'marker-supply-empty-error' }, 'out-of-ink', 'marker-supply-empty'],
    [{ 'printer-state-reasons': 'input-tray-missing' }, 'tray-missing', 'input-tray-missing'],
    [{ 'printer-state-reasons': 'output-area-full-error' }, 'output-full', 'output-area-full'],
    [{ 'printer-state-reasons': 'fuser-over-temp-error' }, 'needs-help', 'fuser-over-temp'],
    [{ 'printer-state': 4, 'printer-state-reasons': 'cover-open' }, 'cover-open', 'cover-open'],
    [{ ...longBusy, 'printer-state-reasons': 'media-empty-warning' }, 'out-of-paper', 'media-empty'],
    [{ 'printer-state-reasons': 'media-empty-warning' }, 'ready', null],
    [{ 'printer-state-reasons': ['toner-empty-warning', 'media-low-warning'] }, 'ready', null],
    [{ ...longBusy, 'printer-state-reasons': 'toner-empty-warning' }, 'busy', null],
    [{ 'printer-state-reasons': 'offline-error' }, 'offline', 'offline'],
  ])('that say %j are %s', async (printer, state, detail) => {
    cups.printers = [{ ...idle, ...printer }]
    expect(await spooler.printers()).toMatchObject([{ state, detail }])
  })

  it('are none where CUPS has none', async () => {
    expect(await spooler.printers()).toEqual([])
  })

  it('leaves out what is no printer', async () => {
    cups.printers = [{ 'printer-info': 'nameless' }, idle]
    expect((await spooler.printers()).map(({ name }) => name)).toEqual(['Front desk-1'])
  })
})

describe('look', () => {
  const job = { printer: 'Front desk-1', id: '57', pages: 8 }
  const see = (attributes: Record<string, string | number | string[]>, printer: object | null = {}) => {
    cups.jobs.set(57, { 'job-id': 57, ...attributes })
    cups.printers = printer ? [{ ...idle, ...printer }] : []
    return spooler.look(job)
  }

  it.each([
    [{ 'job-state': 9 }, { stage: 'done' }],
    [
      { 'job-state': 9, 'job-state-reasons': 'job-completed-with-errors' },
      { stage: 'failed', reason: 'unknown' },
    ],
    [{ 'job-state': 7 }, { stage: 'cancelled' }],
    [{ 'job-state': 8 }, { stage: 'failed', reason: 'rejected' }],
    [
      { 'job-state': 7, 'job-printer-state-message': 'Printer cannot print with supplied options.' },
      { stage: 'failed', reason: 'unsupported' },
    ],
    [
      { 'job-state': 9, 'job-printer-state-message': 'Unable to add document to print job.' },
      { stage: 'failed', reason: 'unsupported' },
    ],
    [{ 'job-state': 9, 'job-printer-state-message': 'Ready to print.' }, { stage: 'done' }],
    [{ 'job-state': 5 }, { stage: 'printing', page: null, pages: 8 }],
    [
      { 'job-state': 5, 'job-impressions-completed': 3 },
      { stage: 'printing', page: 3, pages: 8 },
    ],
    [
      { 'job-state': 5, 'job-impressions-completed': 99 },
      { stage: 'printing', page: 8, pages: 8 },
    ],
    [{ 'job-state': 3 }, { stage: 'waiting', reason: 'queue' }],
    [{ 'job-state': 4 }, { stage: 'waiting', reason: 'held' }],
    [{ 'job-state': 6 }, { stage: 'waiting', reason: 'printer-stopped' }],
  ])('reads the job: %j', async (attributes, state) => {
    expect(await see(attributes)).toEqual(state)
  })

  it.each([
    [{ 'printer-state': 5 }, 'printer-stopped'],
    [{ 'printer-state': 5, 'printer-state-reasons': ['paused', 'media-empty-error'] }, 'out-of-paper'],
    [{ 'printer-state-reasons': 'media-needed' }, 'out-of-paper'],
    [{ 'printer-state-reasons': 'offline-report' }, 'offline'],
    [{ 'printer-state-reasons': 'timed-out' }, 'offline'],
  ])('says what a job waits for: %j', async (printer, reason) => {
    expect(await see({ 'job-state': 3 }, printer)).toEqual({ stage: 'waiting', reason })
  })

  it.each([
    ['media-empty', 'out-of-paper'],
    ['media-jam-error', 'paper-jam'],
    ['media-jam-warning', 'paper-jam'],
    ['cover-open', 'cover-open'],
    ['interlock-open-error', 'cover-open'],
    ['toner-empty', 'out-of-ink'],
    ['input-tray-missing-error', 'tray-missing'],
    ['output-area-full', 'output-full'],
    ['com.example.stapler-error', 'needs-help'],
  ])('sees that a printing job is held up by its printer: %s', async (said, reason) => {
    expect(await see({ 'job-state': 5 }, { 'printer-state': 4, 'printer-state-reasons': said })).toEqual({
      stage: 'waiting',
      reason,
    })
  })

  const connecting = { 'printer-state': 4, 'printer-state-reasons': 'connecting-to-device', 'printer-up-time': 100 }
  const offline = { stage: 'waiting', reason: 'offline' }
  const printing = { stage: 'printing', page: null, pages: 8 }
  it.each([
    ['has just begun to connect', { ...connecting, 'printer-state-change-time': 98 }, printing],
    ['goes on connecting', { ...connecting, 'printer-state-change-time': 80 }, offline],
    [
      'does not answer',
      { 'printer-state': 4, 'printer-state-message': 'The printer may not exist or is unavailable at this time.' },
      offline,
    ],
    [
      'has only just begun to warn of an empty tray',
      {
        'printer-state': 4,
        'printer-state-reasons': 'media-empty-warning',
        'printer-up-time': 100,
        'printer-state-change-time': 80,
      },
      printing,
    ],
    [
      'prints with the last of its toner',
      { 'printer-state': 4, 'printer-state-reasons': 'toner-empty-warning' },
      printing,
    ],
    ['prints', { 'printer-state': 4, 'printer-state-message': 'Connected to printer.' }, printing],
    [
      'keeps an old message',
      { 'printer-state': 3, 'printer-state-message': 'The printer is not responding.' },
      printing,
    ],
  ])('tells a printer that is off from one that %s', async (_, printer, state) => {
    expect(await see({ 'job-state': 5 }, printer)).toEqual(state)
  })

  it('tells a removed printer from a job of unknown end, and never calls either done', async () => {
    expect(await see({ 'job-state': 7 }, null)).toEqual({ stage: 'failed', reason: 'printer-gone' })
    cups.jobs.clear()
    expect(await spooler.look(job)).toEqual({ stage: 'failed', reason: 'printer-gone' })
    cups.printers = [idle]
    expect(await spooler.look(job)).toEqual({ stage: 'failed', reason: 'unknown' })
  })

  it('does not guess where the answer has no state', async () => {
    expect(await see({ 'job-name': 'x' })).toEqual({ stage: 'failed', reason: 'unknown' })
  })
})

describe('what CUPS notes of a queue', () => {
  const ok = `echo 'request id is Front desk-1-57 (1 file(s))'`
  const began = { 'notify-job-id': 57, 'job-state': 5, 'printer-state-reasons': 'none' }
  const remote = (...reasons: string[]) => reasons.map((reason) => ({ 'printer-state-reasons': reason }))
  const ended = async () => {
    cups.lp(ok)
    cups.printers = [idle]
    cups.jobs.set(57, { 'job-id': 57, 'job-state': 9, 'job-state-reasons': 'job-completed-successfully' })
    return spooler.look(await spooler.submit('/x.pdf', options, never))
  }

  it.each([
    [remote('cups-remote-pending-held'), { stage: 'failed', reason: 'held' }],
    [remote('cups-remote-processing', 'cups-remote-canceled'), { stage: 'cancelled' }],
    [remote('cups-remote-processing', 'cups-remote-aborted'), { stage: 'failed', reason: 'rejected' }],
    [remote('cups-remote-processing', 'cups-remote-completed'), { stage: 'done' }],
    [[], { stage: 'done' }],
  ])('tells what a print server did with a job that CUPS calls completed: %j', async (events, state) => {
    cups.events = [began, ...events, { 'printer-state-reasons': 'none' }]
    expect(await ended()).toEqual(state)
    expect(cups.subscribed).toEqual([expect.stringContaining('/printers/Front desk-1')])
  })

  it('is of this job alone, not of the one that the queue printed before', async () => {
    cups.events = [...remote('cups-remote-aborted'), began, ...remote('cups-remote-processing')]
    expect(await ended()).toEqual({ stage: 'done' })
  })

  it('is not missed where CUPS takes no notes', async () => {
    cups.events = null
    expect(await ended()).toEqual({ stage: 'done' })
  })

  it('is dropped with the job, and after a hand-over that failed', async () => {
    await ended()
    await spooler.remove({ printer: 'Front desk-1', id: '57', pages: 8 })
    await vi.waitFor(() => expect(cups.unsubscribed).toBe(1))
    cups.lp('exit 1')
    await expect(spooler.submit('/x.pdf', options, never)).rejects.toMatchObject({ reason: 'rejected' })
    await vi.waitFor(() => expect(cups.unsubscribed).toBe(2))
  })
})

it('keeps what CUPS said of a job until the job is removed', async () => {
  const job = { printer: 'Front desk-1', id: '57', pages: 8 }
  cups.printers = [idle]
  cups.jobs.set(57, { 'job-id': 57, 'job-state': 7, 'job-printer-state-message': 'Print job too large.' })
  await spooler.look(job)
  expect(spooler.said?.(job)).toBe('Print job too large.')
  await spooler.remove(job)
  expect(spooler.said?.(job)).toBeNull()
})

describe('remove', () => {
  it('cancels an open job and wipes it, and finds nothing wrong with one that is gone', async () => {
    cups.jobs.set(57, { 'job-id': 57, 'job-state': 3 })
    const job = { printer: 'x', id: '57', pages: 1 }
    await spooler.remove(job)
    expect(cups.jobs.size).toBe(0)
    await spooler.remove(job)
  })

  it('removes all jobs of an earlier run, the newest first, and those of no other program', async () => {
    cups.jobs.set(1, { 'job-id': 1, 'job-name': `${jobTitle}-a`, 'job-state': 5 })
    cups.jobs.set(2, { 'job-id': 2, 'job-name': 'letter.odt', 'job-state': 3 })
    cups.jobs.set(3, { 'job-id': 3, 'job-name': jobTitle, 'job-state': 9 })
    cups.jobs.set(4, { 'job-id': 4, 'job-name': `${commandJobTitle}-b`, 'job-state': 3 })
    cups.jobs.set(5, { 'job-id': 5, 'job-name': `${jobTitle}-c`, 'job-state': 3 })
    expect(await spooler.removeLeftovers()).toBe(3)
    expect([...cups.jobs.keys()]).toEqual([2, 4])
    expect(cups.cancelled.slice(0, 3)).toEqual([5, 3, 1])
  })

  it.each([
    ['remove', () => spooler.remove({ printer: 'x', id: '57', pages: 1 })],
    ['withdraw', () => spooler.withdraw(`${jobTitle}-a`)],
    ['removeLeftovers', () => spooler.removeLeftovers()],
  ])('%s purges no job before its backend has ended, or it would not tell the printer', async (_, take) => {
    cups.printers = [idle]
    cups.jobs.set(57, { 'job-id': 57, 'job-name': `${jobTitle}-a`, 'job-state': 5 })
    cups.backend = 57
    const taken = take()
    await vi.waitFor(() => expect(cups.cancelled).toEqual([57]))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(cups.purged).toEqual([])
    cups.backend = null
    await taken
    expect(cups.purged).toContain(57)
    expect(cups.jobs.size).toBe(0)
  })

  it('waits for no backend of a job that CUPS has ended by itself, and says so at once', async () => {
    cups.printers = [idle]
    cups.jobs.set(57, { 'job-id': 57, 'job-state': 7, 'job-state-reasons': 'processing-to-stop-point' })
    await spooler.remove({ printer: 'x', id: '57', pages: 1 })
    expect(cups.jobs.size).toBe(0)
  })

  it('wipes a job whose printer does not answer in time, and does not call that done', async () => {
    cups.printers = [idle]
    cups.jobs.set(57, { 'job-id': 57, 'job-state': 5 })
    cups.backend = 57
    const removed = spooler.remove({ printer: 'x', id: '57', pages: 1 })
    await expect(removed).rejects.toMatchObject({ reason: 'spooler' })
    expect(cups.jobs.size).toBe(0)
  })

  it('withdraws the job of one title, also one that CUPS shows a little later, and no other', async () => {
    cups.jobs.set(1, { 'job-id': 1, 'job-name': `${jobTitle}-a`, 'job-state': 3 })
    const withdrawn = spooler.withdraw(`${jobTitle}-b`)
    await vi.waitFor(() => expect(cups.asked).toBeGreaterThan(0))
    cups.jobs.set(2, { 'job-id': 2, 'job-name': `${jobTitle}-b`, 'job-state': 3 })
    await withdrawn
    expect([...cups.jobs.keys()]).toEqual([1])
  })
})

describe('a print server that fails', () => {
  it('is said not to answer when nobody listens', async () => {
    const nobody = cupsSpooler(`${cups.socket}-missing`)
    await expect(nobody.printers()).rejects.toMatchObject({ reason: 'spooler' })
  })

  it.each([
    Buffer.alloc(0),
    Buffer.from('<html>'),
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 4, 0x44, 0xff, 0xff]),
    Buffer.from([1, 1, 5, 0, 0, 0, 0, 1, 3]),
  ])('is said not to answer when it says %j', async (raw) => {
    cups.raw = raw
    await expect(spooler.printers()).rejects.toMatchObject({ reason: 'spooler' })
  })
})

it('a print server that is cut off in the middle of its answer is said not to answer', async () => {
  cups.printers = [idle]
  cups.cut = true
  await expect(spooler.printers()).rejects.toMatchObject({ reason: 'spooler' })
})

describe('cupsSocket', () => {
  it('is the one CUPS_SERVER names, and never a network address', () => {
    expect(cupsSocket('/run/other.sock')).toBe('/run/other.sock')
    expect(cupsSocket('print.example.com:631')).toBe('/run/cups/cups.sock')
    expect(cupsSocket(undefined)).toBe('/run/cups/cups.sock')
  })
})
