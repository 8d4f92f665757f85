import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { compileGuide } from '../../../../content/compile/compile.ts'
import { release } from '../../../../electron/cli/release-command.ts'
import { edited, smallGuide } from '../small-guide.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guide-release-'))
  for (const [path, text] of Object.entries(smallGuide)) put(path, text)
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const compiled = () => compileGuide({ root, language: compileEnglish })
const said = () => compiled().problems.map(({ severity, file, line, message }) => ({ severity, file, line, message }))

function run(): { exit: number; out: string[]; err: string[] } {
  const out: string[] = []
  const err: string[] = []
  const exit = release({ lang: 'en', root }, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { exit, out, err }
}

const notes = () => said().filter(({ file }) => file === 'en/history.json')

describe('guide release', () => {
  it('notes a first release, which changes neither hash nor version of the guide', () => {
    const before = compiled().guide
    expect(run()).toMatchObject({
      exit: 0,
      err: [],
      out: [`Version ${before?.version ?? ''} is release 1.`, expect.any(String)],
    })
    const after = compiled().guide
    expect(after).toMatchObject({ hash: before?.hash, version: before?.version, numbers: before?.numbers })
    expect(after?.history.releases).toMatchObject([{ number: 1, hash: before?.hash }])
    expect(notes()).toEqual([])
  })

  it('notes nothing when nothing has changed', () => {
    run()
    const before = text('en/history.json')
    expect(run()).toMatchObject({ exit: 0, out: [expect.stringMatching(/^Nothing has changed since release 1/)] })
    expect(text('en/history.json')).toBe(before)
  })

  it('keeps only what is different, and the numbers that were given out', () => {
    run()
    const numbers = compiled().guide?.numbers
    put(
      'en/questions.yaml',
      edited(
        'en/questions.yaml',
        'questions:\n',
        'questions:\n  - { id: first, group: treatment, text: What now?, source: big-guide L868 }\n',
      ).text,
    )
    expect(notes()).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/changed after its last release/) as string },
    ])
    expect(run().exit).toBe(0)
    const { guide } = compiled()
    expect(guide?.history.questions).toMatchObject({ goal: [{ since: 1 }], first: [{ since: 2 }] })
    expect(guide?.numbers).toEqual({ ...numbers, questions: { goal: 0, first: 1 } })
  })

  it('keeps the number of what is gone, and never gives it out again', () => {
    run()
    put('en/questions.yaml', edited('en/questions.yaml', 'id: goal', 'id: another').text)
    run()
    const { guide } = compiled()
    expect(guide?.numbers.questions).toEqual({ goal: 0, another: 1 })
    expect(guide?.history.questions['goal']).toMatchObject([{ since: 1 }, { since: 2, is: null }])
  })

  it('refuses a guide with problems', () => {
    put('en/questions.yaml', edited('en/questions.yaml', 'group: treatment', 'group: treat').text)
    expect(run()).toMatchObject({ exit: 1, out: [] })
    expect(existsSync(join(root, 'en/history.json'))).toBe(false)
  })

  it('says in one line why it cannot be written, and leaves nothing behind', () => {
    mkdirSync(join(root, `en/history.json.${process.pid}`))
    expect(run()).toMatchObject({ exit: 1, err: [expect.stringMatching(/^The release cannot be noted in /)] })
    expect(existsSync(join(root, 'en/history.json'))).toBe(false)
  })
})

describe('the compiler', () => {
  it('refuses one number for two things, with both and the line', () => {
    run()
    put('facts/numbers.yaml', text('facts/numbers.yaml').replace('trastuzumab: 1', 'trastuzumab: 0'))
    expect(said()).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: 'facts/numbers.yaml',
        line:
          text('facts/numbers.yaml')
            .split('\n')
            .findIndex((line) => line.includes('trastuzumab')) + 1,
        message: '`trastuzumab` has the number 0, which belongs to `tamoxifen`.',
      }),
    )
  })

  it.each([
    ['taken out', (yaml: string) => yaml.replace(/ {2}trastuzumab: 1\n/, '')],
    ['changed', (yaml: string) => yaml.replace('trastuzumab: 1', 'trastuzumab: 7')],
    [
      'swapped',
      (yaml: string) => yaml.replace('tamoxifen: 0', 'tamoxifen: 1').replace('trastuzumab: 1', 'trastuzumab: 0'),
    ],
  ])('refuses a number that was given out and is %s', (_, edit) => {
    run()
    const right = text('facts/numbers.yaml')
    put('facts/numbers.yaml', edit(right))
    expect(text('facts/numbers.yaml')).not.toBe(right)
    expect(said()).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: 'facts/numbers.yaml',
        message: expect.stringMatching(/^Numbers of `medicines` that were given out are changed or gone/) as string,
      }),
    )
  })

  it('refuses a release without its numbers', () => {
    run()
    rmSync(join(root, 'facts/numbers.yaml'))
    expect(compiled().guide).toBeNull()
  })

  it.each([
    ['cut off', (json: string) => json.slice(0, json.length / 2)],
    ['empty', () => ''],
    ['of another shape', () => '{"releases":[{"number":"one"}]}'],
    ['without a release in the middle', (json: string) => json.replace('"number":1', '"number":2')],
  ])('says that a history is damaged when it is %s', (_, damage) => {
    run()
    put('en/history.json', damage(text('en/history.json')))
    expect(notes()).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/^The record of released versions is damaged/) as string },
    ])
    expect(compiled().guide).toBeNull()
  })

  it('takes the bundles of a guide, and names a part that does not exist and a name that stands twice', () => {
    put('en/bundles.yaml', '- { name: One, length: short }\n- { name: Two, length: full, parts: [goals, treatment] }\n')
    expect(compiled().guide?.bundles.map(({ name, parts }) => [name, parts])).toEqual([
      ['One', null],
      ['Two', ['goals', 'treatment']],
    ])
    put('en/bundles.yaml', '- { name: One, length: short }\n- { name: one, length: full, parts: [goals, treatmant] }\n')
    expect(compiled().problems.filter(({ file }) => file === 'en/bundles.yaml')).toMatchObject([
      { line: 2, message: expect.stringContaining('one') as string },
      {
        line: 2,
        message: '‘one’ names the part `treatmant`, which handouts do not have.',
        mend: 'Did you mean `treatment`?',
      },
    ])
  })
})
