import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { sameName } from '../../content/bundles/bundle-choice.ts'
import { type Bundle, bundleSchema } from '../../content/schema/bundle.ts'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'

/** How many sets of its own a kiosk keeps. */
export const bundleLimit = 50
const maxBytes = 1_000_000

const fileSchema = z.strictObject({ format: z.literal(1), bundles: z.array(bundleSchema).max(bundleLimit) })

/** The sets of choices that staff saved on this kiosk. */
export interface BundleStore {
  readonly bundles: readonly Bundle[]
  /** Saves a set, over the one of the same name. @throws Error when it cannot be written; then nothing has changed. */
  save(bundle: Bundle): void
  /** Removes the set of this name, if there is one. @throws Error as `save`. */
  remove(name: string): void
}

/**
 * Opens the store. A file that is damaged is put aside and the last good one is used; what is kept is a set of choices,
 * never anything about a person.
 */
export function openBundleStore(file: string, log: Pick<Log, 'warn' | 'error'>): BundleStore {
  let bundles = load(file, log)
  const keep = (next: Bundle[]): void => {
    write(file, next)
    bundles = next
  }
  return {
    get bundles() {
      return bundles
    },
    save(bundle) {
      const at = bundles.findIndex(({ name }) => sameName(name, bundle.name))
      keep(at < 0 ? [...bundles, bundle] : bundles.with(at, bundle))
    },
    remove(name) {
      keep(bundles.filter((bundle) => !sameName(bundle.name, name)))
    },
  }
}

/** The sets in a store's file, for reading only. Null when there is none that can be used. */
export function readBundles(file: string): Bundle[] | null {
  return [file, lastGood(file)].map(read).find((bundles) => bundles !== null) ?? null
}

function lastGood(file: string): string {
  return `${file}.last`
}

function load(file: string, log: Pick<Log, 'warn' | 'error'>): Bundle[] {
  const own = read(file)
  if (own) return own
  const last = read(lastGood(file))
  if (existsSync(file)) {
    log.error('bundles damaged', { file, mend: last ? 'the last good ones are used' : 'save them again' })
    try {
      renameSync(file, `${file}.damaged`)
    } catch (error) {
      log.warn('damaged bundles not put aside', errorFacts(error))
    }
  }
  return last ?? []
}

function read(file: string): Bundle[] | null {
  try {
    const text = readFileSync(file, 'utf8')
    if (text.length > maxBytes) return null
    const parsed = fileSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.bundles : null
  } catch {
    return null
  }
}

/** Whole or not at all: beside the file first and on the disk, then in its place, with the one before kept. */
function write(file: string, bundles: readonly Bundle[]): void {
  const beside = `${file}.new`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    const handle = openSync(beside, 'w', 0o600)
    try {
      writeSync(handle, `${JSON.stringify({ format: 1, bundles }, null, 2)}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (read(file)) renameSync(file, lastGood(file))
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
