import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandResult } from '../../../../electron/print/command.ts'
import { jobTitle } from '../../../../electron/print/spooler.ts'
import type { Spooler } from '../../../../electron/print/spooler.ts'
import type { PowerShell } from '../../../../electron/print/windows/powershell.ts'
import { jobStateFrom } from '../../../../electron/print/windows/windows-states.ts'
import { windowsSpooler } from '../../../../electron/print/windows/windows-spooler.ts'
import type { PrintPdf } from '../../../../electron/print/windows/windows-spooler.ts'

const printPdf = vi.fn<PrintPdf>()
const asked: { script: string; values: Readonly<Record<string, string>> }[] = []
let printers: unknown = []
let jobs: unknown = []
let outcome: Partial<CommandResult> = {}

let spooler: Spooler
const powershell: PowerShell = (script, values) => {
  asked.push({ script, values })
  const stdout = /Remove-PrintJob|Stop-Process/.test(script)
    ? ''
    : JSON.stringify(script.includes('Get-PrintJob') ? jobs : printers)
  return Promise.resolve({ code: 0, stdout, stderr: '', ...outcome })
}

const file = `C:\\Users\\kiosk\\print\\${jobTitle}-1.pdf`
const options = { printer: 'Desk', copies: 2, sides: 'two', color: 'gray', paper: 'a4', pages: 8 } as const
const job = { printer: 'Desk', id: `${jobTitle}-1.pdf`, pages: 8 }
const windowsJob = { Id: 7, Printer: 'Desk', Document: file, Status: 'Printing', PagesPrinted: 3 }

beforeEach(() => {
  spooler = windowsSpooler(printPdf, powershell)
  printPdf.mockReset().mockResolvedValue()
  asked.length = 0
  printers = [{ Name: 'Desk', Comment: null, Status: 'Normal', IsDefault: true }]
  jobs = [windowsJob]
  outcome = {}
})

describe('submit', () => {
  it('prints by SumatraPDF with all that was chosen', async () => {
    expect(await spooler.submit(file, options)).toEqual(job)
    expect(printPdf).toHaveBeenCalledWith(file, {
      printer: 'Desk',
      copies: 2,
      side: 'duplexlong',
      monochrome: true,
      paperSize: 'A4',
      scale: 'noscale',
      orientation: 'portrait',
      silent: true,
    })
  })

  it('says that the printer did not take it', async () => {
    printPdf.mockRejectedValue(new Error('exit 1'))
    await expect(spooler.submit(file, options)).rejects.toMatchObject({ reason: 'rejected', message: 'exit 1' })
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    printPdf.mockReturnValue(new Promise(() => {}))
    const refused = expect(spooler.submit(file, options)).rejects.toMatchObject({ reason: 'spooler' })
    await vi.advanceTimersByTimeAsync(31_000)
    await refused
    vi.useRealTimers()
    // What hangs is ended, and its job removed: it would come out for the next person.
    expect(
      asked.some(({ script, values }) => script.includes('Stop-Process') && values['MBC_DOCUMENT'] === job.id),
    ).toBe(true)
    expect(asked.at(-1)?.script).toContain('Remove-PrintJob')
  })

  it('does not call a job printed that was never in the queue: SumatraPDF ends well even where it printed nothing', async () => {
    jobs = []
    await spooler.submit(file, options)
    expect(await spooler.look(job)).toEqual({ stage: 'failed', reason: 'unknown' })
  })

  it('sees a job that is through the queue before the print program ends', async () => {
    printPdf.mockImplementation(async () => {
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
      jobs = []
    })
    await spooler.submit(file, options)
    expect(await spooler.look(job)).toEqual({ stage: 'done' })
  })
})

describe('printers', () => {
  it.each([
    ['Normal', 'ready'],
    ['TonerLow', 'ready'],
    ['Printing', 'busy'],
    ['Paused', 'stopped'],
    ['Error, PaperOut', 'stopped'],
    ['Offline', 'offline'],
    ['Error, Offline', 'offline'],
    ['Something', 'unknown'],
  ])('with the status %s are %s', async (Status, state) => {
    printers = [{ Name: 'Desk', Comment: 'At the desk', Status, IsDefault: false }]
    expect(await spooler.printers()).toMatchObject([
      { name: 'Desk', description: 'At the desk', isDefault: false, state },
    ])
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
  beforeEach(() => spooler.submit(file, options))

  it.each([
    ['Printing', 'Normal', { stage: 'printing', page: 3, pages: 8 }],
    ['Spooling', 'Normal', { stage: 'waiting', reason: 'queue' }],
    ['Normal', 'Normal', { stage: 'waiting', reason: 'queue' }],
    ['Printing, PaperOut', 'Normal', { stage: 'waiting', reason: 'out-of-paper' }],
    ['Printing', 'PaperOut', { stage: 'waiting', reason: 'out-of-paper' }],
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

  it('takes a job that has left the queue for printed, and one whose printer left too for lost', () => {
    expect(jobStateFrom(null, 'Normal', 1)).toEqual({ stage: 'done' })
    expect(jobStateFrom(null, null, 1)).toEqual({ stage: 'failed', reason: 'printer-gone' })
  })
})

describe('remove', () => {
  it('removes the job by its number', async () => {
    await spooler.remove(job)
    expect(asked.at(-1)).toMatchObject({ values: { MBC_PRINTER: 'Desk', MBC_JOB: '7' } })
  })

  it('removes all of ours at the start', async () => {
    jobs = [windowsJob, { ...windowsJob, Id: 8 }]
    expect(await spooler.removeLeftovers()).toBe(2)
    expect(asked[0]?.values).toEqual({ MBC_DOCUMENT: jobTitle })
  })

  it.each(['Front desk (2nd floor)', 'Drucker Ü;$(calc)', '" & calc & "'])(
    'gives the name %s as it is, never as part of a script',
    async (name) => {
      jobs = [{ ...windowsJob, Printer: name }]
      await spooler.submit(file, { ...options, printer: name })
      await spooler.remove(job)
      expect(printPdf.mock.calls[0]?.[1].printer).toBe(name)
      expect(asked.at(-1)?.values['MBC_PRINTER']).toBe(name)
      expect(asked.map(({ script }) => script).join()).not.toContain(name)
    },
  )

  it('never puts a name into a script', async () => {
    jobs = [{ ...windowsJob, Printer: "'; Remove-Item C:\\ #" }]
    await spooler.remove({ ...job, id: "'; Remove-Item C:\\ #" })
    expect(asked.map(({ script }) => script).join()).not.toContain('Remove-Item')
  })
})
