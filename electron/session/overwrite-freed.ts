import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What is filled at a time: little enough that others who wait for this thread do not notice. */
const sliceBytes = 256 * 1024
const filling = Buffer.alloc(1024, ' ')

/**
 * Frees what no object of this thread refers to any more, and overwrites the memory that it was in. V8 leaves freed strings
 * in place until it needs the memory, which can take days on a quiet kiosk. Takes some tens of milliseconds, in slices
 * between which the thread does other work.
 */
export async function overwriteFreed(): Promise<void> {
  collectGarbage()
  // New objects are laid one after the other in two spaces of one size, in turn.
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  const bytes = 2 * (space?.space_size ?? 0)
  for (let filled = 0; filled < bytes; filled += sliceBytes) {
    for (let slice = 0; slice < sliceBytes; slice += filling.length) filling.toString('latin1')
    await new Promise(setImmediate)
  }
  collectGarbage()
}

/** Collects all garbage, moves what is left together, and clears the rest of its pages. */
function collectGarbage(): void {
  setFlagsFromString('--clear-free-memory')
  setFlagsFromString('--compact-on-every-full-gc')
  // V8 shows its collector only to contexts that are made after it was told to.
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  setFlagsFromString('--no-expose-gc')
  setFlagsFromString('--no-compact-on-every-full-gc')
}
