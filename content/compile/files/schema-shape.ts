import { z } from 'zod'

/** The schema without optional, nullable, default and the like around it. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return bare(schema.in)
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return bare(schema.unwrap())
  }
  return schema
}

/** The schema that holds at a place in the data; null where the schema does not say. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  let current = bare(schema)
  for (const key of path) {
    if (current instanceof z.ZodArray) current = bare(current.element)
    else if (current instanceof z.ZodObject) current = bare(Reflect.get(current.shape, key))
    else if (current instanceof z.ZodRecord) current = bare(current.valueType)
    else if (current instanceof z.ZodUnion)
      current = bare(current.options.find((option) => bare(option) instanceof z.ZodObject))
    else return null
  }
  return current
}

/** The names a map may use at this place. */
export function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysOf(bare(option)))
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** The words a closed vocabulary allows: an enumeration, a literal, or several of them. */
export function wordsOf(schema: unknown): string[] {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) return wordsOf(inner.element)
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String)
  if (inner instanceof z.ZodUnion) return inner.options.flatMap(wordsOf)
  return []
}
