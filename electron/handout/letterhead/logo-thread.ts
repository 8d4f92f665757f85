import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type LogoProblem, logoProblem } from './logo-problem.ts'
import type { Logo } from './look.ts'

/** What the thread answers to the bytes of a file. */
export type LogoAnswer = { logo: Logo; problem: null } | { logo: null; problem: LogoProblem }

export interface LogoThread {
  /** Draws a logo's file. The last file is kept with its answer. Never rejects. */
  draw(bytes: Uint8Array): Promise<LogoAnswer>
}

/** What the thread reports: that it is ready for its first logo, or its answer to one. */
export type LogoReport = 'ready' | LogoAnswer

/** Heap of the thread in MB, beside what the renderer has. */
const heapMegabytes = 256
/** How long the thread may take to load its code: only to end what hangs. */
const startSeconds = 60

/** Has tsx run the source of the thread. Node runs no TypeScript as the first file of a thread. */
const fromSource = `const { workerData } = require('node:worker_threads')
require(workerData.tsx).register()
require(workerData.file)`

/**
 * Draws logos in a thread, one after the other: a drawing that never ends, or takes all memory, ends its thread alone.
 * @param workerFile The built `electron/handout/letterhead/logo-worker.ts`; without it, its source is run.
 * @param seconds How long one logo may take.
 * @param idleSeconds After how long without work the thread ends.
 */
export function openLogoThread({
  workerFile,
  seconds = 10,
  idleSeconds = 1,
}: { workerFile?: string; seconds?: number; idleSeconds?: number } = {}): LogoThread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last: { hash: string; answer: LogoAnswer } | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    void worker?.terminate()
    worker = null
  }

  /** The thread, ready for a logo; null when it does not start. */
  const ready = async (): Promise<Worker | null> => {
    if (worker) return worker
    const starting = start(workerFile)
    // An error may come while nobody waits for a report.
    starting.on('error', () => undefined)
    starting.once('exit', () => {
      if (worker === starting) worker = null
    })
    worker = starting
    if ((await reportOf(starting, startSeconds)) === 'ready') return starting
    end()
    return null
  }

  const drawNow = async (bytes: Uint8Array): Promise<LogoAnswer> => {
    const thread = await ready()
    if (!thread) return { logo: null, problem: logoProblem('undrawn') }
    thread.postMessage(bytes)
    const report = await reportOf(thread, seconds)
    if (report !== null && report !== 'ready') return report
    end()
    return { logo: null, problem: logoProblem('too-much') }
  }

  const draw = async (bytes: Uint8Array): Promise<LogoAnswer> => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (last?.hash === hash) return last.answer
    clearTimeout(idle)
    const answer = await drawNow(bytes)
    idle = setTimeout(end, idleSeconds * 1000).unref()
    if (answer.problem?.key !== 'handout.logo.problem.undrawn') last = { hash, answer }
    return answer
  }

  return {
    draw(bytes) {
      const drawn = queue.then(() => draw(bytes))
      queue = drawn.catch(() => undefined)
      return drawn
    },
  }
}

function start(built: string | undefined): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes }
  if (built !== undefined) return new Worker(built, { resourceLimits })
  const { resolve } = createRequire(import.meta.url)
  const workerData = { tsx: resolve('tsx/cjs/api'), file: resolve('./logo-worker.ts') }
  return new Worker(fromSource, { eval: true, workerData, resourceLimits })
}

/** What the thread reports next; null when it ends before, or takes too long. */
async function reportOf(worker: Worker, seconds: number): Promise<LogoReport | null> {
  const settled = new AbortController()
  const options = { signal: settled.signal }
  worker.ref()
  try {
    return await Promise.race([
      once(worker, 'message', options).then(([report]) => report as LogoReport),
      once(worker, 'exit', options).then(() => null),
      pause(seconds * 1000, null, options),
    ])
  } catch {
    return null
  } finally {
    settled.abort()
    // A thread that waits for work must not keep the program alive.
    worker.unref()
  }
}
