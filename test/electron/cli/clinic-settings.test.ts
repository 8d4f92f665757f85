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

test('what is wrong in a settings file is left out, and each problem is said with its mend', () => {
  writeFileSync(file(), '{"paper": "a5", "idleSeconds": 60, "clinic": {"telephone": 1, "name": "Harbor Clinic"}}')
  expect(read()).toMatchObject({ paper: 'letter', idleSeconds: 60, clinic: { telephone: null, name: 'Harbor Clinic' } })
  expect(said).toEqual([
    expect.stringContaining(file()),
    expect.stringMatching(/^ {4}paper: /),
    expect.stringMatching(/^ {4}clinic.telephone: /),
  ])
})

test.each(['{"withholdUnreviewed": "yes"}', '{"witholdOverdue": true}', '{"notes": "none"}', '{"paper":'])(
  'nothing is used of %s, which may hold something back',
  (text) => {
    writeFileSync(file(), text)
    expect(read()).toBeNull()
    expect(said).toHaveLength(2)
  },
)
