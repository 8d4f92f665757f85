import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { isUnchanged } from '../../../content/compile/files/checksums.ts'
import {
  checksumsPath,
  GuideFormatError,
  isAsWritten,
  loadGuide,
  searchIndexPath,
  writeGuide,
} from '../../../content/compile/compiled-guide.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { compileSmallGuide } from './small-guide.ts'

let folder = ''
let guide: Guide
const file = (): string => join(folder, 'guide/guide.en.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-compiled-'))
  const compiled = compileSmallGuide()
  if (!compiled.guide) throw new Error('no guide')
  guide = compiled.guide
  writeGuide(guide, english, file())
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a guide is read as it was written', () => {
  expect(loadGuide(JSON.parse(readFileSync(file(), 'utf8')))).toEqual(guide)
})

test('the guide, its index and the checksums of both stand side by side, and nothing else', () => {
  expect(readdirSync(join(folder, 'guide')).sort()).toEqual(['guide.en.json', 'guide.en.search.bin', 'guide.en.sha256'])
  const sums = readFileSync(checksumsPath(file()), 'utf8')
  expect(isUnchanged(sums, 'guide.en.json', readFileSync(file()))).toBe(true)
  expect(isUnchanged(sums, 'guide.en.search.bin', readFileSync(searchIndexPath(file())))).toBe(true)
})

test('a guide is as written until somebody changes it, or takes its checksums away', () => {
  expect(isAsWritten(file())).toBe(true)
  writeFileSync(file(), JSON.stringify({ ...guide, title: 'Another title' }))
  expect(isAsWritten(file())).toBe(false)
  writeGuide(guide, english, file())
  rmSync(checksumsPath(file()))
  expect(isAsWritten(file())).toBe(false)
})

test('what is no guide is refused with the place that is wrong', () => {
  expect(() => loadGuide({ ...guide, title: 7 })).toThrow(GuideFormatError)
  expect(() => loadGuide({ ...guide, title: 7 })).toThrow(/^This is no compiled guide: title: /)
})
