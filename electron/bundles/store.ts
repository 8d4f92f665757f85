import { rename } from 'node:fs/promises'
import { z } from 'zod'
import { sameName } from '../../content/bundles/bundle-choice.ts'
import { type JsonProblem, sayJsonProblem } from '../../content/json/read-json.ts'
import { type Bundle, bundleSchema } from '../../content/schema/bundle.ts'
import { once } from '../../content/schema/once.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { readSmallFile, type SmallFile, writeSmallFile } from '../storage/small-file.ts'

/** How many sets of its own a kiosk keeps. */
export const bundleLimit = 50

const fileSchema = z.strictObject({
  format: z.literal(1),
  bundles: z.array(bundleSchema).overwrite(once).max(bundleLimit),
})

/** A kiosk keeps as many sets as it may, and this one is new. */
export class BundlesFull extends Error {}

/** The sets of choices that staff saved on this kiosk. Writing rejects where the disk does not take it; then nothing has changed. */
export interface BundleStore {
  readonly bundles: readonly Bundle[]
  /** Saves a set, over the one of the same name. Rejects with `BundlesFull` where it would be one too many. */
  save(bundle: Bundle): Promise<void>
  /** Removes the set of this name, if there is one. */
  remove(name: string): Promise<void>
}

/**
 * Opens the store. A file that is damaged is put aside and the last good one is used; what is kept is a set of choices,
 * never anything about a person.
 */
export async function openBundleStore(file: string, log: Pick<Log, 'warn' | 'error'>): Promise<BundleStore> {
  let bundles: readonly Bundle[] = await load(file, log)
  let writing: Promise<void> = Promise.resolve()
  /** One change after the other, each from what the one before left. */
  const change = (next: (now: readonly Bundle[]) => Bundle[]): Promise<void> => {
    const written = writing.then(async () => {
      const changed = next(bundles)
      await write(file, changed)
      bundles = changed
    })
    writing = written.catch(() => undefined)
    return written
  }
  return {
    get bundles() {
      return bundles
    },
    save: (bundle) =>
      change((now) => {
        const at = now.findIndex(({ name }) => sameName(name, bundle.name))
        if (at < 0 && now.length >= bundleLimit) throw new BundlesFull()
        return at < 0 ? [...now, bundle] : now.with(at, bundle)
      }),
    remove: (name) => change((now) => now.filter((bundle) => !sameName(bundle.name, name))),
  }
}

/** The sets in a store's file, for reading only, and what is wrong with the file in one line; null = nothing is. */
export async function readSavedBundles(file: string): Promise<{ bundles: Bundle[]; problem: string | null }> {
  const own = await read(file)
  const bundles = setsOf(own) ?? setsOf(await read(lastGood(file))) ?? []
  if (own.state !== 'damaged') return { bundles, problem: null }
  const instead = bundles.length > 0 ? 'The last good ones are used instead.' : 'None of them can be used.'
  return { bundles, problem: `${file}: the bundles saved there are damaged. ${instead} ${sayJsonProblem(own.problem)}` }
}

function lastGood(file: string): string {
  return `${file}.last`
}

async function load(file: string, log: Pick<Log, 'warn' | 'error'>): Promise<Bundle[]> {
  const own = await read(file)
  if (own.state === 'good') return own.value.bundles
  const last = await read(lastGood(file))
  const lastBundles = setsOf(last)
  if (last.state === 'damaged') reportDamaged(lastGood(file), last.problem, 'delete it', log)
  if (own.state === 'damaged') {
    reportDamaged(file, own.problem, lastBundles ? 'the last good ones are used' : 'save them again', log)
    await rename(file, `${file}.damaged`).catch((error: unknown) => {
      log.warn('damaged bundles not put aside', errorFacts(error))
    })
  }
  return lastBundles ?? []
}

function reportDamaged(file: string, { field, line, fix }: JsonProblem, mend: string, log: Pick<Log, 'error'>): void {
  log.error('bundles damaged', { file, key: field, line, reason: fix, mend })
}

const read = (file: string) => readSmallFile(file, fileSchema)

function setsOf(read: SmallFile<z.output<typeof fileSchema>>): Bundle[] | null {
  return read.state === 'good' ? read.value.bundles : null
}

/** The sets before stay beside the new ones, as the last good ones. */
async function write(file: string, bundles: readonly Bundle[]): Promise<void> {
  const before = setsOf(await read(file))
  if (before) await writeSmallFile(lastGood(file), { format: 1, bundles: before })
  await writeSmallFile(file, { format: 1, bundles })
}
