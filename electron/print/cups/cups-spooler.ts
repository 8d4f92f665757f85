import { userInfo } from 'node:os'
import { z } from 'zod'
import type { Paper, Printer } from '../../ipc/contract.ts'
import { runCommand } from '../command.ts'
import { jobTitle, SpoolError } from '../spooler.ts'
import type { FailureReason, PrintOptions, SpooledJob, Spooler } from '../spooler.ts'
import { jobStateFrom, printerFrom } from './cups-states.ts'
import { ippClient } from './ipp-client.ts'
import type { IppGroup, IppRequestAttribute, IppResponse } from './ipp-message.ts'

/** Operation codes of IPP and of CUPS. */
const operation = {
  cancelJob: 0x0008,
  jobAttributes: 0x0009,
  jobs: 0x000a,
  printerAttributes: 0x000b,
  defaultPrinter: 0x4001,
  printers: 0x4002,
} as const
const group = { job: 0x02, printer: 0x04 } as const
const notFound = 0x0406
const lpTimeoutMs = 30_000

const media: Readonly<Record<Paper, string>> = { letter: 'na_letter_8.5x11in', a4: 'iso_a4_210x297mm' }

const printerAttributes: IppRequestAttribute = [
  'keyword',
  'requested-attributes',
  'printer-name',
  'printer-info',
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'printer-is-accepting-jobs',
  'printer-state-change-time',
  'printer-up-time',
]
const jobAttributes: IppRequestAttribute = [
  'keyword',
  'requested-attributes',
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
]
const openJob = z.object({ 'job-id': z.tuple([z.int()]), 'job-name': z.tuple([z.string()]) })

/** The socket of the local CUPS: as `CUPS_SERVER` says where that is a path, else where CUPS puts it. */
export function cupsSocket(cupsServer: string | undefined): string {
  return cupsServer?.startsWith('/') ? cupsServer : '/run/cups/cups.sock'
}

/**
 * CUPS. Jobs go in by `lp`. What becomes of them is asked over CUPS's own socket, because `lpstat` tells a printed job
 * from a cancelled one by nothing (both are 'processing-to-stop-point' in CUPS 2.4) and knows neither pages nor titles.
 */
export function cupsSpooler(socketPath: string): Spooler {
  const ask = ippClient(socketPath)
  const user: IppRequestAttribute = ['name', 'requesting-user-name', userInfo().username]

  async function findPrinter(name: string): Promise<IppGroup | null> {
    const answer = await ask(operation.printerAttributes, uriOf('printers', name), printerAttributes)
    if (answer.status === notFound) return null
    return groups(expectOk(answer), group.printer)[0] ?? null
  }

  async function cancel(id: string): Promise<void> {
    const answer = await ask(operation.cancelJob, uriOf('jobs', id), user, ['boolean', 'purge-job', true])
    if (answer.status !== notFound) expectOk(answer)
  }

  /** Takes a job off the queue and out of the spool, with the file that it was made from. */
  async function wipe(id: string): Promise<void> {
    // The first call cancels an open job; only one that has ended is wiped.
    await cancel(id)
    await cancel(id)
  }

  return {
    async printers() {
      const [all, standard] = await Promise.all([
        ask(operation.printers, printerAttributes),
        ask(operation.defaultPrinter, ['keyword', 'requested-attributes', 'printer-name']),
      ])
      if (all.status === notFound) return []
      const defaultName = groups(standard, group.printer)[0]?.['printer-name']?.[0]
      return groups(expectOk(all), group.printer)
        .map((attributes) => printerFrom(attributes, typeof defaultName === 'string' ? defaultName : null))
        .filter((printer): printer is Printer => printer !== null)
    },

    async submit(file, options) {
      const environment = { CUPS_SERVER: socketPath }
      const { code, stdout, stderr } = await runCommand('lp', lpArguments(file, options), {
        timeoutMs: lpTimeoutMs,
        environment,
      })
      if (code !== 0) throw new SpoolError(refusalReason(stderr), stderr.trim())
      const id = /^request id is .+-(\d+) \(/m.exec(stdout)?.[1]
      if (id === undefined) throw new SpoolError('unknown', `lp said: ${stdout.trim()}`)
      return { printer: options.printer, id, pages: options.pages }
    },

    async look(job) {
      const [answer, printer] = await Promise.all([
        ask(operation.jobAttributes, uriOf('jobs', job.id), user, jobAttributes),
        findPrinter(job.printer),
      ])
      if (answer.status === notFound) return { stage: 'failed', reason: printer ? 'unknown' : 'printer-gone' }
      return jobStateFrom(groups(expectOk(answer), group.job)[0] ?? {}, printer, job.pages)
    },

    remove: (job: SpooledJob) => wipe(job.id),

    async removeLeftovers() {
      const all = uriOf('printers', '')
      const answer = await ask(
        operation.jobs,
        all,
        user,
        ['boolean', 'my-jobs', true],
        ['keyword', 'which-jobs', 'all'],
        jobAttributes,
      )
      if (answer.status === notFound) return 0
      const ours = groups(expectOk(answer), group.job)
        .map((attributes) => openJob.safeParse(attributes))
        .flatMap(({ data }) => (data?.['job-name'][0] === jobTitle ? String(data['job-id'][0]) : []))
      for (const id of ours) await wipe(id)
      return ours.length
    },
  }
}

/** The arguments with which `lp` prints a file. */
function lpArguments(file: string, options: PrintOptions): string[] {
  const settings = {
    sides: options.sides === 'two' ? 'two-sided-long-edge' : 'one-sided',
    'print-color-mode': options.color === 'gray' ? 'monochrome' : 'color',
    media: media[options.paper],
    'print-scaling': 'none',
    // No banner page: it would name the account and the time.
    'job-sheets': 'none,none',
  }
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return ['-d', options.printer, '-n', String(options.copies), '-t', options.title, ...pairs, '--', file]
}

/** Why `lp` refused, from what it wrote to stderr under LC_ALL=C. */
export function refusalReason(stderr: string): FailureReason {
  if (/does not exist|invalid destination|no default destination/i.test(stderr)) return 'no-printer'
  if (/scheduler|unable to connect|connection refused|bad file descriptor|no such file/i.test(stderr)) return 'spooler'
  return 'rejected'
}

function uriOf(kind: 'printers' | 'jobs', name: string): IppRequestAttribute {
  const uri = `ipp://localhost/${kind}/${encodeURIComponent(name)}`
  return ['uri', kind === 'jobs' ? 'job-uri' : 'printer-uri', uri]
}

function groups(answer: IppResponse, kind: number): IppGroup[] {
  return answer.groups.filter((found) => found.kind === kind).map((found) => found.attributes)
}

function expectOk(answer: IppResponse): IppResponse {
  if (answer.status > 0xff) throw new SpoolError('spooler', `print server: IPP status 0x${answer.status.toString(16)}`)
  return answer
}
