import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clinicSettings } from '../../../electron/cli/clinic-settings.ts'
import { defaultSettings } from '../../../electron/settings/schema.ts'

let folder = ''
const file = (): string => join(folder, 'settings.json')
let said: string[] = []
const read = () => clinicSettings((line) => said.push(line), file())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-settings-'))
  said = []
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a machine without a settings file has the defaults', () => {
  expect(read()).toEqual(defaultSettings)
  expect(said).toEqual([])
})

test('a settings file is read', () => {
  writeFileSync(file(), '{"paper": "a4"}')
  expect(read()?.paper).toBe('a4')
  expect(said).toEqual([])
})

test('of a wrong settings file nothing is used, and each problem is said with its mend', () => {
  writeFileSync(file(), '{"paper": "a5", "idleSeconds": 1}')
  expect(read()).toBeNull()
  expect(said).toEqual([
    expect.stringContaining(file()),
    expect.stringMatching(/^ {4}paper: /),
    expect.stringMatching(/^ {4}idleSeconds: /),
  ])
})
