import { setTimeout as pause } from 'node:timers/promises'
import type { Kiosk } from '../e2e/launch.ts'
import { lookAtProcesses, shellHeap } from './measure.ts'
import type { Sample } from './measure.ts'
import { visit } from './visitor.ts'

export interface SoakOptions {
  visitors: number
  /** A sample is taken before the first visitor and after so many each. */
  every: number
  onSample?: (sample: Sample) => void
}

/**
 * How long a kiosk that has been started takes to get ready for its first handout, in ms: fonts are read and a few
 * handouts made that nobody sees. What it holds after that is what it holds while nobody comes.
 */
const readyAfterMs = 10_000

/** How long a new page may go on loading behind its attract screens, in ms: half a page holds less than a whole one. */
const settledAfterMs = 1000

/** Sends visitors through one running kiosk, one after the other, and samples what it holds meanwhile. */
export async function soak(kiosk: Kiosk, { visitors, every, onSample = () => {} }: SoakOptions): Promise<Sample[]> {
  const samples: Sample[] = []
  const devtools = await kiosk.window.context().newCDPSession(kiosk.window)
  const start = performance.now()
  const take = async (done: number) => {
    await pause(settledAfterMs)
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    const seconds = (performance.now() - start) / 1000
    const heaps = { heap: Math.round(usedSize / 1024), shellHeap: await shellHeap(kiosk.app) }
    const sample = { visitors: done, seconds, ...heaps, ...lookAtProcesses(kiosk.app) }
    samples.push(sample)
    onSample(sample)
  }
  await kiosk.window.getByRole('button', { name: 'Touch to begin' }).waitFor()
  await pause(readyAfterMs)
  await take(0)
  for (let number = 0; number < visitors; number++) {
    await visit(kiosk.window, number)
    if ((number + 1) % every === 0) await take(number + 1)
  }
  return samples
}
