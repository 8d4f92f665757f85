import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decodeResponse } from '../../../../electron/print/cups/ipp-message.ts'
import type { IppGroup, IppRange } from '../../../../electron/print/cups/ipp-message.ts'

type Value = string | number | boolean | IppRange
type Attributes = Record<string, Value | Value[]>

const operations: Readonly<Record<number, string>> = {
  0x0008: 'cancel',
  0x0009: 'job',
  0x000a: 'jobs',
  0x000b: 'printer',
  0x0016: 'subscribe',
  0x001b: 'unsubscribe',
  0x001c: 'notifications',
  0x4001: 'default',
  0x4002: 'printers',
}

/** A print server on a socket and an `lp` beside it, both doing as the test says. */
export class FakeCups {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'fake-cups-'))
  readonly socket = path.join(this.folder, 'cups.sock')
  printers: Attributes[] = []
  defaultPrinter: string | null = null
  readonly jobs = new Map<number, Attributes>()
  /** Ids of all requests to cancel and to purge, in their order. */
  readonly cancelled: number[] = []
  readonly purged: number[] = []
  /** The job whose backend still works, even if it is canceled. */
  backend: number | null = null
  /** What it has noted of queues, for whoever subscribed; null = it takes no subscriptions. */
  events: Attributes[] | null = []
  /** Queues that were subscribed to, and how many subscriptions have ended. */
  readonly subscribed: string[] = []
  unsubscribed = 0
  /** How often the list of jobs was asked for. */
  asked = 0
  /** Where a script of `lp` may write its process id, as `$0.pid`. */
  readonly pidFile = path.join(this.folder, 'lp.pid')
  /** Answers instead of the usual one, as raw bytes; for a server that is out of its mind. */
  raw: Buffer | null = null
  /** Cuts the connection in the middle of the answer. */
  cut = false
  readonly #server: Server
  readonly #path = process.env['PATH']

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const answer = this.raw ?? this.#answer(Buffer.concat(chunks))
        if (!this.cut) return response.end(answer)
        response.writeHead(200, { 'Content-Length': answer.length })
        response.write(answer.subarray(0, answer.length - 1), () => response.destroy())
      })
    })
    process.env['PATH'] = `${this.folder}:${this.#path ?? ''}`
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.socket, resolve))
    return this
  }

  async stop(): Promise<void> {
    process.env['PATH'] = this.#path
    await new Promise((resolve) => this.#server.close(resolve))
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** What `lp` does: it notes its arguments and then runs these lines of shell. */
  lp(script: string): void {
    const file = path.join(this.folder, 'lp')
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${this.folder}/arguments'\n${script}\n`)
    chmodSync(file, 0o755)
  }

  lpArguments(): string[] {
    return readFileSync(path.join(this.folder, 'arguments'), 'utf8').trimEnd().split('\n')
  }

  #open(): Attributes[] {
    return [...this.jobs.values()].filter((job) => !isEnded(job))
  }

  /** CUPS counts a canceled job until its backend has ended. */
  #queued(): number {
    const working = this.backend === null ? null : this.jobs.get(this.backend)
    return this.#open().length + (working && isEnded(working) ? 1 : 0)
  }

  #answer(bytes: Buffer): Buffer {
    // A request is laid out as a response is, with the operation where the status stands.
    const { status: code, groups } = decodeResponse(bytes)
    const asked = groups[0]?.attributes ?? {}
    const printer = this.printers.find(({ 'printer-name': name }) =>
      uri(asked, 'printer-uri').endsWith(`/${textOf(name)}`),
    )
    const jobId = Number(uri(asked, 'job-uri').split('/').at(-1))
    const job = this.jobs.get(jobId)
    switch (operations[code]) {
      case 'printers':
        return this.printers.length > 0 ? encode(0, 4, this.printers) : encode(0x0406, 4, [])
      case 'default':
        return this.defaultPrinter ? encode(0, 4, [{ 'printer-name': this.defaultPrinter }]) : encode(0x0406, 4, [])
      case 'printer':
        return printer ? encode(0, 4, [{ ...printer, 'queued-job-count': this.#queued() }]) : encode(0x0406, 4, [])
      case 'job':
        if (!job) return encode(0x0406, 2, [])
        if (isEnded(job) && this.backend === jobId) job['job-state-reasons'] = 'processing-to-stop-point'
        return encode(0, 2, [{ 'job-printer-uri': 'ipp://localhost/printers/Front desk-1', ...job }])
      case 'jobs':
        this.asked++
        return encode(0, 2, asked['which-jobs']?.[0] === 'all' ? [...this.jobs.values()] : this.#open())
      case 'subscribe':
        this.subscribed.push(uri(asked, 'printer-uri'))
        return this.events ? encode(0, 6, [{ 'notify-subscription-id': 7 }]) : encode(0x0403, 6, [])
      case 'unsubscribe':
        this.unsubscribed++
        return encode(0, 6, [])
      case 'notifications':
        return encode(0, 7, this.events ?? [])
      case 'cancel': {
        const purge = asked['purge-job']?.[0] === true
        const ids = purge ? this.purged : this.cancelled
        ids.push(jobId)
        if (!job) return encode(0x0406, 2, [])
        if (isEnded(job) && !purge) return encode(0x0404, 2, [])
        // As CUPS does: the first purge of an open job only cancels it.
        if (isEnded(job)) this.jobs.delete(jobId)
        else job['job-state'] = 7
        return encode(0, 2, [])
      }
      default:
        return encode(0x0501, 1, [])
    }
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const isEnded = (job: Attributes) => Number(job['job-state']) >= 7

const uri = (attributes: IppGroup, name: string) => decodeURIComponent(textOf(attributes[name]?.[0]))

function encode(status: number, group: number, members: Attributes[]): Buffer {
  const head = Buffer.from([1, 1, status >> 8, status & 0xff, 0, 0, 0, 1])
  const body = members.flatMap((attributes) => [Buffer.from([group]), ...Object.entries(attributes).flatMap(attribute)])
  return Buffer.concat([head, ...body, Buffer.from([3])])
}

function attribute([name, value]: [string, Value | Value[]]): Buffer[] {
  return [value].flat().flatMap((each, index) => {
    const [tag, bytes] = encodeValue(each)
    return [Buffer.from([tag]), withLength(Buffer.from(index === 0 ? name : '')), withLength(bytes)]
  })
}

function encodeValue(value: Value): [tag: number, bytes: Buffer] {
  if (typeof value === 'string') return [0x44, Buffer.from(value)]
  if (typeof value === 'boolean') return [0x22, Buffer.from([value ? 1 : 0])]
  if (typeof value === 'object') {
    const range = Buffer.alloc(8)
    range.writeInt32BE(value.lower)
    range.writeInt32BE(value.upper, 4)
    return [0x33, range]
  }
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return [0x21, bytes]
}

function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}
