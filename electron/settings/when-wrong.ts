import { z } from 'zod'

/** What is in force while the value of a setting is wrong. */
export interface WhenWrong {
  /** In force without an earlier right value: the value that holds back most. */
  safe: unknown
  /** Whether an earlier right value is used first. */
  earlier: boolean
}

/**
 * What each setting says of itself. A setting that says nothing keeps its last right value, else has its default. Keys are
 * the schemas as they stand in the settings schema: register the outermost one.
 */
export const whenWrong = z.registry<WhenWrong>()

/** A setting that holds something back: wrong and never right before, it is `safe`, not its default. */
export function failsClosed<Schema extends z.ZodType>(schema: Schema, safe: z.output<Schema>): Schema {
  whenWrong.add(schema, { safe, earlier: true })
  return schema
}

/** A setting that is left out while it is wrong: an earlier value would mislead more than none. */
export function leftOut<Schema extends z.ZodType<string | null>>(schema: Schema): Schema {
  whenWrong.add(schema, { safe: null, earlier: false })
  return schema
}
