import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  parseSettings,
  readSettings,
  readSettingsFile,
  settingsPath,
} from '../../../electron/settings/settings-file.ts'

const problemsOf = (text: string) => {
  const read = parseSettings(text)
  return read.settings ? [] : read.problems
}

describe('parseSettings', () => {
  it('fills in what is left out', () => {
    expect(parseSettings('{"paper":"a4","clinic":{"name":" Our clinic "}}').settings).toMatchObject({
      paper: 'a4',
      language: 'en',
      clinic: { name: 'Our clinic', telephone: null, localResources: [] },
    })
  })

  it('reads a file that begins with a byte order mark', () => {
    expect(parseSettings('\uFEFF{}').settings).not.toBeNull()
  })

  it.each([
    ['{"paper":"a3"}', 'paper'],
    ['{"idleSeconds":"long"}', 'idleSeconds'],
    ['{"idleSeconds":5}', 'idleSeconds'],
    ['{"languag":"en"}', 'languag'],
    ['{"clinic":{"nam":"x"}}', 'clinic.nam'],
    ['{"clinic":{"localResources":[{"name":"A"},{"telephone":"1"}]}}', 'clinic.localResources[1].name'],
    ['{"clinic":null}', 'clinic'],
  ])('names the key that is wrong in %s', (text, key) => {
    const problems = problemsOf(text)
    expect(problems.map((problem) => problem.key)).toEqual([key])
    expect(problems[0]?.mend).toMatch(/\w.*\.$/)
  })

  it('names every mistake at once', () => {
    expect(
      problemsOf('{"paper":1,"language":"english","more":1}')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['language', 'more', 'paper'])
  })

  it('says in which line the file stops being JSON', () => {
    expect(problemsOf('{\n  "paper": "a4",\n  "language" "en"\n}')).toEqual([
      { key: null, mend: expect.stringMatching(/^Line 3: /) as string },
    ])
  })

  it.each(['', '[]', '"text"', '{"paper":', 'null'])('refuses %j as a whole', (text) => {
    expect(problemsOf(text)).toEqual([{ key: null, mend: expect.stringMatching(/\w/) as string }])
  })

  it('names a key that is written twice, with its line', () => {
    const twice = '{\n  "withholdUnreviewed": true,\n  "clinic": {},\n  "withholdUnreviewed": false\n}'
    expect(problemsOf(twice)).toEqual([
      { key: 'withholdUnreviewed', mend: expect.stringMatching(/^Line 4: .*twice, first in line 2/) as string },
    ])
  })
})

describe('readSettings', () => {
  it('says what keeps a file from being read', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'settings-')), 'settings.json')
    mkdirSync(folder)
    const refused = { settings: null, problems: [{ key: null, mend: expect.stringContaining('folder') as string }] }
    expect(readSettings(folder)).toEqual(refused)
    expect(await readSettingsFile(folder)).toEqual(refused)
  })

  it('refuses a file of two megabytes', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'settings-')), 'settings.json')
    writeFileSync(file, `{"paper":"${'x'.repeat(2_000_000)}"}`)
    expect(readSettings(file)).toMatchObject({ problems: [{ mend: expect.stringContaining('1 MB') as string }] })
  })
})

describe('settingsPath', () => {
  it('is machine-wide', () => {
    expect(settingsPath('linux', undefined)).toBe('/etc/mbc-guide/settings.json')
    expect(settingsPath('win32', 'D:\\Data')).toBe('D:\\Data\\MBC Guide\\settings.json')
    expect(settingsPath('win32', undefined)).toBe('C:\\ProgramData\\MBC Guide\\settings.json')
  })
})
