import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  formatFile,
  guideSchemas,
  schemaFolder,
  withConditionKeys,
  yamlSchemas,
} from '../../../scripts/guide/documents.ts'

const schemas = guideSchemas()
const yamlFiles = ['facts', 'en'].flatMap((folder) =>
  readdirSync(`content/guide/${folder}`)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `content/guide/${folder}/${file}`),
)

function matching(pattern: string): string[] {
  const written = pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+').replaceAll('?', '[^/]')
  return yamlFiles.filter((file) => new RegExp(`^${written}$`).test(file))
}
const settings = z
  .looseObject({ 'yaml.schemas': z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('.vscode/settings.json', 'utf8')))
const launch = z
  .looseObject({ configurations: z.array(z.looseObject({ name: z.string(), program: z.string().exactOptional() })) })
  .parse(JSON.parse(readFileSync('.vscode/launch.json', 'utf8')))

describe('the schemas of the guide’s files', () => {
  it.each([...schemas])('%s is as `npm run guide:schemas` writes it', (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('are no more than these', () => {
    expect(
      readdirSync(schemaFolder)
        .map((file) => `${schemaFolder}/${file}`)
        .sort(),
    ).toEqual([...schemas.keys()].sort())
  })

  it('are in the settings of the editor, each with files that there are', () => {
    expect(settings['yaml.schemas']).toEqual(yamlSchemas())
  })

  const files = Object.entries(yamlSchemas()).flatMap(([schema, pattern]) =>
    matching(pattern).map((file) => ({ file, schema: schema.replace('./', '') })),
  )
  it('take every YAML file of the guide', () => {
    const all = yamlFiles.filter((file) => !file.endsWith('numbers.yaml'))
    expect(files.map(({ file }) => file).sort()).toEqual(all.sort())
  })

  it.each(files)('$file fits', ({ file, schema }) => {
    const json = JSON.parse(schemas.get(schema) ?? '') as Parameters<typeof z.fromJSONSchema>[0]
    expect(z.fromJSONSchema(json).safeParse(parse(readFileSync(file, 'utf8'))).error).toBeUndefined()
  })

  it('know the keys of a condition, and a mistyped one', () => {
    const json = JSON.parse(schemas.get(`${schemaFolder}/glossary.schema.json`) ?? '') as Parameters<
      typeof z.fromJSONSchema
    >[0]
    const schema = z.fromJSONSchema(json)
    const word = { id: 'a', term: 'a', meaning: 'b', source: 'x L1' }
    expect(schema.safeParse([{ ...word, when: { 'pd-l1': 'positive', site: ['bone'] } }]).success).toBe(true)
    expect(schema.safeParse([{ ...word, when: { 'pd-l2': 'positive' } }]).success).toBe(false)
  })
})

test('the document on the format lists the keys of conditions as they are', () => {
  const format = readFileSync(formatFile, 'utf8')
  expect(withConditionKeys(format)).toBe(format)
  expect(() => withConditionKeys('without marks')).toThrow(/no marks/)
})

test('what the editor starts is there', () => {
  const programs = launch.configurations.flatMap(({ program }) => program?.replace('${workspaceFolder}/', '') ?? [])
  expect(programs.filter((file) => !existsSync(file))).toEqual([])
})
