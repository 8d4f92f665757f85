import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { english } from '../../content/languages/en/language.ts'
import { translator } from '../../content/messages/messages.ts'
import { handout } from '../../electron/cli/handout-command.ts'
import { clinicTextProblems } from '../../electron/handout/letterhead/clinic-text.ts'
import { readSettings } from '../../electron/settings/settings-file.ts'
import { readLines } from '../electron/handout/read-lines.ts'

const folder = 'test/cases/settings'

/** All that staff are told to mend in a settings file. */
async function mends(name: string): Promise<string> {
  const read = readSettings(path.join(folder, `${name}.json`))
  const problems = read.settings ? await clinicTextProblems(read.settings.clinic, translator(english)) : read.problems
  return problems.map(({ mend }) => mend).join(' ')
}

test.each([
  ['settings-key-twice', 'a key that stands twice', /twice|two times|more than once|again|duplicate/i],
  ['settings-latin1', 'a file in Latin letters of one byte', /UTF-?8|encod/i],
  ['settings-utf16', 'a file in UTF-16', /UTF-?8|encod/i],
  ['settings-backslash', 'a single backslash in a path', /backslash|\\\\/i],
  ['settings-backslash-n', 'a single backslash that makes a new line of a path', /backslash|\\\\/i],
])('%s: %s is named', async (name, _, mend) => {
  expect(await mends(name)).toMatch(mend)
})

test('settings-line-breaks: CR, U+2028 and U+000B end a line', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'guide-case-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  const profile = path.join(out, 'profile.json')
  const pdf = path.join(out, 'handout.pdf')
  writeFileSync(profile, '{"hr":"positive","her2":"negative"}')
  const code = await handout(
    { profile, out: pdf, length: 'short', lang: 'en' },
    { err: () => {} },
    { settingsFile: path.join(folder, 'settings-line-breaks.json') },
  )
  expect(code).toBe(0)
  const lines = (await readLines(new Uint8Array(readFileSync(pdf)))).flat().map(({ text }) => text)
  expect(lines).toContainEqual(expect.stringContaining('fever'))
  expect(lines).not.toContainEqual(expect.stringMatching(/fever.*(chest|cough)/))
})
