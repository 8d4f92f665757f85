import { z } from 'zod'
import { inspectJson, isWithin, type KeyProblem, valueAt } from '../../content/json/read-json.ts'
import { type KeyPath, unwrapped } from '../../content/json/known-keys.ts'
import { exampleFile, exampleOf, type SettingKey, settingKeys } from './keys.ts'
import type { SettingsFault } from '../contract/contract.ts'
import { type Settings, settingsSchema } from './schema.ts'
import { whenWrong } from './when-wrong.ts'

/** What is wrong with a settings file, and the fix. */
export interface SettingsProblem {
  /** The key with its path ("clinic.localResources[2].name"); null where it concerns the whole file. */
  key: string | null
  /** The line, what is wrong and what to do, in one or two sentences for IT. */
  mend: string
}
type Meanwhile = NonNullable<SettingsFault['meanwhile']>

/** Values of settings by their key ("clinic.name"), each right by its own schema. */
export type SettingValues = ReadonlyMap<string, unknown>

/** A settings text, each of its keys judged alone. */
export interface JudgedSettings {
  /** The keys that are right. One that the file leaves out is right, with its default. */
  right: SettingValues
  /** Whether nothing could be read, so that no key is right. */
  isUnreadable: boolean
  /** Values left out of a list that is in force otherwise, without the numbers: "clinic.localResources[].telephone". */
  leftOut: ReadonlySet<string>
  problems: readonly JudgedProblem[]
}
interface JudgedProblem extends SettingsProblem {
  /** The setting the problem is about; empty = the whole file, null = none. */
  about: KeyPath | null
}

/** Settings in force, and how they came about. */
export interface EffectiveSettings {
  settings: Settings
  /** The values to fall back to the next time. */
  good: SettingValues
  problems: readonly SettingsFault[]
  /** Settings with no value because theirs is wrong, as in `JudgedSettings.leftOut`. */
  leftOut: ReadonlySet<string>
}

/** Judges the text of a settings file key by key. Never throws. */
export function judgeSettings(source: string | Uint8Array): JudgedSettings {
  const read = inspectJson(source, settingsSchema)
  if (!read.ok) {
    const { line, fix } = read.problem
    return unreadable(line === null ? fix : `Line ${line}: ${fix}`)
  }
  const { data } = read
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return unreadable(read.problems.map(mendOf).join(' '))
  const abouts = read.problems.map((problem) => doubtedBy(problem, data))
  const isDoubted = (path: KeyPath) =>
    read.problems.some(({ what }, index) => {
      const outer = abouts[index]
      if (!outer || !isWithin(path, outer)) return false
      // The schema of a key finds its wrong value again, and a list that is too long may have entries that are right.
      return what !== 'wrong' || (outer.length < path.length && !Array.isArray(valueAt(data, outer)))
    })
  const right = new Map<string, unknown>()
  const leftOut = new Set<string>()
  for (const key of settingKeys) {
    if (isDoubted(key.path)) continue
    const value = valueAt(data, key.path)
    const parsed = key.schema.safeParse(value)
    if (parsed.success) right.set(key.name, parsed.data)
    else salvageList(key, value, isDoubted, right, leftOut)
  }
  const problems = read.problems.map((problem, index) => ({
    key: problem.field,
    mend: mendOf(problem),
    about: abouts[index] ?? null,
  }))
  return { right, isUnreadable: false, leftOut, problems }
}

/** A settings file of which nothing can be used. */
export function unreadable(mend: string): JudgedSettings {
  return {
    right: new Map(),
    isUnreadable: true,
    leftOut: new Set(),
    problems: [{ key: null, mend, about: [] }],
  }
}

/**
 * The settings that a judged text puts in force: each key has its right value, else its last good one, else the one that
 * holds back most, else its default. What a key does of these is said in the schema (`whenWrong`).
 */
export function effectiveSettings(judged: JudgedSettings, lastGood: SettingValues): EffectiveSettings {
  const good = new Map<string, unknown>()
  const leftOut = new Set(judged.leftOut)
  const meanwhile = new Map<string, Meanwhile>()
  const tree: Record<string, unknown> = {}
  for (const key of settingKeys) {
    const isRight = judged.right.has(key.name)
    // A file that cannot be read says nothing against a number that was right before.
    const isEarlier = !isRight && lastGood.has(key.name) && (judged.isUnreadable || key.whenWrong?.earlier !== false)
    const value = isRight ? judged.right.get(key.name) : isEarlier ? lastGood.get(key.name) : valueWithoutEarlier(key)
    if (isRight || isEarlier) good.set(key.name, value)
    if (!isRight && !isEarlier && key.whenWrong?.earlier === false) leftOut.add(key.name)
    if (!isRight) meanwhile.set(key.name, isEarlier ? 'last-good' : meanwhileOf(key))
    put(tree, key.path, value)
  }
  const problems = judged.problems.map(({ key, mend, about }) => ({
    key,
    mend,
    example: about === null ? null : about.length === 0 ? exampleFile : exampleOf(about),
    meanwhile: meanwhileAbout(about, meanwhile),
  }))
  return { settings: settingsSchema.parse(tree), good, problems, leftOut }
}

/** Settings by key as one object, as they are written into a file. */
export function settingsTree(values: SettingValues): Record<string, unknown> {
  const tree: Record<string, unknown> = {}
  for (const { name, path } of settingKeys) if (values.has(name)) put(tree, path, values.get(name))
  return tree
}

function mendOf({ line, fix }: KeyProblem): string {
  return line === null ? fix : `Line ${line}: ${fix}`
}

/**
 * The part of the settings that a problem takes the trust from. A misspelled key is the key that was meant, unless the file
 * has that one too: someone who writes "witholdUnreviewed" wants pages withheld.
 */
function doubtedBy({ what, path, meant }: KeyProblem, data: unknown): KeyPath | null {
  if (what !== 'unknown') return path
  return meant !== null && valueAt(data, meant) === undefined ? meant : null
}

/** Keeps the entries of a list that are right, each without what is wrong in it. Keeps nothing if none is. */
function salvageList(
  { name, path, schema }: SettingKey,
  value: unknown,
  isDoubted: (path: KeyPath) => boolean,
  right: Map<string, unknown>,
  leftOut: Set<string>,
): void {
  const list = unwrapped(schema)
  const entry = list instanceof z.ZodArray ? unwrapped(list.element) : null
  if (!Array.isArray(value) || !(entry instanceof z.ZodObject)) return
  const dropped = new Set<string>()
  const kept = value.flatMap((written: unknown, index) => {
    if (typeof written !== 'object' || written === null || isDoubted([...path, index])) return []
    const fields = Object.entries<z.core.$ZodType>(entry.shape).flatMap(([field, fieldSchema]): [string, unknown][] => {
      const at = [...path, index, field]
      const parsed = z.safeParse(fieldSchema, isDoubted(at) ? undefined : valueAt(written, [field]))
      if (parsed.success && !isDoubted(at)) return [[field, parsed.data]]
      if (whenWrong.has(fieldSchema)) dropped.add(`${name}[].${field}`)
      return []
    })
    const parsed = entry.safeParse(Object.fromEntries(fields))
    return parsed.success ? [parsed.data] : []
  })
  const parsed = schema.safeParse(kept.slice(0, mostEntries(list)))
  if (!parsed.success || kept.length === 0) return
  right.set(name, parsed.data)
  for (const field of dropped) leftOut.add(field)
}

/** How many entries a list may have. */
function mostEntries(list: unknown): number {
  const most = list instanceof z.ZodArray ? z.toJSONSchema(list, { io: 'input' }).maxItems : undefined
  return most ?? Infinity
}

function valueWithoutEarlier({ schema, whenWrong }: SettingKey): unknown {
  return whenWrong === null ? schema.parse(undefined) : whenWrong.safe
}

function meanwhileOf({ whenWrong }: SettingKey): Meanwhile {
  if (whenWrong === null) return 'default'
  return whenWrong.earlier ? 'safe' : 'left-out'
}

/** What is in force for all that a problem is about; the most careful where that differs by key. */
function meanwhileAbout(about: KeyPath | null, meanwhile: ReadonlyMap<string, Meanwhile>): Meanwhile | null {
  if (about === null) return 'ignored'
  if (about.length === 0) return null
  const states = settingKeys.flatMap(({ name, path }) => {
    const state = meanwhile.get(name)
    return state !== undefined && (isWithin(path, about) || isWithin(about, path)) ? [state] : []
  })
  // Part of a list whose other entries are in force.
  if (states.length === 0) return 'left-out'
  return (['safe', 'last-good', 'left-out'] as const).find((state) => states.includes(state)) ?? 'default'
}

function put(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let branch = tree
  path.forEach((key, index) => {
    if (index === path.length - 1) branch[key] = value
    else {
      const next: Record<string, unknown> = {}
      const found = branch[key]
      if (isBranch(found)) branch = found
      else {
        branch[key] = next
        branch = next
      }
    }
  })
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
