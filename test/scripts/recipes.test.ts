import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Follows two recipes of CONTRIBUTING.md in a copy of the program, as somebody would who has never seen it.

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /^(?:content|electron|renderer|scripts|test|docs|\.vscode)\/|^[^/]+\.(?:json|ts|mts)$/.test(file))
const catalog = (name: string) => files.find((file) => new RegExp(`^content/.*\\ben/.*${name}$`).test(file)) ?? name
const factsCatalog = catalog('facts.json')
const screensCatalog = catalog('screens.json')

let copy = ''
let touched = new Set<string>()

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'mbc-guide-recipes-'))
  for (const file of files) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
    cpSync(file, path.join(copy, file))
  }
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction')
  // The types of what follows from the tables: the catalog, the plan, the form and the labels of passages.
  const types = ['content/tailor/tailor.ts', 'renderer/nurse/biomarker-options.ts', 'renderer/guide/when-label.ts']
  const config = { extends: './tsconfig.json', include: types, compilerOptions: { types: ['node', 'svelte'] } }
  writeFileSync(path.join(copy, 'tsconfig.recipe.json'), JSON.stringify(config))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Changes one passage of a file of the copy. */
function change(file: string, passage: string, into: string): void {
  const text = readFileSync(path.join(copy, file), 'utf8')
  if (!text.includes(passage)) throw new Error(`${file} has no "${passage}"`)
  writeFileSync(
    path.join(copy, file),
    text.replace(passage, () => into),
  )
  touched.add(file)
}

function addWords(file: string, words: Readonly<Record<string, string>>): void {
  const lines = Object.entries(words).map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},\n`)
  change(file, '{\n', `{\n${lines.join('')}`)
}

function append(file: string, text: string): void {
  const whole = readFileSync(path.join(copy, file), 'utf8')
  writeFileSync(path.join(copy, file), `${whole.trimEnd()}\n${text}`)
  touched.add(file)
}

function run(...args: string[]): { passed: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  return { passed: status === 0, output: `${stdout}${stderr}` }
}

const checkTypes = () => run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.recipe.json')
const checkGuide = () => run('--import', 'tsx', 'electron/cli/guide.ts', 'check')
/** Runs a test in the copy, for the form's code is compiled by Svelte. */
const test = (text: string) => {
  writeFileSync(path.join(copy, 'test/recipe.test.ts'), text)
  return run('node_modules/vitest/vitest.mjs', 'run', 'test/recipe.test.ts')
}
const code = () => [...touched].filter((file) => file.endsWith('.ts') || file.endsWith('.svelte'))

// About 40 seconds of one core; the limit only ends what hangs.
const limit = { timeout: 600_000 }

describe('the recipe for a biomarker', limit, () => {
  it('is one row of code; words that are missing fail the type check by name', () => {
    touched = new Set()
    change(
      'content/vocabulary/biomarker-table.ts',
      '] as const satisfies',
      "  { id: 'lyra1', spellings: ['LYRA1'], idNumber: 32 },\n] as const satisfies",
    )
    const missing = checkTypes()
    expect(missing.passed).toBe(false)
    expect(missing.output).toMatch(/fact\.biomarker\.lyra1\.positive/)
    addWords(factsCatalog, {
      'fact.biomarker.lyra1.positive': 'LYRA1 mutation',
      'fact.biomarker.lyra1.negative': 'no LYRA1 mutation',
      'fact.biomarker.lyra1.unknown': 'no LYRA1 result',
    })
    addWords(screensCatalog, {
      'screens.nurse.test.lyra1': 'LYRA1 mutation',
      'screens.when.lyra1.positive': 'your cancer has a LYRA1 mutation',
      'screens.when.lyra1.negative': 'your cancer has no LYRA1 mutation',
    })
    expect(checkTypes().output).toBe('')
    expect(code()).toEqual(['content/vocabulary/biomarker-table.ts'])
  })

  it('gives texts, medicines, the form and handout IDs', () => {
    append('content/guide/en/names.yaml', '- LYRA1\n')
    append(
      'content/guide/en/05-4-biomarker-tests.md',
      '\n:::when{lyra1=positive}\nAsk your team what LYRA1 means for you.\n\n::source[asco-guide L56]\n:::\n',
    )
    change('content/guide/facts/medicines.yaml', 'biomarkers: [pik3ca]', 'biomarkers: [pik3ca, lyra1]')
    expect(checkGuide()).toMatchObject({ passed: true })
    const tried = test(`
      import { expect, it } from 'vitest'
      import { decodeHandoutId, encodeHandoutId } from '../content/handout-id/handout-id.ts'
      import { profileSchema } from '../content/schema/profile.ts'
      import { defaultChoice } from '../content/tailor/choice.ts'
      import { tailor } from '../content/tailor/tailor.ts'
      import { whenLabel } from '../renderer/guide/when-label.ts'
      import { biomarkerOptions } from '../renderer/nurse/biomarker-options.ts'
      import { guideFromDisk } from './content/guide.ts'

      const guide = guideFromDisk()
      const person = { hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post', line: 'later', prior: ['hormonal-therapy'] }
      const profileOf = (biomarkers) => profileSchema.parse({ ...person, biomarkers })
      const medicines = (profile) => JSON.stringify(tailor(guide, profile).sections.filter(({ part }) => part === 'medicines'))

      it('obeys the condition', () => {
        expect(medicines(profileOf({ lyra1: 'positive' }))).toContain('alpelisib')
        expect(medicines(profileOf({ lyra1: 'negative' }))).not.toContain('alpelisib')
      })
      it('reads the ID again', () => {
        const profile = profileOf({ lyra1: 'positive' })
        const content = { profile, choice: defaultChoice(), look: { paper: 'letter', largePrint: false } }
        expect(decodeHandoutId(guide, encodeHandoutId(guide, content))).toMatchObject({ ok: true, profile })
      })
      it('offers it in the form and says it on a page', () => {
        expect(biomarkerOptions('lyra1').map(({ value }) => value)).toEqual(['positive', 'negative', 'unknown'])
        expect(whenLabel([{ lyra1: ['positive'] }])).toBe('If your cancer has a LYRA1 mutation')
      })
    `)
    expect(tried.output).toMatch(/Tests.*3 passed/)
    expect(code()).toEqual(['content/vocabulary/biomarker-table.ts'])
  })
})

describe('the recipe for a sheet', limit, () => {
  it('is one row of code; a name that is missing fails the type check', () => {
    touched = new Set()
    change('content/schema/handout-part.ts', "  'medicine-times': {", "  'mood-diary': {},\n  'medicine-times': {")
    const missing = checkTypes()
    expect(missing.passed).toBe(false)
    expect(missing.output).toMatch(/screens\.part\.mood-diary/)
    addWords(screensCatalog, { 'screens.part.mood-diary': 'Mood diary' })
    expect(checkTypes().output).toBe('')
  })

  it('is printed when it is asked for, and found again by its ID', () => {
    append(
      'content/guide/en/sheets.yaml',
      [
        '- id: mood-diary',
        '  title: Diary of moods',
        '  instructions: [Write down how you feel.]',
        '  columns: [{ title: Day, width: 20 }, { title: How I feel, width: 80 }]',
        '  rowCount: 10',
        '  source: asco-guide L177\n',
      ].join('\n'),
    )
    change('content/guide/facts/numbers.yaml', '  medicine-times: 13\n', '  medicine-times: 13\n  mood-diary: 14\n')
    expect(checkGuide()).toMatchObject({ passed: true })
    const tried = test(`
      import { expect, it } from 'vitest'
      import { decodeHandoutId, encodeHandoutId } from '../content/handout-id/handout-id.ts'
      import { emptyProfile } from '../content/schema/profile.ts'
      import { defaultChoice } from '../content/tailor/choice.ts'
      import { tailor } from '../content/tailor/tailor.ts'
      import { guideFromDisk } from './content/guide.ts'

      const guide = guideFromDisk()
      const choice = { ...defaultChoice(), parts: ['mood-diary'] }
      it('is a handout of its own', () => {
        expect(tailor(guide, emptyProfile, choice).sections.map(({ title }) => title)).toEqual(['Diary of moods'])
      })
      it('reads the ID again', () => {
        const content = { profile: emptyProfile, choice, look: { paper: 'letter', largePrint: false } }
        expect(decodeHandoutId(guide, encodeHandoutId(guide, content))).toMatchObject({ ok: true, choice })
      })
    `)
    expect(tried.output).toMatch(/Tests.*2 passed/)
    expect(code()).toEqual(['content/schema/handout-part.ts'])
    expect(touched.size).toBe(4)
  })
})
