import { workerData } from 'node:worker_threads'
import { isStopped, type KnownProcess } from './process-state.ts'

/** How often the zygotes are looked at, in ms. */
const everyMs = 1_000
/** After how many looks in a row a stopped zygote is ended. */
const limit = 2

// A thread of the main process: it runs while the main thread waits for an answer that a stopped zygote never gives.
const stopped = (workerData as KnownProcess[]).map((zygote) => ({ zygote, looks: 0 }))
setInterval(() => {
  for (const each of stopped) {
    each.looks = isStopped(each.zygote) ? each.looks + 1 : 0
    if (each.looks >= limit) process.kill(each.zygote.pid, 'SIGKILL')
  }
}, everyMs)
