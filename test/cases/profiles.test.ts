import { expect, test } from 'vitest'
import { readProfileFile } from '../../electron/cli/profile-file.ts'

const read = (name: string) => readProfileFile(`test/cases/profiles/${name}.json`)

test('profile-key-twice: a key that stands twice is named', () => {
  expect(read('profile-key-twice').problem).toContain('her2')
})

test('profile-site-twice: a place that is named twice is taken once', () => {
  const { profile, problem } = read('profile-site-twice')
  if (problem === null) expect(profile.sites).toEqual([...new Set(profile.sites)])
})

test('profile-capital-keys: a key in capitals is named', () => {
  expect(read('profile-capital-keys').problem).toMatch(/\bHR\b/)
})

test('control-profile-bom-crlf: a byte order mark and the line ends of Windows are read', () => {
  expect(read('control-bom-crlf').problem).toBeNull()
})
