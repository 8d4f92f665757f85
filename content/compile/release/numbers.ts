import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from '../../fingerprint/fingerprint.ts'
import { handoutParts } from '../../schema/guide.ts'
import type { Release } from '../../schema/release-history.ts'
import { type NumberedKind, type Numbers, numberedKinds, noNumbers, numbersSchema } from '../../schema/numbers.ts'
import { type DataFile, readData } from '../facts/guide-data.ts'
import { advice } from '../report/messages.ts'
import type { Problems } from '../report/problem.ts'
import type { Steps } from '../steps/steps.ts'

export const numbersPath = 'facts/numbers.yaml'

/** Reads the numbers that were given out; a guide that was never released has none. Reports a number that two things have. */
export function readNumbers(root: string, steps: Steps): DataFile<Numbers> | null {
  if (!existsSync(join(root, numbersPath))) return null
  const file = readData(root, numbersPath, numbersSchema, steps)
  for (const kind of numberedKinds) {
    const owners = new Map<number, string>()
    for (const [id, number] of Object.entries(file?.data[kind] ?? {})) {
      const other = owners.get(number)
      if (other !== undefined) file?.reporter.error(file.lineAt([kind, id]), advice.numberReused(id, number, other))
      owners.set(number, id)
    }
  }
  return file
}

/** Reports numbers that the last release had given out and that are changed or gone: old handouts would be read wrongly. */
export function checkNumbers(file: DataFile<Numbers> | null, last: Release | undefined, problems: Problems): void {
  if (!last) return
  const changed = numberedKinds.filter((kind) => {
    const given = last.numbers[kind]
    return fingerprintOfNumbers(file?.data[kind] ?? {}, given.count) !== given.fingerprint
  })
  for (const kind of changed) problems.error(numbersPath, file?.lineAt([kind]) ?? 1, advice.numbersChanged(kind))
}

/** How many numbers of each kind there are, and the fingerprint of these. */
export function sealOf(numbers: Numbers): Release['numbers'] {
  const seal = (kind: NumberedKind) => {
    const count = Object.keys(numbers[kind]).length
    return { count, fingerprint: fingerprintOfNumbers(numbers[kind], count) }
  }
  return {
    parts: seal('parts'),
    pages: seal('pages'),
    medicines: seal('medicines'),
    questions: seal('questions'),
    questionGroups: seal('questionGroups'),
  }
}

function fingerprintOfNumbers(numbers: Numbers[NumberedKind], count: number): string {
  return fingerprintOf(inOrder(numbers).slice(0, count))
}

function inOrder(numbers: Numbers[NumberedKind]): [string, number][] {
  return Object.entries(numbers).sort(([, a], [, b]) => a - b)
}

type Things = readonly { id: string }[]

/**
 * The numbers of all that is in a guide: those given out, then the next ones for what is new. The next release keeps them.
 */
export function numbersFor(guide: Record<Exclude<NumberedKind, 'parts'>, Things>, given: Numbers = noNumbers): Numbers {
  const ids = (things: Things) => things.map(({ id }) => id)
  const complete = (kind: NumberedKind, needed: readonly string[]): Numbers[NumberedKind] => {
    const kept = inOrder(given[kind])
    const next = (kept.at(-1)?.[1] ?? -1) + 1
    const added = needed.filter((id) => given[kind][id] === undefined)
    return Object.fromEntries([...kept, ...added.map((id, index): [string, number] => [id, next + index])])
  }
  return {
    parts: complete('parts', handoutParts),
    pages: complete('pages', ids(guide.pages)),
    medicines: complete('medicines', ids(guide.medicines)),
    questions: complete('questions', ids(guide.questions)),
    questionGroups: complete('questionGroups', ids(guide.questionGroups)),
  }
}
