import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { explain, type ExplainOptions } from '../../../electron/cli/explain-command.ts'

const t = translator(english)
/** What fits this person needs little room. */
const profile = {
  hr: 'positive',
  her2: 'negative',
  sex: 'male',
  menopause: 'not-applicable',
  line: 'first',
  prior: ['none'],
}
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guide-explain-'))
  writeFileSync(path.join(folder, 'profile.json'), JSON.stringify(profile))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function explained(options: Partial<ExplainOptions>): Promise<{ exit: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const given = { profile: path.join(folder, 'profile.json'), length: 'full', lang: 'en', ...options }
  const lines = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) }
  const exit = await explain(given, lines, path.join(folder, 'settings.json'))
  return { exit, out: out.join('\n'), err: err.join('\n') }
}

const sideEffects = t('leftout.statement.side-effects', { medicines: 'tamoxifen' })
const how = t('leftout.statement.how', { medicines: 'tamoxifen' })
const answerLines = t('leftout.extra.answer-lines')

it('a short handout is explained as it is printed here: the room that a letterhead takes is left out', async () => {
  const plain = await explained({ length: 'short' })
  expect(plain.exit).toBe(0)
  expect(plain.out).toContain(`- ${sideEffects}`)
  expect(plain.out).not.toContain(how)
  const whenToCall = 'Call us about anything that worries you. '.repeat(40)
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ clinic: { name: 'Riverside', whenToCall } }))
  const crowded = await explained({ length: 'short' })
  expect(crowded.exit).toBe(0)
  expect(crowded.out).toContain(how)
  expect(crowded.out).toContain(answerLines)
})

it('a full handout leaves out nothing of its medicines, and in large print its drawings', async () => {
  const usual = await explained({})
  expect(usual.out).not.toContain(sideEffects)
  expect(usual.out).not.toContain(t('reason.large-print'))
  expect((await explained({ largePrint: true })).out).toContain(t('reason.large-print'))
})

it('a wrong length and wrong settings are refused with the reason', async () => {
  const wrong = await explained({ length: 'long' })
  expect(wrong).toMatchObject({ exit: 2, out: '', err: '--length: must be short or full, not "long".' })
  writeFileSync(path.join(folder, 'settings.json'), '{')
  expect(await explained({ length: 'short' })).toMatchObject({ exit: 1, out: '' })
})
