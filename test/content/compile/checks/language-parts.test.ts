import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { languageProblems } from '../../../../content/compile/checks/language-parts.ts'
import { guidePlugin } from '../../../../content/compile/vite-plugin.ts'
import type { CompileLanguage } from '../../../../content/languages/compile-language.ts'
import { compileLanguages } from '../../../../content/languages/compile-languages.ts'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { installed } from '../../../../content/languages/installed.ts'
import { languageOf } from '../../../../content/languages/languages.ts'
import { check } from '../../../../electron/cli/check-command.ts'
import { madeUp } from '../../languages/made-up.ts'
import { smallGuide } from '../small-guide.ts'

/** A language as it comes from a folder that lacks something, which the type check would refuse. */
const without = (path: string): CompileLanguage => {
  const copy = {
    ...madeUp,
    search: { ...madeUp.search },
    numbers: { ...madeUp.numbers },
    messages: { ...madeUp.messages },
  }
  const [part = '', ...rest] = path.split('/')
  if (rest.length === 0) Reflect.deleteProperty(copy, part)
  else Reflect.deleteProperty(Reflect.get(copy, part) as object, rest.join('/'))
  return copy
}
const withMessage = (key: string, text: string): CompileLanguage => ({
  ...madeUp,
  messages: { ...madeUp.messages, [key]: text },
})
const messagesOf = (language: CompileLanguage) =>
  languageProblems(language, compileEnglish).map(({ message }) => message)

it.each(compileLanguages.map((language) => [language.code, language] as const))('%s lacks nothing', (_, language) => {
  expect(languageProblems(language, compileEnglish)).toEqual([])
})

it('is installed with both halves, in the same order', () => {
  expect(compileLanguages.map(({ code }) => code)).toEqual(installed.map(({ code }) => code))
})

it('is refused where it is not installed', () => {
  expect(() => languageOf('xx')).toThrow('The language ‘xx’ is not installed. There is: en.')
})

it.each([
  ['search', 'The language `zz` has no `search`.'],
  ['search/stopWords', 'The language `zz` has no `search.stopWords`.'],
  ['numbers', 'The language `zz` has no `numbers`.'],
  ['messages', 'The language `zz` has no `messages`.'],
  ['messages/search.nothing', 'The language `zz` lacks the message `search.nothing`.'],
])('names the part that is missing: %s', (part, message) => {
  expect(messagesOf(without(part))).toEqual([message])
})

it.each([
  ['search.nothing', 'Nothing found', 'The message `search.nothing` of the language `zz` lacks {query}.'],
  ['search.nothing', 'Nothing for {query', 'The message `search.nothing` of the language `zz` cannot be read.'],
  ['search.nothin', 'Nothing', 'Nothing says the message `search.nothin`.'],
])('names a message that cannot be said: %s = %j', (key, text, message) => {
  expect(messagesOf(withMessage(key, text))).toEqual([message])
})

it('names a locale that no one knows', () => {
  expect(messagesOf({ ...madeUp, locale: 'qqq' })).toEqual(['The locale `qqq` of the language `zz` is not known.'])
})

/** Runs with the small guide in a folder, in English and in the made-up language. */
async function inGuide<T>(run: (folder: string) => Promise<T>, languages = ['en', 'zz']): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'guide-languages-'))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    for (const [path, text] of Object.entries(smallGuide))
      for (const code of languages) put(path.replace(/^en\//, `${code}/`), text)
    put('main.js', 'export const one = 1\n')
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const buildWith = (language: CompileLanguage, languages?: string[]): Promise<unknown> => {
  const here = process.cwd()
  return inGuide(async (folder) => {
    process.chdir(folder)
    try {
      await build({
        root: folder,
        logLevel: 'silent',
        plugins: [guidePlugin({ root: folder, languages: [compileEnglish, language] })],
        build: { rolldownOptions: { input: join(folder, 'main.js') } },
      })
    } finally {
      process.chdir(here)
    }
  }, languages)
}

it('a build fails, and says what the language lacks', async () => {
  await expect(buildWith(without('messages/search.nothing'))).rejects.toThrow('lacks the message `search.nothing`')
  await expect(buildWith(without('numbers'))).rejects.toThrow('has no `numbers`')
  await expect(buildWith(without('search/stopWords'))).rejects.toThrow('has no `search.stopWords`')
  await expect(buildWith(madeUp, ['en'])).rejects.toThrow(/zz\/guide\.yaml/)
  await buildWith(madeUp)
})

it('a check fails for a language that lacks something, and for texts in one that is not installed', async () => {
  const errorsOf = (languages: CompileLanguage[]) =>
    inGuide(async (folder) => {
      const err: string[] = []
      const lines = { out: () => undefined, err: (line: string) => err.push(line) }
      const exit = await check({ path: folder, report: false, watch: false, languages, ...lines })
      return { exit, err: err.join('\n').replaceAll(folder, 'guide') }
    })
  expect(await errorsOf([compileEnglish, madeUp])).toEqual({ exit: 0, err: '' })
  expect(await errorsOf([compileEnglish, without('numbers/count')])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('The language `zz` has no `numbers.count`.') as string,
  })
  expect(await errorsOf([compileEnglish])).toMatchObject({
    exit: 1,
    err: expect.stringMatching(/^guide\/zz {2}The language ‘zz’ is not installed\./) as string,
  })
})
