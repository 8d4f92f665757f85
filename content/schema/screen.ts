import { z } from 'zod'

/** The icons that a section can have. The window draws them (`renderer/design/icons.ts`). */
export const sectionIcon = z.enum([
  'body',
  'book',
  'bulb',
  'chart',
  'compass',
  'cup',
  'heart',
  'info',
  'leaf',
  'people',
  'pill',
  'question',
  'shield',
  'tube',
])

/** What a screen needs a figure for, outside the guide's texts. `soon-after-trastuzumab`: the time of docs/rules.md 4.13. */
export const figureRoles = ['soon-after-trastuzumab'] as const
export const figureRole = z.enum(figureRoles)
export type FigureRole = z.infer<typeof figureRole>

/**
 * What only the screens use, by the ids of pages, sections and figures. It is not part of the guide's `hash`: no handout
 * changes with it.
 */
export const screenSchema = z.strictObject({
  /** The icon of each section. */
  icons: z.record(z.string(), sectionIcon).default({}),
  /** The questions of the attract screen, each with the page that answers it, in the guide's order. */
  attract: z.array(z.strictObject({ page: z.string(), question: z.string() })).default([]),
  /** Pages listed for every profile among the 'pages for you'. */
  forEveryProfile: z.array(z.string()).default([]),
  figures: z.partialRecord(figureRole, z.string()).default({}),
})
export type ScreenData = z.infer<typeof screenSchema>
