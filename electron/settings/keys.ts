import { z } from 'zod'
import { type KeyPath, keysWithin, unwrapped } from '../../content/json/known-keys.ts'
import { settingsSchema } from './schema.ts'
import { whenWrong, type WhenWrong } from './when-wrong.ts'

/** One setting that is judged alone: a key that holds no further keys. */
export interface SettingKey {
  /** "clinic.name" */
  name: string
  path: readonly string[]
  /** Of the value alone; parsing `undefined` with it gives the default. */
  schema: z.ZodType
  whenWrong: WhenWrong | null
}

/** Every setting, in the order of the schema. `$schema` is for editors, and is not one. */
export const settingKeys: readonly SettingKey[] = keysWithin(settingsSchema).flatMap((keyPath): SettingKey[] => {
  const path = keyPath.map(String)
  const schema = schemaAt(path)
  if (!schema || path[0] === '$schema' || unwrapped(schema) instanceof z.ZodObject) return []
  return [{ name: path.join('.'), path, schema, whenWrong: whenWrong.get(schema) ?? null }]
})

/** A right value of a key, as one writes it into the file: `"telephone": "555-0100"`. Null for a key that is not known. */
export function exampleOf(path: KeyPath): string | null {
  const schema = schemaAt(path)
  if (!schema) return null
  const examples: unknown = z.globalRegistry.get(schema)?.examples
  const value: unknown = Array.isArray(examples) ? examples[0] : (schema.safeParse(undefined).data ?? null)
  const written = JSON.stringify(value, null, 1).replace(/\s+/g, ' ')
  const key = path.at(-1)
  return typeof key === 'string' ? `"${key}": ${written}` : written
}

/** A file that is right, for one that cannot be read at all. */
export const exampleFile =
  '{ "paper": "letter", "clinic": { "name": "Harbor Breast Clinic", "telephone": "555-0100" } }'

function schemaAt(path: KeyPath): z.ZodType | null {
  let schema: unknown = settingsSchema
  for (const key of path) {
    const around = unwrapped(schema)
    const shape: Record<string, unknown> = around instanceof z.ZodObject ? around.shape : {}
    if (around instanceof z.ZodArray && typeof key === 'number') schema = around.element
    else if (typeof key === 'string' && Object.hasOwn(shape, key)) schema = shape[key]
    else return null
  }
  return schema instanceof z.ZodType ? schema : null
}
