import { userInfo } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Paper, Printer, PrintJobState } from '../../contract/contract.ts'
import { runCommand } from '../spooler/command.ts'
import { handOverMs, jobTitle, SpoolError } from '../spooler/spooler.ts'
import type { FailureReason, SpoolOptions, SpooledJob, Spooler } from '../spooler/spooler.ts'
import { jobNames, jobStateFrom, printerFrom, printerNames } from './cups-states.ts'
import { ippClient } from './ipp-client.ts'
import type { IppGroup, IppRequestAttribute, IppResponse } from './ipp-message.ts'
import { noteQueueEvents, type QueueEvents } from './queue-events.ts'

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
/** What CUPS answers if a job to cancel has ended already. */
const notPossible = 0x0404
/** From this state on a job does not change any more (RFC 8011, 5.3.7). */
const ended = 7

const media: Readonly<Record<Paper, string>> = { letter: 'na_letter_8.5x11in', a4: 'iso_a4_210x297mm' }

const printerAttributes: IppRequestAttribute = ['keyword', 'requested-attributes', ...printerNames]
const jobAttributes: IppRequestAttribute = ['keyword', 'requested-attributes', 'job-id', 'job-name', ...jobNames]
const jobMessage = z.object({ 'job-printer-state-message': z.tuple([z.string().min(1)]) })
const ourJob = z.object({ 'job-id': z.tuple([z.int()]), 'job-name': z.tuple([z.string()]) })
const stoppingJob = z.object({
  'job-state': z.tuple([z.int()]),
  'job-state-reasons': z.array(z.string()),
  'job-printer-uri': z.tuple([z.string()]),
})
const jobCount = z.object({ 'queued-job-count': z.tuple([z.int()]) })

/** How a canceled job is waited for, in milliseconds. */
export interface StopPace {
  everyMs: number
  /** Longest wait; a printer that has not answered by then is not told. */
  longestMs: number
}
const usualStopPace: StopPace = { everyMs: 100, longestMs: 35_000 }
/** How often a purge is asked for until the job is gone. */
const purges = 20
/** Between two looks for what a hand-over that was cut off has left, in milliseconds. */
const settleMs = 500

/** The socket of the local CUPS: as `CUPS_SERVER` says where that is a path, else where CUPS puts it. */
export function cupsSocket(cupsServer: string | undefined): string {
  return cupsServer?.startsWith('/') ? cupsServer : '/run/cups/cups.sock'
}

/**
 * CUPS. Jobs go in by `lp`. What becomes of them is asked over CUPS's own socket, because `lpstat` tells a printed job
 * from a cancelled one by nothing (both are 'processing-to-stop-point' in CUPS 2.4) and knows neither pages nor titles.
 */
export function cupsSpooler(socketPath: string, stopPace: StopPace = usualStopPace): Spooler {
  const ask = ippClient(socketPath)
  const user: IppRequestAttribute = ['name', 'requesting-user-name', userInfo().username]
  /** What is noted of the queue of each job, by the job's ID. */
  const noted = new Map<string, Promise<QueueEvents>>()
  /** What CUPS last said of each job. */
  const said = new Map<string, string>()

  async function findPrinter(name: string): Promise<IppGroup | null> {
    const answer = await ask(operation.printerAttributes, uriOf('printers', name), printerAttributes)
    if (answer.status === notFound) return null
    return groups(expectOk(answer), group.printer)[0] ?? null
  }

  /** Has `lp` hand a file over; returns the ID of the job. */
  async function handOver(file: string, options: SpoolOptions, signal: AbortSignal): Promise<string> {
    const { code, stdout, stderr } = await runCommand('lp', lpArguments(file, options), {
      timeoutMs: handOverMs(options.pages),
      environment: { CUPS_SERVER: socketPath },
      signal,
    })
    if (code !== 0) throw new SpoolError(refusalReason(stderr), stderr.trim())
    const id = /^request id is .+-(\d+) \(/m.exec(stdout)?.[1]
    if (id === undefined) throw new SpoolError('unknown', `lp said: ${stdout.trim()}`)
    return id
  }

  async function cancel(id: number): Promise<void> {
    const answer = await ask(operation.cancelJob, jobUri(id), user)
    if (answer.status !== notFound && answer.status !== notPossible) expectOk(answer)
  }

  /** Whether CUPS is still taking a job back from its printer. */
  async function isStopping(id: number): Promise<boolean> {
    const wanted: IppRequestAttribute = ['keyword', 'requested-attributes', ...Object.keys(stoppingJob.shape)]
    const answer = await ask(operation.jobAttributes, jobUri(id), user, wanted)
    if (answer.status === notFound) return false
    const { data: job } = stoppingJob.safeParse(groups(expectOk(answer), group.job)[0])
    if (!job) return false
    if (job['job-state'][0] < ended) return true
    if (!job['job-state-reasons'].includes('processing-to-stop-point')) return false
    // CUPS leaves that reason on jobs that it ends by itself. Its count of queued jobs, though not its list of open ones,
    // includes a canceled job until the backend has ended.
    const printer: IppRequestAttribute = ['uri', 'printer-uri', job['job-printer-uri'][0]]
    const state = await ask(operation.printerAttributes, printer, [
      'keyword',
      'requested-attributes',
      'queued-job-count',
    ])
    const open = await ask(operation.jobs, printer, ['keyword', 'requested-attributes', 'job-id'])
    const { data: count } = jobCount.safeParse(groups(state, group.printer)[0])
    return (count?.['queued-job-count'][0] ?? 0) > groups(open, group.job).length
  }

  /** Waits until the backend of a canceled job has ended: by then the printer has been told. False if that takes too long. */
  async function stopped(id: number): Promise<boolean> {
    const latest = performance.now() + stopPace.longestMs
    while (await isStopping(id)) {
      if (performance.now() > latest) return false
      await pause(stopPace.everyMs)
    }
    return true
  }

  /** Wipes a job that has ended from spool and history. */
  async function purge(id: number): Promise<void> {
    for (let count = 0; count < purges; count++) {
      const answer = await ask(operation.cancelJob, jobUri(id), user, ['boolean', 'purge-job', true])
      if (answer.status === notFound) return
      expectOk(answer)
      if ((await ask(operation.jobAttributes, jobUri(id), user, jobAttributes)).status === notFound) return
      await pause(stopPace.everyMs)
    }
    throw new SpoolError('spooler', `print server: job ${id} is still there`)
  }

  /**
   * Takes jobs back from their printers, then wipes them. If a purge came first, CUPS would kill the backend before that
   * tells the printer, and the printer would print everything.
   */
  async function wipe(ids: readonly number[]): Promise<void> {
    // The newest first: a job that waits would start as soon as the one before it is canceled.
    for (const id of [...ids].sort((a, b) => b - a)) await cancel(id)
    const outcomes = await Promise.allSettled(
      ids.map(async (id) => {
        const told = await stopped(id)
        await purge(id)
        if (!told) throw new SpoolError('spooler', `print server: the printer of job ${id} does not answer`)
      }),
    )
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  }

  /** The ids of this account's jobs whose title is wanted, those that have ended included. */
  async function ours(isWanted: (title: string) => boolean): Promise<number[]> {
    const answer = await ask(
      operation.jobs,
      uriOf('printers', ''),
      user,
      ['boolean', 'my-jobs', true],
      ['keyword', 'which-jobs', 'all'],
      ['keyword', 'requested-attributes', 'job-id', 'job-name'],
    )
    if (answer.status === notFound) return []
    return groups(expectOk(answer), group.job)
      .map((attributes) => ourJob.safeParse(attributes).data)
      .flatMap((job) => (job && isWanted(job['job-name'][0]) ? [job['job-id'][0]] : []))
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

    async submit(file, options, signal) {
      // Not waited for: a print server that does not answer must not hold up who cancels.
      const events = noteQueueEvents(ask, user, uriOf('printers', options.printer))
      try {
        const id = await handOver(file, options, signal)
        noted.set(id, events)
        return { printer: options.printer, id, pages: options.pages }
      } catch (error) {
        void events.then(({ end }) => end())
        throw error
      }
    },

    async look(job) {
      const [answer, printer] = await Promise.all([
        ask(operation.jobAttributes, uriOf('jobs', job.id), user, jobAttributes),
        findPrinter(job.printer),
      ])
      if (answer.status === notFound) return { stage: 'failed', reason: printer ? 'unknown' : 'printer-gone' }
      const attributes = groups(expectOk(answer), group.job)[0] ?? {}
      const { data: message } = jobMessage.safeParse(attributes)
      if (message) said.set(job.id, message['job-printer-state-message'][0])
      const state: PrintJobState = jobStateFrom(attributes, printer, job.pages)
      if (state.stage !== 'done') return state
      const seen = await (await noted.get(job.id))?.reasonsSince(Number(job.id))
      return jobStateFrom(attributes, printer, job.pages, seen)
    },

    said: (job) => said.get(job.id) ?? null,

    async withdraw(title) {
      const isIt = (found: string) => found === title
      await wipe(await ours(isIt))
      // What `lp` had sent when it was stopped, CUPS may read a little later than this question.
      await pause(settleMs)
      await wipe(await ours(isIt))
    },

    async remove(job: SpooledJob) {
      const events = noted.get(job.id)
      noted.delete(job.id)
      said.delete(job.id)
      void events?.then(({ end }) => end())
      await wipe([Number(job.id)])
    },

    async removeLeftovers() {
      // Older versions gave all their jobs one title.
      const found = await ours((title) => title === jobTitle || title.startsWith(`${jobTitle}-`))
      await wipe(found)
      return found.length
    },
  }
}

/** The arguments with which `lp` prints a file. */
function lpArguments(file: string, options: SpoolOptions): string[] {
  const settings = {
    sides: options.sides === 'two' ? 'two-sided-long-edge' : 'one-sided',
    'print-color-mode': options.color === 'gray' ? 'monochrome' : 'color',
    media: media[options.paper],
    'print-scaling': 'none',
    // Whole copies, one after the other.
    collate: 'true',
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

function jobUri(id: number): IppRequestAttribute {
  return uriOf('jobs', String(id))
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
