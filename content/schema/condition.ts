import { z } from 'zod'
import {
  type Biomarker,
  biomarkerTerms,
  type BiomarkerValue,
  type Scale,
  scaleOf,
  type ScoreTerm,
} from '../vocabulary/biomarkers.ts'
import { type CutOff, cutOffPattern, isCutOffFor } from '../vocabulary/cut-off.ts'
import { personFields } from '../vocabulary/person.ts'
import { biomarkers, prior, receptorStatus, site, subtype } from './profile.ts'

const testResult = z.array(receptorStatus)

/** What a condition may ask of a biomarker: `positive|unknown`, `low`, `>=10`. */
type Asked<Id extends Biomarker> = (Id extends ScoreTerm ? CutOff : BiomarkerValue<Id>) | 'unknown'

const biomarkerShape = Object.fromEntries(
  biomarkerTerms.map(({ id }) => [id, z.array(askedSchema(scaleOf(id))).exactOptional()]),
) as unknown as { [Id in Biomarker]: z.ZodExactOptional<z.ZodArray<z.ZodType<Asked<Id>, Asked<Id>>>> }

function askedSchema(scale: Scale): z.ZodType {
  return scale.kind === 'score'
    ? z.union([cutOffSchema(scale.max), z.literal('unknown')])
    : z.enum([...scale.values, 'unknown'])
}

/** A cut-off that some scores reach and others do not. */
function cutOffSchema(max: number): z.ZodType {
  return z
    .string()
    .regex(cutOffPattern)
    .refine((written) => isCutOffFor(max, written))
}

/**
 * Whom a block concerns, as written in `:::when{her2=positive menopause="pre|unknown"}`. A closed vocabulary.
 * Every key that is present must hold; a key holds when the profile has any one of its values.
 * `site` and `prior` look for membership (`none` = the list is empty or says none); `without-prior` and `without-site`
 * hold when the profile has none of the values.
 */
export const conditionSchema = z.strictObject({
  subtype: z.array(subtype).exactOptional(),
  hr: testResult.exactOptional(),
  her2: testResult.exactOptional(),
  sex: z.array(z.enum(personFields.sex)).exactOptional(),
  menopause: z.array(z.enum(personFields.menopause)).exactOptional(),
  ...biomarkerShape,
  line: z.array(z.enum(personFields.line)).exactOptional(),
  site: z.array(z.union([site, z.literal('none')])).exactOptional(),
  'without-site': z.array(site).exactOptional(),
  prior: z.array(prior).exactOptional(),
  'without-prior': z.array(prior).exactOptional(),
})
export type Condition = z.infer<typeof conditionSchema>

export const conditionKeys = [
  'subtype',
  'hr',
  'her2',
  'sex',
  'menopause',
  ...biomarkers,
  'line',
  'site',
  'without-site',
  'prior',
  'without-prior',
] as const satisfies readonly (keyof Condition)[]
