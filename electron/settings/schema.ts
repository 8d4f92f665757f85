import { z } from 'zod'
import { paperSchema } from '../ipc/contract.ts'

const line = (max: number) => z.string().trim().min(1).max(max)

/** What the clinic has printed on its handouts: its letterhead and its own words. */
export const clinicSchema = z.strictObject({
  name: line(120).nullable().default(null),
  telephone: line(60).nullable().default(null),
  hours: line(200).nullable().default(null),
  /** Whole text of 'When to call us'; null prints a form to fill in by hand. */
  whenToCall: line(4000).nullable().default(null),
  /** Full path of a PNG or SVG file. */
  logo: line(1000).nullable().default(null),
  footer: line(300).nullable().default(null),
  localResources: z
    .array(
      z.strictObject({
        name: line(120),
        telephone: line(60).nullable().default(null),
        text: line(400).nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
})
export type Clinic = z.infer<typeof clinicSchema>

/** The machine's settings, as IT writes them into one JSON file. Every key may be left out. */
export const settingsSchema = z.strictObject({
  /** For editors that know JSON schemas; not read. */
  $schema: z.string().exactOptional(),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language such as "en" or "es"').default('en'),
  paper: paperSchema.default('letter'),
  /** Seconds without a touch after which a visitor's session ends. */
  idleSeconds: z.int().min(30).max(3600).default(180),
  /** Name of the print queue used unless another is chosen; null = the system's default. */
  defaultPrinter: line(200).nullable().default(null),
  clinic: clinicSchema.prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>

/** The settings of a machine without a settings file. */
export const defaultSettings: Settings = settingsSchema.parse({})
