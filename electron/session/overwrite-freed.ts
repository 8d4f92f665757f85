import { setTimeout as pause } from 'node:timers/promises'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What is filled at a time: little enough that others who wait for this thread do not notice. */
const sliceBytes = 256 * 1024
const filling = Buffer.alloc(1024, ' ')

/** V8 finishes some of a collection later, in threads of its own: what one round leaves, the next ones find. */
const rounds = 3
const roundMs = 500

/**
 * Frees what no object of this thread refers to any more, and overwrites the memory that it was in. V8 leaves freed strings
 * in place until it needs the memory, which can take days on a quiet kiosk. Takes some tens of milliseconds of this
 * thread, in slices, over a second and a half.
 */
export async function overwriteFreed(): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    collectGarbage()
    await fillNewSpace()
    collectGarbage()
    await pause(roundMs)
  }
}

/** V8 lays new objects one after the other in two spaces of one size, in turn. */
async function fillNewSpace(): Promise<void> {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  const bytes = 2 * (space?.space_size ?? 0)
  for (let filled = 0; filled < bytes; filled += sliceBytes) {
    for (let slice = 0; slice < sliceBytes; slice += filling.length) filling.toString('latin1')
    await new Promise(setImmediate)
  }
}

/**
 * Collects all garbage, moves what is left together, and clears the rest of its pages. V8's flags hold for all threads of the
 * program and are not taken back: that could happen in the midst of the collection of another thread.
 */
function collectGarbage(): void {
  setFlagsFromString('--clear-free-memory')
  setFlagsFromString('--compact-on-every-full-gc')
  // V8 shows its collector only to contexts that are made after it was told to.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
