import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type JsonProblem, readJson, sayJsonProblem } from '../../../content/json/read-json.ts'

const problemsOf = (source: string | Uint8Array, schema: z.ZodType = z.unknown()): readonly JsonProblem[] => {
  const read = readJson(source, schema)
  return read.ok ? [] : read.problems
}
const receptors = z.strictObject({ hr: z.enum(['positive', 'negative']), her2: z.enum(['positive', 'negative']) })
const { stringify } = JSON

describe('a key that is written twice', () => {
  it.each([
    ['in one line', '{"her2":"negative","her2":"positive"}', 'her2', 1, /twice in this line/],
    ['in two lines', '{\n  "her2": 1,\n  "hr": 1,\n  "her2": 1\n}', 'her2', 4, /first in line 2/],
    ['with Windows line ends', '{\r\n"her2": 1,\r\n"her2": 1\r\n}', 'her2', 3, /first in line 2/],
    ['after a byte order mark', '\uFEFF{\n"her2": 1,\n"her2": 1}', 'her2', 3, /first in line 2/],
    ['in another spelling', '{"her2":1,\n"her\\u0032":2}', 'her2', 2, /first in line 1/],
    ['with the same value', '{"her2":1,"her2":1}', 'her2', 1, /twice/],
    ['in an object inside', '{"clinic":{"name":1,"name":2}}', 'clinic.name', 1, /twice/],
    ['in an object of a list', '[{"a":1},{"a":1,"a":2}]', '[1].a', 1, /twice/],
    ['with an object as value', '{"a":{"b":1},"a":{"c":1}}', 'a', 1, /twice/],
    ['with no letters', '{"":1,"":2}', '""', 1, /twice/],
    ['__proto__', '{"__proto__":1,\n"__proto__":2}', '__proto__', 2, /first in line 1/],
    ['constructor', '{"constructor":1,"constructor":2}', 'constructor', 1, /twice/],
  ])('is refused: %s', (_, text, field, line, fix) => {
    expect(problemsOf(text)).toEqual([{ field, line, fix: expect.stringMatching(fix) as string }])
  })

  it('is reported before the schema, each repetition once', () => {
    expect(problemsOf('{"x":1,"x":2,"x":3}', receptors).map(({ field }) => field)).toEqual(['x', 'x'])
  })

  it('is no fault in two objects, nor in another case, nor where only a value says the same', () => {
    for (const text of ['[{"a":1},{"a":1}]', '{"a":{"a":{"a":"a"}}}', '{"a":1,"A":2}', '{"a":"\\"a\\":1,\\"a\\":2"}'])
      expect(readJson(text, z.unknown())).toEqual({ ok: true, value: JSON.parse(text) as unknown })
  })

  it('is found wherever it is and however it is spelled, and nothing else is refused', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text, z.unknown())).toEqual({ ok: true, value: JSON.parse(text) as unknown })
      }),
    )
    const members = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.json()), {
      minLength: 1,
      maxLength: 6,
      selector: ([key]) => key,
    })
    fc.assert(
      fc.property(members, fc.nat(), fc.json(), fc.boolean(), (all, at, value, inside) => {
        const [key = ''] = all[at % all.length] ?? []
        const written = [...all.map(([name, text]) => `${stringify(name)}:${text}`), `${escaped(key)}:${value}`]
        const object = `{${written.join(',\n')}}`
        const problems = problemsOf(inside ? `{"in":[0,${object}]}` : object)
        expect(problems).toHaveLength(1)
        expect(problems[0]?.fix).toMatch(/twice/)
        expect(problems[0]?.line).toBe(inside || written.length > 1 ? object.split('\n').length : 1)
      }),
    )
  })
})

describe('a text that is no JSON', () => {
  it.each([
    ['a missing colon', '{\n"a": 1,\n"b" 2}', 3],
    ['a comma too many', '{\n"a": 1,\n}', 3],
    ['a bare word', '{\n"a": yes}', 2],
    ['a comment', '{\n// no\n"a": 1}', 2],
    ['curly quotes', '{\n“a”: 1}', 2],
    ['a line end in a text', '{"b":1,\n"a":"x\ny"}', 2],
    ['a second value', '{}\n{}', 2],
    ['an end too early', '{\n"a": [1,\n', 2],
    ['nothing', '', 1],
    ['zeros', '\0\0\0', 1],
  ])('is refused with the line: %s', (_, text, line) => {
    expect(problemsOf(text)).toEqual([{ field: null, line, fix: expect.stringContaining('not valid JSON') as string }])
  })

  it('says what to do about a backslash', () => {
    expect(problemsOf('{\n"logo": "C:\\Clinic\\logo.png"}')[0]).toMatchObject({
      line: 2,
      fix: expect.stringContaining('backslash') as string,
    })
  })

  it.each([
    ['Latin-1', Buffer.from('{"a":"S\u00e3o"}', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFF{"a":1}', 'utf16le')],
  ])('says that bytes are not UTF-8: %s', (_, bytes) => {
    expect(problemsOf(bytes)).toEqual([{ field: null, line: null, fix: expect.stringContaining('UTF-8') as string }])
  })

  it('does not break on what is nested a hundred thousand deep', () => {
    const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
    expect(problemsOf(deep('[', ']'))[0]?.fix).toMatch(/too deep/)
    expect(problemsOf(deep('{"a":', '}').replace('}', '1}'))[0]?.fix).toMatch(/too deep/)
    expect(problemsOf('['.repeat(100_000))[0]?.fix).toMatch(/not valid JSON/)
  })
})

describe('a text that does not fit its schema', () => {
  it.each([
    ['a value that is not offered', '{"hr":"positive",\n"her2":"maybe"}', 'her2', 2, /"positive", "negative"/],
    ['a key that is not known', '{"hr":"positive","her2":"negative",\n"her3":1}', 'her3', 2, /no such key/],
    ['a key that is missing', '\n{"hr":"positive"}', 'her2', 2, /missing/],
    ['__proto__', '{"hr":"positive","her2":"negative","__proto__":{"her2":"positive"}}', '__proto__', 1, /no such key/],
    ['a list', '\n[]', null, 2, /Write one object/],
  ])('is refused with key and line: %s', (_, text, field, line, fix) => {
    expect(problemsOf(text, receptors)).toEqual([{ field, line, fix: expect.stringMatching(fix) as string }])
  })

  it('names keys that are not known before those that are missing', () => {
    expect(problemsOf('{"HR":"positive","her2":"negative"}', receptors).map(({ field }) => field)).toEqual(['HR', 'hr'])
  })

  it('quotes nothing of what was written, and says it in one line', () => {
    const schema = z.strictObject({ list: z.array(z.strictObject({ name: z.string().max(3) })) })
    const problems = problemsOf('{"list":[{"name":"secret"},{"na\\nme":"secret"},{"name":7}]}', schema)
    expect(problems.map(sayJsonProblem)).toEqual([
      expect.stringMatching(/^line 1, list\[0\]\.name: /),
      'line 1, list[1]."na\\nme": There is no such key. Write "name" instead.',
      expect.stringMatching(/^line 1, list\[2\]\.name: /),
      'line 1, list[1].name: This key is missing. Add it.',
    ])
    expect(problems.map(({ fix }) => fix).join()).not.toMatch(/secret|\n/)
  })
})

/** The key as JSON, each character by its number. */
function escaped(key: string): string {
  const units = Array.from({ length: key.length }, (_, at) => key.charCodeAt(at).toString(16).padStart(4, '0'))
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`
}
