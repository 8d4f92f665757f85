import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageProblems } from '../../../content/compile/checks/language-parts.ts'
import { compileLanguages } from '../../../content/languages/compile-languages.ts'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { english } from '../../../content/languages/en/language.ts'
import { installed } from '../../../content/languages/installed.ts'
import { guideSchema } from '../../../content/schema/guide.ts'
import { loadFonts } from '../../../electron/handout/pdf/fonts.ts'
import { guideFromDisk } from '../guide.ts'
import { lonelyBrackets, Pseudo } from './pseudo-text.ts'
import { pseudoFor, pseudoGuide, pseudoLanguage, qpsCode } from './qps.ts'

const pseudo = pseudoFor(guideFromDisk())
const language = pseudoLanguage(pseudo)
const guide = pseudoGuide(guideFromDisk(), pseudo)

describe('a text', () => {
  const few = new Pseudo(['palbociclib', 'T-DM1'])

  it('gets accents, brackets, and about 40 % more letters', () => {
    expect(few.text('Ask your team.')).toBe('[Áášk ýýööûûr tééáám.]')
    const before = guideFromDisk().questions.map(({ text }) => text.length)
    const after = guide.questions.map(({ text }) => text.length)
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
    expect(sum(after) / sum(before)).toBeGreaterThan(1.3)
    expect(sum(after) / sum(before)).toBeLessThan(1.5)
  })

  it('keeps names of medicines and biomarkers, and numbers', () => {
    expect(few.text('palbociclib for HER2, 28 of 100')).toBe('[palbociclib föör HER2, 28 ööf 100]')
  })

  it('of the catalog keeps its values and cases', () => {
    expect(few.message('{count, plural, =0 {None} one {One page} other {# pages}} of {name}')).toBe(
      '[{count, plural, =0 {Ñööñéé} one {Ööñéé páágéé} other {# páágééš}} ööf {name}]',
    )
  })

  it('in English is found, save for names and what is exempt', () => {
    expect(few.leaks('[Áášk your tééáám] by T-DM1')).toEqual(['your', 'by'])
    expect(few.leaks('[Áášk] Guide to Cancer', ['Guide to  Cancer'])).toEqual([])
  })

  it('that is cut off is found by its brackets', () => {
    expect(lonelyBrackets('[a [b] c] [d]')).toEqual([])
    expect(lonelyBrackets('[a] [b [c]')).toEqual(['[b [c]'])
    expect(lonelyBrackets('[a] b]')).toEqual(['[a] b]'])
  })
})

it('has every part of a language, and each message with the values of the English one', () => {
  expect(languageProblems({ ...compileEnglish, ...language }, compileEnglish)).toEqual([])
})

it('says each message in the pseudo-language', () => {
  const leaks = Object.entries(language.messages).flatMap(([key, message]) =>
    pseudo.leaks(withoutSyntax(message)).map((word) => `${key}: ${word}`),
  )
  expect(leaks).toEqual([])
})

/** A message without the names of its values, kinds and cases. */
function withoutSyntax(message: string): string {
  return message
    .replace(/\{\w+(?:, number, [^}]*)?\}/g, ' ')
    .replace(/\{\w+, (?:plural|select),/g, ' ')
    .replace(/(?:=\d+|(?<!\p{L})\w+) \{/gu, ' ')
}

describe('the guide', () => {
  it('is a guide as the compiler makes one', () => {
    expect(guideSchema.parse(guide)).toEqual(guide)
  })

  /** Fields that no reader sees as they are, or that stay: ids, sources and what editors write for themselves. */
  const exempt =
    /^(?:sources|history|numbers|reviews|hash|version|date)\b|\.(?:id|section|group|source|place|generic|shortName|brands|aliases|therapy|claim|unit|anchor|language|words|related|when|part|parts|type|site|asOf)\b|^drawings\./

  it('has each of its texts in the pseudo-language', () => {
    const leaks = textsOf(guide, '').flatMap(([path, text]) =>
      exempt.test(path) || !text.includes(' ') ? [] : pseudo.leaks(text).map((word) => `${path}: ${word}`),
    )
    expect(leaks).toEqual([])
  })

  it('has drawings with words in the pseudo-language', () => {
    const words = Object.values(guide.drawings).flatMap((svg) =>
      [...svg.matchAll(/>([^<]*\p{L}[^<]*)</gu)].map(([, text = '']) => text),
    )
    expect(words.length).toBeGreaterThan(20)
    expect(words.flatMap((text) => pseudo.leaks(text))).toEqual([])
  })

  it('has only letters that the typeface has', () => {
    const { has } = loadFonts()
    const signs = new Set(
      textsOf([language.messages, guide], '').flatMap(([, text]) => Array.from(text.replace(/\s/g, ''))),
    )
    expect([...signs].filter((sign) => !has(sign.codePointAt(0) ?? 0))).toEqual(
      [...signsOfEnglish()].filter((sign) => !has(sign.codePointAt(0) ?? 0)),
    )
  })
})

function signsOfEnglish(): Set<string> {
  const texts = textsOf([english.messages, guideFromDisk()], '')
  return new Set(texts.flatMap(([, text]) => Array.from(text.replace(/\s/g, ''))))
}

/** Every text of a value, with its place in it. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`))
}

it('is in no release', () => {
  expect([...installed, ...compileLanguages].map(({ code }) => code)).not.toContain(qpsCode)
  expect(['content/languages/qps', 'content/guide/qps'].filter(existsSync)).toEqual([])
  expect(readFileSync('electron-builder.yml', 'utf8')).not.toMatch(/qps|pseudo|test\//)
})
