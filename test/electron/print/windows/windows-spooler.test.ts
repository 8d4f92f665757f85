import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandResult } from '../../../../electron/print/spooler/command.ts'
import { jobTitle } from '../../../../electron/print/spooler/spooler.ts'
import type { Spooler } from '../../../../electron/print/spooler/spooler.ts'
import type { PowerShell } from '../../../../electron/print/windows/powershell.ts'
import { jobStateFrom } from '../../../../electron/print/windows/windows-states.ts'
import { windowsSpooler } from '../../../../electron/print/windows/windows-spooler.ts'
import type { PrintPdf } from '../../../../electron/print/windows/windows-spooler.ts'

/** Of a hand-over that is not aborted. */
const { signal: never } = new AbortController()
const printPdf = vi.fn<PrintPdf>()
const asked: { script: string; values: Readonly<Record<string, string>> }[] = []
let printers: unknown = []
let jobs: (typeof windowsJob)[] = []
let outcome: Partial<CommandResult> = {}
/** What becomes of a removal: the job goes, is being deleted for a while, or stays. */
let removal: 'goes' | 'is being deleted' | 'stays' = 'goes'
/** Whether the queues can be looked at. */
let queuesAnswer = true

let spooler: Spooler
const powershell: PowerShell = (script, values) => {
  asked.push({ script, values })
  if (script.includes('Remove-PrintJob')) {
    if (removal === 'stays') return Promise.resolve({ code: 1, stdout: '', stderr: 'Access denied\nat line 1' })
    const mine = (job: typeof windowsJob) => String(job.Id) === values['MBC_JOB']
    jobs =
      removal === 'goes'
        ? jobs.filter((job) => !mine(job))
        : jobs.map((job) => (mine(job) ? { ...job, Status: 'Deleting, Printing' } : job))
  }
  if (script.includes('Get-PrintJob') && !queuesAnswer)
    return Promise.resolve({ code: 1, stdout: '', stderr: 'The print server does not answer.' })
  const stdout = /Remove-PrintJob|Stop-Process/.test(script)
    ? ''
    : JSON.stringify(script.includes('Get-PrintJob') ? jobs : printers)
  return Promise.resolve({ code: 0, stdout, stderr: '', ...outcome })
}

const file = `C:\\Users\\kiosk\\print\\${jobTitle}-1.pdf`
const options = {
  title: jobTitle,
  printer: 'Desk',
  copies: 1,
  sides: 'two',
  color: 'gray',
  paper: 'a4',
  pages: 8,
} as const
const job = { printer: 'Desk', id: `${jobTitle}-1.pdf`, pages: 8 }
const windowsJob = { Id: 7, Printer: 'Desk', Document: file, Status: 'Printing', PagesPrinted: 3 }

beforeEach(() => {
  spooler = windowsSpooler(printPdf, powershell)
  printPdf.mockReset().mockResolvedValue()
  asked.length = 0
  printers = [{ Name: 'Desk', Comment: null, Status: 'Normal', IsDefault: true }]
  jobs = [windowsJob]
  outcome = {}
  removal = 'goes'
  queuesAnswer = true
})

describe('submit', () => {
  it('prints by SumatraPDF with all that was chosen', async () => {
    expect(await spooler.submit(file, options, never)).toEqual(job)
    expect(printPdf).toHaveBeenCalledWith(file, {
      printer: 'Desk',
      side: 'duplexlong',
      monochrome: true,
      paperKind: 9,
      scale: 'noscale',
      orientation: 'portrait',
      silent: true,
    })
  })

  it('prints each copy as a job of its own, because SumatraPDF does not collate', async () => {
    jobs = []
    printPdf.mockImplementation(() => {
      jobs.push({ ...windowsJob, Id: 10 + jobs.length, Status: 'Spooling' })
      return Promise.resolve()
    })
    const taken = await spooler.submit(file, { ...options, copies: 3, pages: 12 }, never)
    expect(printPdf).toHaveBeenCalledTimes(3)
    expect(printPdf.mock.calls.map(([, printed]) => 'copies' in printed)).toEqual([false, false, false])
    // The first copy is out, the second at its second page.
    jobs = [
      { ...windowsJob, Id: 11, PagesPrinted: 2 },
      { ...windowsJob, Id: 12, Status: 'Spooling' },
    ]
    expect(await spooler.look(taken)).toEqual({ stage: 'printing', page: 6, pages: 12 })
    jobs = [{ ...windowsJob, Id: 12, Status: 'Printed' }]
    expect(await spooler.look(taken)).toEqual({ stage: 'done' })
    jobs = []
    expect(await spooler.look(taken)).toEqual({ stage: 'done' })
  })

  it('does not call copies printed of which one was never in the queue', async () => {
    jobs = []
    printPdf.mockImplementationOnce(() => {
      jobs = [{ ...windowsJob, Id: 10 }]
      return Promise.resolve()
    })
    const taken = await spooler.submit(file, { ...options, copies: 2 }, never)
    expect(printPdf).toHaveBeenCalledTimes(2)
    jobs = []
    expect(await spooler.look(taken)).toEqual({ stage: 'failed', reason: 'unknown' })
  })

  it('that is aborted ends the print program at once, and what it sent is withdrawn', async () => {
    printPdf.mockReturnValue(new Promise(() => {}))
    const abort = new AbortController()
    const submitted = spooler.submit(file, { ...options, copies: 3 }, abort.signal)
    abort.abort()
    await expect(submitted).rejects.toMatchObject({ reason: 'not-sent' })
    expect(printPdf).toHaveBeenCalledOnce()
    const ended = () => asked.filter(({ script }) => script.includes('Stop-Process')).map(({ values }) => values)
    expect(ended()).toEqual([{ MBC_DOCUMENT: job.id }])
    await spooler.withdraw(job.id)
    expect(ended()).toHaveLength(2)
    expect(jobs).toEqual([])
  })

  it('says that the printer did not take it', async () => {
    printPdf.mockRejectedValue(new Error('exit 1'))
    await expect(spooler.submit(file, options, never)).rejects.toMatchObject({ reason: 'rejected', message: 'exit 1' })
  })

  it('names Letter by its kind, too: its name depends on the driver', async () => {
    await spooler.submit(file, { ...options, paper: 'letter' }, never)
    expect(printPdf.mock.calls[0]?.[1]).toMatchObject({ paperKind: 1 })
    expect(printPdf.mock.calls[0]?.[1]).not.toHaveProperty('paperSize')
  })

  it('gives many pages more time', async () => {
    vi.useFakeTimers()
    printPdf.mockReturnValue(new Promise(() => {}))
    const settled = vi.fn()
    const refused = spooler.submit(file, { ...options, pages: 200 }, never).catch(settled)
    await vi.advanceTimersByTimeAsync(300_000)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200_000)
    await refused
    vi.useRealTimers()
    expect(settled).toHaveBeenCalledOnce()
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    printPdf.mockReturnValue(new Promise(() => {}))
    const refused = expect(spooler.submit(file, options, never)).rejects.toMatchObject({ reason: 'spooler' })
    await vi.advanceTimersByTimeAsync(31_000)
    await refused
    vi.useRealTimers()
    // What hangs is ended, and its job removed: it would come out for the next person.
    expect(
      asked.some(({ script, values }) => script.includes('Stop-Process') && values['MBC_DOCUMENT'] === job.id),
    ).toBe(true)
    expect(asked.some(({ script }) => script.includes('Remove-PrintJob'))).toBe(true)
    expect(jobs).toEqual([])
  })

  it('does not call a job printed that was never in the queue: SumatraPDF ends well even where it printed nothing', async () => {
    jobs = []
    await spooler.submit(file, options, never)
    expect(await spooler.look(job)).toEqual({ stage: 'failed', reason: 'unknown' })
  })

  it('sees a job that is through the queue before the print program ends', async () => {
    printPdf.mockImplementation(async () => {
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
      jobs = []
    })
    await spooler.submit(file, options, never)
    expect(await spooler.look(job)).toEqual({ stage: 'done' })
  })
})

describe('printers', () => {
  it.each([
    ['Normal', 'ready'],
    ['TonerLow', 'ready'],
    ['Printing', 'busy'],
    ['Paused', 'stopped'],
    ['Error, PaperOut', 'out-of-paper'],
    ['Error, PaperJam', 'paper-jam'],
    ['Error, DoorOpen', 'cover-open'],
    ['NoToner', 'out-of-ink'],
    ['OutputBinFull', 'output-full'],
    ['UserIntervention', 'needs-help'],
    ['Offline', 'offline'],
    ['Error, Offline', 'offline'],
    ['Something', 'unknown'],
  ])('with the status %s are %s', async (Status, state) => {
    printers = [{ Name: 'Desk', Comment: 'At the desk', Status, IsDefault: false }]
    expect(await spooler.printers()).toMatchObject([
      { name: 'Desk', description: 'At the desk', isDefault: false, state },
    ])
  })

  it.each([
    ['both papers, color, two sides', [7, 22, 9], [2, 3, 4], { papers: ['letter', 'a4'], sides: null, colors: null }],
    ['A4 alone, gray, one side', [22], [4, 5], { papers: ['a4'], sides: ['one'], colors: ['gray'] }],
    ['a driver that says nothing', [], [], { papers: null, sides: null, colors: null }],
    ['a driver that knows neither paper', [1, 8], [2, 3], { papers: null, sides: null, colors: null }],
    ['nulls', null, [null], { papers: null, sides: null, colors: null }],
  ])('offer what their driver says: %s', async (_, Papers, Capabilities, can) => {
    printers = [{ Name: 'Desk', Comment: null, Status: 'Normal', IsDefault: false, Papers, Capabilities }]
    expect(await spooler.printers()).toMatchObject([{ can: { ...can, copies: null } }])
  })

  it.each(['', 'null', '{}', '[{"Name":1}]', 'Get-Printer : not found'])(
    'are not guessed from the answer %j',
    async (stdout) => {
      outcome = { stdout }
      await expect(spooler.printers()).rejects.toMatchObject({ reason: 'spooler' })
    },
  )

  it('are not known where PowerShell fails', async () => {
    outcome = { code: 1, stderr: 'The spooler service is not running.\nmore' }
    await expect(spooler.printers()).rejects.toMatchObject({
      reason: 'spooler',
      message: 'The spooler service is not running.',
    })
  })
})

describe('look', () => {
  beforeEach(() => spooler.submit(file, options, never))

  it.each([
    ['Printing', 'Normal', { stage: 'printing', page: 3, pages: 8 }],
    ['Spooling', 'Normal', { stage: 'waiting', reason: 'queue' }],
    ['Normal', 'Normal', { stage: 'waiting', reason: 'queue' }],
    ['Printing, PaperOut', 'Normal', { stage: 'waiting', reason: 'out-of-paper' }],
    ['Printing', 'PaperOut', { stage: 'waiting', reason: 'out-of-paper' }],
    ['Printing', 'PaperJam', { stage: 'waiting', reason: 'paper-jam' }],
    ['Printing, Offline', 'Normal', { stage: 'waiting', reason: 'offline' }],
    ['Error, Printing', 'Error', { stage: 'waiting', reason: 'printer-stopped' }],
    ['Deleting', 'Normal', { stage: 'cancelled' }],
    ['Printed', 'Normal', { stage: 'done' }],
    ['Printing', null, { stage: 'failed', reason: 'printer-gone' }],
  ])('job %s on printer %s', async (Status, printer, state) => {
    jobs = [{ ...windowsJob, Status }]
    printers = printer === null ? [] : [{ Name: 'Desk', Comment: null, Status: printer, IsDefault: true }]
    expect(await spooler.look(job)).toEqual(state)
  })

  it('does not take a queue that cannot be looked at for one that the job has left', async () => {
    queuesAnswer = false
    await expect(spooler.look(job)).rejects.toMatchObject({
      reason: 'spooler',
      message: 'The print server does not answer.',
    })
  })

  it('takes a job that has left the queue for printed, and one whose printer left too for lost', () => {
    expect(jobStateFrom(null, 'Normal', 1)).toEqual({ stage: 'done' })
    expect(jobStateFrom(null, null, 1)).toEqual({ stage: 'failed', reason: 'printer-gone' })
  })
})

describe('remove', () => {
  const removals = () => asked.filter(({ script }) => script.includes('Remove-PrintJob')).map(({ values }) => values)

  it('removes the job by its number', async () => {
    await spooler.remove(job)
    expect(removals()).toEqual([{ MBC_PRINTER: 'Desk', MBC_JOB: '7' }])
  })

  it('looks in the queue of the job alone, which others that fail do not hold up', async () => {
    await spooler.remove(job)
    expect(asked[0]?.values).toEqual({ MBC_DOCUMENT: job.id, MBC_PRINTER: 'Desk' })
  })

  it('is done once Windows is deleting the job, or nothing was there', async () => {
    removal = 'is being deleted'
    await spooler.remove(job)
    jobs = []
    await spooler.remove(job)
  })

  it('fails where the job is still in the queue, or the queue cannot be looked at', async () => {
    removal = 'stays'
    const message = 'a job is still in the queue. Access denied'
    await expect(spooler.remove(job)).rejects.toMatchObject({ reason: 'spooler', message })
    await expect(spooler.removeLeftovers()).rejects.toMatchObject({ reason: 'spooler' })
    removal = 'goes'
    queuesAnswer = false
    await expect(spooler.remove(job)).rejects.toMatchObject({ reason: 'spooler' })
  })

  it('removes all of ours at the start', async () => {
    jobs = [windowsJob, { ...windowsJob, Id: 8 }]
    expect(await spooler.removeLeftovers()).toBe(2)
    expect(asked[0]?.values).toEqual({ MBC_DOCUMENT: jobTitle, MBC_PRINTER: '' })
    expect(jobs).toEqual([])
  })

  it.each(['Front desk (2nd floor)', 'Drucker Ü;$(calc)', '" & calc & "'])(
    'gives the name %s as it is, never as part of a script',
    async (name) => {
      jobs = [{ ...windowsJob, Printer: name }]
      await spooler.submit(file, { ...options, printer: name }, never)
      await spooler.remove(job)
      expect(printPdf.mock.calls[0]?.[1].printer).toBe(name)
      expect(removals()[0]?.['MBC_PRINTER']).toBe(name)
      expect(asked.map(({ script }) => script).join()).not.toContain(name)
    },
  )

  it('never puts a name into a script', async () => {
    jobs = [{ ...windowsJob, Printer: "'; Remove-Item C:\\ #" }]
    await spooler.remove({ ...job, id: "'; Remove-Item C:\\ #" })
    expect(asked.map(({ script }) => script).join()).not.toContain('Remove-Item')
  })
})
