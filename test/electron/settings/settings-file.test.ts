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
    ['{"clinic":{"localResources":[{"name":"A"},{"telephone":"555-0142"}]}}', 'clinic.localResources[1].name'],
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

  it('refuses a language that is not installed, with field, line and those that are', () => {
    expect(problemsOf('{\n  "paper": "a4",\n  "language": "es"\n}')).toEqual([
      { key: 'language', mend: 'Line 3: Write one of these: "en".' },
    ])
  })

  it('says in which line the file stops being JSON', () => {
    expect(problemsOf('{\n  "paper": "a4",\n  "language" "en"\n}')).toEqual([
      { key: null, mend: expect.stringMatching(/^Line 3: /) as string },
    ])
  })

  it.each(['', '[]', '"text"', '{"paper":', 'null'])('refuses %j as a whole', (text) => {
    expect(problemsOf(text)).toEqual([{ key: null, mend: expect.stringMatching(/\w/) as string }])
  })

  it.each([
    ['{"witholdUnreviewed":true}', 'Line 1: There is no such key. Write "withholdUnreviewed" instead.'],
    ['{"Idle-Seconds":60}', 'Line 1: There is no such key. Write "idleSeconds" instead.'],
    ['{"clinic":{"phone":"555-0100"}}', 'Line 1: There is no such key. Write "telephone" instead.'],
    ['{"telephone":"555-0100"}', 'Line 1: There is no such key here. "telephone" belongs inside "clinic".'],
    [
      '{"clinic":{"withholdOverdue":true}}',
      'Line 1: There is no such key here. "withholdOverdue" belongs outside, beside the other keys of the file.',
    ],
    ['{"weather":"fine"}', 'Line 1: There is no such key. Remove it, or check its spelling.'],
  ])('names the known key that was meant in %s', (text, mend) => {
    expect(problemsOf(text).map((problem) => problem.mend)).toEqual([mend])
  })

  it.each([
    ['C:\\new\\banner.png', '{"clinic":{"logo":"C:\\new\\banner.png"}}'],
    ['C:\\table.png', '{"clinic":{"logo":"C:\\table.png"}}'],
    ['a code that makes another letter', '{"clinic":{"logo":"C:\\ubabe.png"}}'],
    ['a server', '{"clinic":{"logo":"\\\\server\\front.png"}}'],
    ['a printer of a server', '{"defaultPrinter":"\\\\server\\front"}'],
  ])('says what to do about a single backslash that JSON takes: %s', (_, text) => {
    expect(problemsOf(text)).toEqual([
      { key: expect.stringMatching(/logo|defaultPrinter/) as string, mend: expect.stringContaining('twice') as string },
    ])
  })

  it('takes a path with each backslash twice, or with slashes', () => {
    for (const logo of ['C:\\new\\banner.png', 'C:/new/banner.png', '\\\\server\\front.png', '/etc/mbc-guide/logo.svg'])
      expect(parseSettings(JSON.stringify({ clinic: { logo } })).settings?.clinic.logo).toBe(logo)
  })

  it.each([555_0100, '', 'at the desk', '12', '٥٥٥-٠١٠٠', '５５５０１００', '555-0100\u0007'])(
    'refuses the telephone number %j',
    (telephone) => {
      expect(problemsOf(JSON.stringify({ clinic: { telephone } }))).toMatchObject([{ key: 'clinic.telephone' }])
    },
  )

  it.each(['911', '1-800-CANCER', '(555) 010‑0199 ext. 12', '+44 20 7946 0958', '555–0100 / 555–0101 (días)'])(
    'takes the telephone number %j',
    (telephone) => {
      expect(parseSettings(JSON.stringify({ clinic: { telephone } })).settings?.clinic.telephone).toBe(telephone)
    },
  )

  it('ends a line wherever any program would, and takes repeats in a list once', () => {
    const near = { name: 'A\u2028B', text: 'x\u0085y\r\nz' }
    const clinic = { whenToCall: 'a\rb\u000bc\u000cd\u2029e', localResources: [near, { name: 'C' }, near] }
    expect(parseSettings(JSON.stringify({ clinic })).settings?.clinic).toMatchObject({
      whenToCall: 'a\nb\nc\nd\ne',
      localResources: [{ name: 'A\nB', text: 'x\ny\nz' }, { name: 'C' }],
    })
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
    expect(readSettings(folder)).toMatchObject(refused)
    expect(await readSettingsFile(folder)).toMatchObject(refused)
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
