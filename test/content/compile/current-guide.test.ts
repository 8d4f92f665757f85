import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compiledPath } from '../../../content/compile/compiled-guide.ts'
import { loadCompiledGuide } from '../../../content/compile/current-guide.ts'
import { edited, smallGuide } from './small-guide.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-project-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function putGuide(): void {
  for (const [path, text] of Object.entries(smallGuide)) put(`content/guide/${path}`, text)
}

/** Makes a file or folder an hour older or newer than now. */
function date(path: string, hours: number): void {
  const time = Date.now() / 1000 + hours * 3600
  utimesSync(join(folder, path), time, time)
}

const kept = compiledPath('en')
const page = 'content/guide/en/01-1-about.md'

test('compiles when nothing was compiled yet, and keeps the result', () => {
  putGuide()
  expect(loadCompiledGuide('en', folder).guide?.pages).toHaveLength(3)
  expect(existsSync(join(folder, kept))).toBe(true)
})

test('reads what was compiled while no text is newer', () => {
  putGuide()
  const first = loadCompiledGuide('en', folder).guide
  date(kept, 1)
  put(page, 'broken')
  expect(loadCompiledGuide('en', folder).guide).toEqual(first)
})

test('compiles again when a text is newer', () => {
  putGuide()
  loadCompiledGuide('en', folder)
  put(page, edited('en/01-1-about.md', 'title: About it', 'title: More about it').text)
  date(page, 1)
  expect(loadCompiledGuide('en', folder).guide?.pages[0]?.title).toBe('More about it')
})

test('says what is wrong in a text, with file and line', () => {
  putGuide()
  put(page, edited('en/01-1-about.md', 'section: introduction', 'section: intro').text)
  expect(loadCompiledGuide('en', folder)).toEqual({
    guide: null,
    message: [
      'The guide cannot be used:',
      'content/guide/en/01-1-about.md:3:10  There is no section `intro`.',
      '    Did you mean `introduction`? [unknown-section]',
    ].join('\n'),
  })
})

test('without texts, as in the packaged program, the compiled guide is enough', () => {
  putGuide()
  loadCompiledGuide('en', folder)
  cpSync(join(folder, 'out'), join(folder, 'packaged/out'), { recursive: true })
  expect(loadCompiledGuide('en', join(folder, 'packaged')).guide?.pages).toHaveLength(3)
})

test.each([
  ['not JSON', '{"format": 1,', /cannot be used/],
  ['no guide', '{"format": 2}', /This is no compiled guide: format/],
  ['nothing', '', /cannot be used/],
])('a damaged compiled guide is refused: %s', (_, text, message) => {
  put(kept, text)
  const loaded = loadCompiledGuide('en', folder)
  expect(loaded.guide).toBeNull()
  expect(loaded).toHaveProperty('message', expect.stringMatching(message))
})

test('a compiled guide that somebody changed is refused where there are no texts, and made anew where there are', () => {
  putGuide()
  loadCompiledGuide('en', folder)
  put(kept, readFileSync(join(folder, kept), 'utf8').replace('A small guide', 'A smaller guide'))
  cpSync(join(folder, 'out'), join(folder, 'packaged/out'), { recursive: true })
  expect(loadCompiledGuide('en', join(folder, 'packaged'))).toEqual({
    guide: null,
    message: `${kept} was changed: its checksum differs. Install the program again.`,
  })
  expect(loadCompiledGuide('en', folder).guide?.title).toBe('A small guide')
})

test('no guide at all', () => {
  expect(loadCompiledGuide('en', folder)).toEqual({
    guide: null,
    message: `There is no guide here: neither content/guide nor ${kept}.`,
  })
})

test('a language that is not installed', () => {
  putGuide()
  expect(loadCompiledGuide('fr', folder)).toEqual({
    guide: null,
    message: 'The language ‘fr’ is not installed. There is: en.',
  })
})
