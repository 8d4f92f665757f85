import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceFile } from '../../../../content/compile/files/replace-file.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-file-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('puts a new file into the place of the old one, and leaves nothing beside it', () => {
  const path = join(folder, 'guide.json')
  writeFileSync(path, 'old')
  replaceFile(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['guide.json'])
})

test('throws when the place cannot be taken, and leaves what is there and nothing beside it', () => {
  const path = join(folder, 'guide.json')
  mkdirSync(path)
  writeFileSync(join(path, 'inside'), 'kept')
  expect(() => replaceFile(path, 'new')).toThrow()
  expect(readdirSync(folder)).toEqual(['guide.json'])
  expect(readFileSync(join(path, 'inside'), 'utf8')).toBe('kept')
})
