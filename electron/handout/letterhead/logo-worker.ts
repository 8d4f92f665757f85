import { parentPort } from 'node:worker_threads'
import { logoPicture } from './logo-picture.ts'
import { LogoRefused } from './logo-problem.ts'
import type { LogoAnswer, LogoReport } from './logo-thread.ts'
import { loadResvg } from './resvg.ts'

const port = parentPort
if (!port) throw new Error('The thread that draws logos runs as a worker only')

const say = (report: LogoReport): void => port.postMessage(report)

async function answer(bytes: Uint8Array): Promise<LogoAnswer> {
  try {
    return { logo: await logoPicture(bytes), problem: null }
  } catch (error) {
    if (error instanceof LogoRefused) return { logo: null, problem: error.problem }
    // The renderer cannot be used any more, so the thread ends.
    throw error
  }
}

port.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then(say)
})
void loadResvg().then(() => say('ready'))
