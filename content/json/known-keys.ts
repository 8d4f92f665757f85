import { z } from 'zod'
import { spellingDistance } from '../text/slips.ts'

/** A key by the keys of the objects around it, or by an index in a list. */
export type KeyPath = readonly PropertyKey[]

/** The schema within those that say what a missing or null value means. */
export function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional
    ? unwrapped(schema.unwrap())
    : schema
}

/**
 * The key that was most likely meant by one the schema does not have: one of the same object that is spelled alike, else
 * one of the same name in another object. Null = none is near enough.
 * @param path Path of the key that was written.
 */
export function meantKey(schema: z.ZodType, path: KeyPath): KeyPath | null {
  const around = path.slice(0, -1)
  const written = plain(String(path.at(-1)))
  const beside = nearest(written, Object.keys(schemaAt(schema, around)?.shape ?? {}))
  if (beside !== null) return [...around, beside]
  return keysWithin(schema).find((key) => plain(String(key.at(-1))) === written) ?? null
}

/** Every key of an object and of the objects in it; not those of lists. */
export function keysWithin(schema: unknown, around: KeyPath = []): KeyPath[] {
  const object = unwrapped(schema)
  if (!(object instanceof z.ZodObject)) return []
  return Object.entries(object.shape).flatMap(([name, child]) => {
    const path = [...around, name]
    return [path, ...keysWithin(child, path)]
  })
}

function schemaAt(schema: unknown, path: KeyPath): z.ZodObject | null {
  const found = unwrapped(schema)
  const [key, ...rest] = path
  if (key === undefined) return found instanceof z.ZodObject ? found : null
  if (found instanceof z.ZodArray) return schemaAt(found.element, rest)
  const shape: Record<string, unknown> = found instanceof z.ZodObject ? found.shape : {}
  const name = String(key)
  return Object.hasOwn(shape, name) ? schemaAt(shape[name], rest) : null
}

/** A key without what people change in it: capitals, hyphens, underscores, spaces. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}$]/gu, '')
}

/** Shorter words than this are part of too many others. */
const leastPart = 4

function nearest(written: string, known: readonly string[]): string | null {
  if (written === '') return null
  const rated = known.map((key) => {
    const other = plain(key)
    const isPart =
      Math.min(written.length, other.length) >= leastPart && (other.includes(written) || written.includes(other))
    return { key, apart: isPart ? Math.min(1.5, spellingDistance(written, other)) : spellingDistance(written, other) }
  })
  const [best] = rated.sort((a, b) => a.apart - b.apart)
  const farthest = Math.max(1, Math.floor(written.length / 3))
  return best && best.apart <= Math.max(farthest, written.length >= leastPart ? 2 : 1) ? best.key : null
}
