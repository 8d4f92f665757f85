import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { clinic, planFor, profiles, render } from './fixture.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes in use after all that is not needed is gone. */
async function inUse(): Promise<number> {
  // Streams let go of their last chunk a turn later.
  await new Promise(setImmediate)
  collect()
  // V8 gives buffers back in a thread of its own, and counts them until it is done; the next collection waits for it.
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

it('nothing of a handout but the widths of its words stays in memory once it is made', async () => {
  const plan = planFor(profiles['not-known'], { length: 'short' })
  const make = async (count: number): Promise<number> => {
    let made = 0
    for (let index = 0; index < count; index++)
      made += (await render(plan, { clinic, note: `For visitor ${index}, at ${index % 12} o'clock.` })).bytes.length
    return made / count
  }
  // Those of a guide are known after a few handouts; all go with the visit (maker.test.ts).
  await make(60)
  const before = await inUse()
  const each = await make(200)
  const grown = (await inUse()) - before
  // Were only the file kept, it would be 200 times this.
  expect(grown).toBeLessThan(each * 100)
}, 120_000)
