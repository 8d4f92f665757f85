import type { messages } from './en/messages.ts'
import type { HandoutPart } from '../schema/handout-part.ts'
import type {
  AnyOf,
  Biomarker,
  BiomarkerResult,
  LevelOf,
  LevelTerm,
  ResultTerm,
  ScoreTerm,
} from '../vocabulary/biomarkers.ts'
import type { PersonField, PersonValue, Site } from '../vocabulary/person.ts'
import type { Receptor, ReceptorStatus, Subtype } from '../vocabulary/receptors.ts'
import type { EarlierTreatment, Prior } from '../vocabulary/treatments.ts'

/** A result or level with its biomarker: `brca.positive`. */
type NamedValue<More extends string> = AnyOf<{
  result: `${ResultTerm}.${BiomarkerResult | More}`
  level: AnyOf<{ [Id in LevelTerm]: `${Id}.${AnyOf<{ level: LevelOf<Id>; more: More }>}` }>
}>

/** What the facts of a profile can be, by field. The value of a biomarker has its id: `brca.positive`, `pd-l1.unknown`. */
export type FactValues = Record<Receptor, ReceptorStatus> & { [Field in PersonField]: PersonValue<Field> } & {
  subtype: Subtype
  biomarker: AnyOf<{ named: NamedValue<'unknown'>; score: `${ScoreTerm}.${number | 'unknown'}` }>
  site: Site | 'none'
  prior: EarlierTreatment | 'unknown'
}

type PlainField = Exclude<keyof FactValues, 'biomarker'>

/** The words for a fact of a profile. Those of a score take `{score}`. */
export type FactKey = AnyOf<{
  plain: AnyOf<{ [Field in PlainField]: `fact.${Field}.${FactValues[Field]}` }>
  biomarker: `fact.biomarker.${NamedValue<'unknown'>}`
  score: `fact.biomarker.${ScoreTerm}.${'score' | 'at-least' | 'below' | 'unknown'}`
}>

type Known<Value> = Exclude<Value, 'unknown' | 'not-applicable'>

/** Whom a passage is for, as its reader is told: 'your cancer is HER2-positive'. Those of a score take `{score}`. */
export type WhenKey = AnyOf<{
  subtype: `screens.when.subtype.${Subtype}`
  receptor: `screens.when.${Receptor}.${Known<ReceptorStatus>}`
  person: AnyOf<{ [Field in PersonField]: `screens.when.${Field}.${Known<PersonValue<Field>>}` }>
  biomarker: `screens.when.${NamedValue<never>}`
  score: `screens.when.${ScoreTerm}.${'at-least' | 'below'}`
  site: `screens.when.${'site' | 'without-site'}.${Site}`
  prior: `screens.when.${'prior' | 'without-prior'}.${Prior}`
}>

/** The words of the form for nurses. */
type FormKey = AnyOf<{
  field: `screens.nurse.${Receptor | PersonField}`
  receptor: `screens.nurse.result.${ReceptorStatus}`
  person: AnyOf<{ [Field in PersonField]: `screens.nurse.${Field}.${PersonValue<Field>}` }>
  biomarker: `screens.nurse.test.${Biomarker}`
  site: `screens.site.${Site}`
  prior: `screens.prior.${Prior}`
  part: `screens.part.${HandoutPart}`
}>

/**
 * The words that the vocabulary and the parts of handouts need in every language. A term without one of them fails the type check of the catalog,
 * which names the key.
 */
export type VocabularyKey = FactKey | WhenKey | FormKey

/** Every key of the message catalogs: those of English, which all others must have, and what each term of the vocabulary needs. */
export type MessageKey = keyof typeof messages | VocabularyKey
export type Catalog = Record<MessageKey, string>
