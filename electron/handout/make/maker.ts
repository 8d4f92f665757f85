import { Worker } from 'node:worker_threads'
import type { Guide } from '../../../content/schema/guide.ts'
import type { HandoutJob, MadeHandout, Message, Report, WorkerStart } from './jobs.ts'

export type { HandoutJob, MadeHandout } from './jobs.ts'

export interface HandoutMaker {
  /**
   * Makes a handout off the main thread. Rejects with a plain Error when it cannot be made, when the worker dies over it
   * or when it takes longer than `timeoutSeconds`; the next call then gets a new worker.
   */
  make(job: HandoutJob): Promise<MadeHandout>
  /** Starts the worker, unless it runs, so that the first handout need not wait for it. */
  warm(): void
  /** Makes all later handouts from this guide. */
  use(guide: Guide): void
  /**
   * Has the worker forget the words of what it made so far. The next handout is as fast as ever. A worker that has not done
   * it after `forgetSeconds` is replaced, since only its end makes it forget.
   */
  forget(): void
  /** Ends the worker; whatever is being made is rejected. */
  close(): Promise<void>
}

interface Waiting {
  resolve(handout: MadeHandout): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/**
 * Keeps one worker that makes handouts from a guide, started when it is first needed or told to warm up.
 * @param workerFile The built `electron/handout/make/worker.ts` (`out/main/handout-worker.js`).
 */
export function createHandoutMaker({
  guide,
  workerFile,
  timeoutSeconds = 60,
  forgetSeconds = 10,
}: {
  guide: Guide
  workerFile: string
  timeoutSeconds?: number
  forgetSeconds?: number
}): HandoutMaker {
  const waiting = new Map<number, Waiting>()
  /** One timer for each time the worker was told to forget and has not answered yet. */
  const forgetting: NodeJS.Timeout[] = []
  let worker: Worker | null = null
  let closed = false
  let nextId = 1
  let current = guide
  /** Whether the worker was sent a job since it was last told to forget. */
  let sent = false

  const settle = (id: number): Waiting | undefined => {
    const job = waiting.get(id)
    if (job) clearTimeout(job.timer)
    waiting.delete(id)
    return job
  }

  const lose = (lost: Worker, reason: string): void => {
    if (worker !== lost) return
    worker = null
    for (const timer of forgetting.splice(0)) clearTimeout(timer)
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(reason))
    void lost.terminate()
  }

  const start = (): Worker => {
    const data: WorkerStart = { guide: current }
    const started = new Worker(workerFile, { workerData: data })
    started.on('message', (report: Report) => {
      if (report.kind === 'made') settle(report.id)?.resolve(report.handout)
      else if (report.kind === 'failed') settle(report.id)?.reject(new Error(report.reason))
      else if (worker === started) clearTimeout(forgetting.shift())
    })
    started.on('error', (error) => lose(started, `The handout could not be made: ${error.message}`))
    started.on('exit', () => lose(started, 'The handout could not be made: its worker ended'))
    // A worker that waits for work must not keep the program alive.
    started.unref()
    return started
  }

  const send = (to: Worker, message: Message): void => to.postMessage(message)

  return {
    warm() {
      if (!closed) worker ??= start()
    },
    forget() {
      const running = worker
      if (running && sent) {
        send(running, { kind: 'forget' })
        const replace = () => {
          lose(running, 'The handout was not made: the visit has ended')
          worker ??= start()
        }
        forgetting.push(setTimeout(replace, forgetSeconds * 1000).unref())
      }
      sent = false
    },
    make(job) {
      if (closed) return Promise.reject(new Error('No handouts are made any more: the program is ending'))
      const running = (worker ??= start())
      const id = nextId++
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => lose(running, `The handout was not ready after ${timeoutSeconds} seconds`),
          timeoutSeconds * 1000,
        )
        waiting.set(id, { resolve, reject, timer })
        sent = true
        send(running, { kind: 'job', id, job })
      })
    },
    use(guide) {
      current = guide
      if (worker) send(worker, { kind: 'guide', guide })
    },
    async close() {
      closed = true
      const ending = worker
      if (ending) lose(ending, 'The handout was not made: the program is ending')
      await ending?.terminate()
    },
  }
}
