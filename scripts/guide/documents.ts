import { z } from 'zod'
import * as records from '../../content/compile/facts/records.ts'
import { allowedValues } from '../../content/compile/people/condition.ts'

/** Folder of the JSON schemas by which editors complete and check the guide's YAML files. */
export const schemaFolder = '.vscode/guide-schemas'
/** The document that lists the keys of conditions. */
export const formatFile = 'docs/content-format.md'

/** Which files each schema is for, as the settings of the YAML extension name them. */
const schemas: Readonly<Record<string, { schema: z.ZodType; files: string }>> = {
  bundles: { schema: records.bundlesFile, files: 'content/guide/*/bundles.yaml' },
  countries: { schema: records.countriesFile, files: 'content/guide/facts/countries.yaml' },
  drawings: { schema: records.drawingWordsFile, files: 'content/guide/*/drawings.yaml' },
  figures: { schema: records.figuresFile, files: 'content/guide/facts/figures.yaml' },
  'figure-words': { schema: records.figureWordsFile, files: 'content/guide/??/figures.yaml' },
  glossary: { schema: records.glossaryFile, files: 'content/guide/*/glossary.yaml' },
  guide: { schema: records.guideFile, files: 'content/guide/*/guide.yaml' },
  'medicine-facts': { schema: records.medicineFactsFile, files: 'content/guide/facts/medicines.yaml' },
  'medicine-words': { schema: records.medicineWordsFile, files: 'content/guide/??/medicines.yaml' },
  names: { schema: records.namesFile, files: 'content/guide/*/names.yaml' },
  questions: { schema: records.questionsFile, files: 'content/guide/*/questions.yaml' },
  sheets: { schema: records.sheetsFile, files: 'content/guide/*/sheets.yaml' },
  sources: { schema: records.sourcesFile, files: 'content/guide/facts/sources.yaml' },
  symptoms: { schema: records.symptomsFile, files: 'content/guide/*/symptoms.yaml' },
  synonyms: { schema: records.synonymsFile, files: 'content/guide/*/synonyms.yaml' },
  urgent: { schema: records.urgentFile, files: 'content/guide/*/urgent.yaml' },
  warnings: { schema: records.warningsFile, files: 'content/guide/*/warnings.yaml' },
  words: { schema: records.wordsFile, files: 'content/guide/*/words.yaml' },
}

/** The JSON schema of each kind of file, by the path of its own file. */
export function guideSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, { schema }]) => {
      const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: describeCondition })
      return [`${schemaFolder}/${name}.schema.json`, `${JSON.stringify(written, null, 2)}\n`]
    }),
  )
}

/** The setting `yaml.schemas`: path of each schema → files. */
export function yamlSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { files }]) => [`./${schemaFolder}/${name}.schema.json`, files]),
  )
}

/** A condition takes the keys of the vocabulary, each with one value or several: `positive`, `[pre, unknown]`, `pre|unknown`. */
function describeCondition({ zodSchema, jsonSchema }: Parameters<OverrideOf>[0]): void {
  if (zodSchema !== records.condition) return
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key)
  const values = [...allowedValues].map(([key, allowed]) => {
    const one = { type: 'string' as const, examples: [...allowed], description: allowed.join(', ') }
    return [key, { anyOf: [one, { type: 'array' as const, items: one }] }]
  })
  Object.assign(jsonSchema, {
    type: 'object',
    properties: Object.fromEntries(values) as object,
    additionalProperties: false,
  })
}

type OverrideOf = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

const region = /(<!-- keys of when -->\n)[^]*?(<!-- end -->)/

/** The document on the format, with the keys of conditions as the vocabulary has them. @throws Error without its marks. */
export function withConditionKeys(document: string): string {
  if (!region.test(document)) throw new Error(`${formatFile} has no marks around the keys of when`)
  const rows = [...allowedValues].map(
    ([key, values]) => `| \`${key}\` | ${values.map((one) => `\`${one}\``).join(' ')} |`,
  )
  const table = ['| key | values |', '| --- | --- |', ...rows].join('\n')
  return document.replace(region, (_, open: string, close: string) => `${open}\n${table}\n\n${close}`)
}
