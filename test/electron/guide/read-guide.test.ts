import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { writeGuide } from '../../../content/compile/compiled-guide.ts'
import { readGuide } from '../../../electron/guide/read-guide.ts'
import { compileSmallGuide } from '../../content/compile/small-guide.ts'

let folder = ''
const file = (): string => join(folder, 'guide.en.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-read-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function writeSmallGuide(): void {
  const { guide } = compileSmallGuide()
  if (!guide) throw new Error('no guide')
  writeGuide(guide, english, file())
}

test('the guide comes with its search index', async () => {
  writeSmallGuide()
  const read = await readGuide(file())
  expect(read.guide?.title).toBe('A small guide')
  expect('searchIndex' in read && read.searchIndex.byteLength).toBeGreaterThan(0)
})

test('without its index the guide is still read', async () => {
  writeSmallGuide()
  rmSync(join(folder, 'guide.en.search.bin'))
  const read = await readGuide(file())
  expect(read.guide?.title).toBe('A small guide')
  expect('searchIndex' in read && read.searchIndex.byteLength).toBe(0)
})

test.each([
  ['of another format', '{"format": 2}', /This is no compiled guide: format/],
  ['cut off', '{"format": 1,', /JSON/],
  ['empty', '', /JSON/],
])('a file that is %s says so in one line', async (_, text, problem) => {
  writeFileSync(file(), text)
  const read = await readGuide(file())
  expect(read.guide).toBeNull()
  expect('problem' in read && read.problem).toMatch(problem)
  expect('problem' in read && read.problem).not.toContain('\n')
})

test('no file at all says so', async () => {
  expect(await readGuide(file())).toMatchObject({ guide: null, problem: expect.stringContaining('ENOENT') as string })
})

test('a guide with one word changed is not used, though it reads well', async () => {
  writeSmallGuide()
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('A small guide', 'A smaller guide'))
  expect(await readGuide(file())).toEqual({ guide: null, problem: 'guide.en.json was changed: its checksum differs' })
})

test('a guide without its checksums is not used', async () => {
  writeSmallGuide()
  rmSync(join(folder, 'guide.en.sha256'))
  expect(await readGuide(file())).toMatchObject({ problem: expect.stringContaining('guide.en.sha256') as string })
})

test('a changed index is left out, and the guide is read', async () => {
  writeSmallGuide()
  const index = join(folder, 'guide.en.search.bin')
  writeFileSync(index, readFileSync(index).fill(0xff, 20, 24))
  const read = await readGuide(file())
  expect(read.guide?.title).toBe('A small guide')
  expect('searchIndex' in read && read.searchIndex.byteLength).toBe(0)
})
