import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { messageOf } from '../../log/error-text.ts'
import { handOverMs, jobTitle, SpoolError } from '../spooler/spooler.ts'
import type { SpoolOptions, SpooledJob, Spooler } from '../spooler/spooler.ts'
import type { PowerShell } from './powershell.ts'
import { copiesStateFrom, isBeingDeleted, isOut, printerFrom, windowsJob, windowsPrinter } from './windows-states.ts'
import type { WindowsJob } from './windows-states.ts'

/** Prints a PDF and resolves when the spooler has it: `print` of pdf-to-printer, as far as we use it. */
export type PrintPdf = (
  file: string,
  options: {
    printer: string
    side: 'simplex' | 'duplexlong'
    monochrome: boolean
    /** A constant of Windows (DMPAPER_…): names of paper depend on the driver and its language. */
    paperKind: 1 | 9
    scale: 'noscale'
    orientation: 'portrait'
    silent: true
  },
) => Promise<void>

/** DMPAPER_LETTER and DMPAPER_A4. */
const paperKind = { letter: 1, a4: 9 } as const
/** Between two looks at the queue while the print program works, in milliseconds; a look itself takes longer. */
const watchEveryMs = 200
/** How often is looked whether a removed job is gone. */
const removalLooks = 3

const listPrinters = `
$known = @{}
Get-CimInstance Win32_Printer | ForEach-Object { $known[$_.Name] = $_ }
$found = @(Get-Printer | ForEach-Object { $more = $known[$_.Name]; @{ Name = $_.Name; Comment = $_.Comment; Status = "$($_.PrinterStatus)"; IsDefault = [bool]$more.Default; Papers = @($more.PaperSizesSupported); Capabilities = @($more.Capabilities) } })
ConvertTo-Json -Compress -Depth 3 -InputObject $found`

// Of one queue, or of all. A queue that cannot be looked at is an error: what is in it must not pass for printed or gone.
const listJobs = `
$found = @(Get-Printer | Where-Object { -not $env:MBC_PRINTER -or $_.Name -eq $env:MBC_PRINTER } |
  ForEach-Object { Get-PrintJob -PrinterName $_.Name } |
  Where-Object { $_.DocumentName -like "*$env:MBC_DOCUMENT*" } |
  ForEach-Object { @{ Id = $_.ID; Printer = $_.PrinterName; Document = $_.DocumentName; Status = "$($_.JobStatus)"; PagesPrinted = [int]$_.PagesPrinted } })
ConvertTo-Json -Compress -InputObject $found`

const removeJob = 'Remove-PrintJob -PrinterName $env:MBC_PRINTER -ID ([int]$env:MBC_JOB)'

const endPrintProgram = `
Get-CimInstance Win32_Process -Filter "Name LIKE 'SumatraPDF%'" |
  Where-Object { $_.CommandLine -like "*$env:MBC_DOCUMENT*" } |
  ForEach-Object { Stop-Process -Id $_.ProcessId -Force -ErrorAction SilentlyContinue }`

/** What is known of a document that was handed over. */
interface Spooled {
  copies: number
  /** Numbers of its jobs that were in a queue at least once. */
  ids: Set<number>
}

/**
 * The Windows spooler: SumatraPDF (pdf-to-printer) hands the file over, PowerShell reports what becomes of it.
 * A document is known by the name of its file, which is random. Each copy is a job of its own: SumatraPDF has the printer
 * repeat each page, so several copies in one job would not be collated.
 */
export function windowsSpooler(print: PrintPdf, powershell: PowerShell): Spooler {
  async function ask<T extends z.ZodType>(
    script: string,
    values: Record<string, string>,
    answer: T,
  ): Promise<z.output<T>> {
    const { code, stdout, stderr } = await powershell(script, values)
    if (code !== 0) throw new SpoolError('spooler', stderr.trim().split('\n')[0] ?? '')
    try {
      return answer.parse(JSON.parse(stdout))
    } catch {
      throw new SpoolError('spooler', 'PowerShell gave an unexpected answer')
    }
  }
  /** The jobs of a document in a queue, or in all of them (''). */
  const jobsNamed = (document: string, queue: string) =>
    ask(listJobs, { MBC_DOCUMENT: document, MBC_PRINTER: queue }, z.array(windowsJob))
  const printers = () => ask(listPrinters, {}, z.array(windowsPrinter))
  const spooled = new Map<string, Spooled>()

  function note(document: string, jobs: readonly WindowsJob[]): void {
    for (const { Id } of jobs) spooled.get(document)?.ids.add(Id)
  }

  /** Looks until so many jobs have been in a queue, or `work` has ended and a last look finds no more. */
  async function watchDuring(document: string, queue: string, count: number, work: Promise<void>): Promise<void> {
    let over = false
    const ended = work.finally(() => (over = true))
    const watch = async () => {
      for (let last = false; ; last = over) {
        note(document, await jobsNamed(document, queue).catch(() => []))
        if (last || (spooled.get(document)?.ids.size ?? count) >= count) return
        await pause(watchEveryMs)
      }
    }
    await Promise.all([ended, watch()])
  }

  /** Ends the print program of a document, which would go on and print for the next person, and removes its jobs. */
  async function withdraw(document: string): Promise<void> {
    await powershell(endPrintProgram, { MBC_DOCUMENT: document })
    await removeNamed(document, '')
  }

  /** Removes the jobs of a document and makes sure that they are gone. Returns how many there were. */
  async function removeNamed(document: string, queue: string): Promise<number> {
    const jobs = await jobsNamed(document, queue)
    if (jobs.length === 0) return 0
    let said = ''
    for (const job of jobs) {
      const { code, stderr } = await powershell(removeJob, { MBC_PRINTER: job.Printer, MBC_JOB: String(job.Id) })
      if (code !== 0) said = stderr.trim().split('\n')[0] ?? ''
    }
    for (let look = 1; (await jobsNamed(document, queue)).some((job) => !isBeingDeleted(job)); look++) {
      if (look === removalLooks) throw new SpoolError('spooler', `a job is still in the queue. ${said}`.trim())
      await pause(watchEveryMs)
    }
    return jobs.length
  }

  return {
    async printers() {
      return (await printers()).map(printerFrom)
    },

    async submit(file, options, signal) {
      const { printer, pages, copies } = options
      const id = path.win32.basename(file)
      spooled.set(id, { copies, ids: new Set() })
      try {
        for (let copy = 1; copy <= copies; copy++) {
          signal.throwIfAborted()
          await watchDuring(id, printer, copy, inTime(print(file, printOptions(options)), handOverMs(pages), signal))
        }
      } catch (error) {
        spooled.delete(id)
        if (signal.aborted) {
          // Windows keeps a file that a program has open.
          await powershell(endPrintProgram, { MBC_DOCUMENT: id })
          throw new SpoolError('not-sent', 'the print program was stopped')
        }
        await withdraw(id)
        throw error instanceof SpoolError ? error : new SpoolError('rejected', messageOf(error))
      }
      return { printer, id, pages }
    },

    withdraw,

    async look(job) {
      const [all, jobs] = await Promise.all([printers(), jobsNamed(job.id, job.printer)])
      const printer = all.find(({ Name }) => Name === job.printer)
      note(job.id, jobs)
      const { copies, ids } = spooled.get(job.id) ?? { copies: 1, ids: new Set<number>() }
      // SumatraPDF may end well although the printer took nothing: only what was in the queue can have been printed.
      if (printer && jobs.every(isOut) && ids.size < copies) return { stage: 'failed', reason: 'unknown' }
      return copiesStateFrom(jobs, printer?.Status ?? null, job.pages, ids.size)
    },

    async remove(job: SpooledJob) {
      await removeNamed(job.id, job.printer)
      spooled.delete(job.id)
    },

    removeLeftovers: () => removeNamed(jobTitle, ''),
  }
}

function printOptions(options: SpoolOptions): Parameters<PrintPdf>[1] {
  return {
    printer: options.printer,
    side: options.sides === 'two' ? 'duplexlong' : 'simplex',
    monochrome: options.color === 'gray',
    paperKind: paperKind[options.paper],
    scale: 'noscale',
    // Else a printer whose standard is landscape turns the pages.
    orientation: 'portrait',
    silent: true,
  }
}

/** A print program that shows a dialog or hangs must not hold the kiosk, nor someone who cancels. */
function inTime(work: Promise<void>, timeoutMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SpoolError('spooler', 'the print program does not end')), timeoutMs)
    const stop = () => reject(new SpoolError('not-sent', 'the print program was stopped'))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    })
  })
}
