import { z } from 'zod'
import { readRegularFile, sayRefusal } from '../storage/regular-file.ts'
import { writeSmallFile } from '../storage/small-file.ts'
import { readJson } from '../../content/json/read-json.ts'
import { judgeSettings, type SettingValues, settingsTree } from './judge.ts'
import { settingKeys } from './keys.ts'

const maxBytes = 1_000_000
/** Key of the copy that names the settings file it is of: a developer may start with another one. */
const ofFile = '$file'

/** The values that were right last, or why they are not known. `none`: there was never a settings file. */
export type LastGood =
  { state: 'none' | 'good'; values: SettingValues } | { state: 'damaged'; values: SettingValues; mend: string }

/** Reads the copy of the values that were right last in a settings file. Never rejects. */
export async function readLastGood(copy: string, settingsFile: string): Promise<LastGood> {
  const none = { state: 'none', values: new Map() } as const
  const read = await readRegularFile(copy, maxBytes)
  if (read.state === 'missing') return none
  if (read.state === 'refused') return { state: 'damaged', values: new Map(), mend: sayRefusal(read.refusal) }
  const written = readJson(read.bytes, z.record(z.string(), z.unknown()))
  if (!written.ok) return { state: 'damaged', values: new Map(), mend: written.problems[0].fix }
  const of = written.value[ofFile]
  if (of !== undefined && of !== settingsFile) return none
  // Only what is written in the copy was ever right: what it leaves out has no last good value, not its default.
  const { right } = judgeSettings(read.bytes)
  const values = new Map(
    settingKeys.filter(({ path }) => isIn(written.value, path)).map(({ name }) => [name, right.get(name)] as const),
  )
  return { state: 'good', values: new Map([...values].filter(([name]) => right.has(name))) }
}

/** Writes that copy. Rejects where the disk does not take it. */
export async function writeLastGood(copy: string, settingsFile: string, values: SettingValues): Promise<void> {
  await writeSmallFile(copy, { [ofFile]: settingsFile, ...settingsTree(values) })
}

function isIn(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) && isIn(Reflect.get(value, key), rest)
}
