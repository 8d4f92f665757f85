import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
const file = (): string => join(folder, 'guide/guide.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-compiled-'))
  const compiled = compileSmallGuide()
  if (!compiled.guide) throw new Error('no guide')
  guide = compiled.guide
  writeGuide(guide, file())
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a guide is read as it was written', () => {
  expect(loadGuide(JSON.parse(readFileSync(file(), 'utf8')))).toEqual(guide)
})

test('the guide, its index and the checksums of both stand side by side, and nothing else', () => {
  expect(readdirSync(join(folder, 'guide')).sort()).toEqual(['guide.json', 'guide.search.bin', 'guide.sha256'])
  const sums = readFileSync(checksumsPath(file()), 'utf8')
  expect(isUnchanged(sums, 'guide.json', readFileSync(file()))).toBe(true)
  expect(isUnchanged(sums, 'guide.search.bin', readFileSync(searchIndexPath(file())))).toBe(true)
})

test('a guide is as written until somebody changes it, or takes its checksums away', () => {
  expect(isAsWritten(file())).toBe(true)
  writeFileSync(file(), JSON.stringify({ ...guide, title: 'Another title' }))
  expect(isAsWritten(file())).toBe(false)
  writeGuide(guide, file())
  rmSync(checksumsPath(file()))
  expect(isAsWritten(file())).toBe(false)
})

test('what is no guide is refused with the place that is wrong', () => {
  expect(() => loadGuide({ ...guide, title: 7 })).toThrow(GuideFormatError)
  expect(() => loadGuide({ ...guide, title: 7 })).toThrow(/^This is no compiled guide: title: /)
})
