import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { compileGuide } from '../../content/compile/compile.ts'
import { Steps } from '../../content/compile/steps/steps.ts'
import { compileEnglish } from '../../content/languages/en/compile.ts'

interface TextCase {
  name: string
  /** Of the guide. */
  file: string
  find: string
  /** What somebody typed in the place of `find`. */
  replace: string
  why: string
}

const cases = JSON.parse(readFileSync('test/cases/content.json', 'utf8')) as TextCase[]

const root = mkdtempSync(path.join(tmpdir(), 'guide-case-'))
/** What is compiled of files that do not change from case to case is kept. */
const steps = new Steps()
const errors = () =>
  compileGuide({ root, language: compileEnglish }, steps).problems.filter(({ severity }) => severity === 'error')

beforeAll(() => {
  cpSync('content/guide', root, { recursive: true })
  expect(errors()).toEqual([])
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(cases)('$name: $why', ({ file, find, replace }) => {
  const at = path.join(root, file)
  const text = readFileSync(at, 'utf8')
  onTestFinished(() => writeFileSync(at, text))
  expect(text).toContain(find)
  writeFileSync(
    at,
    text.replace(find, () => replace),
  )
  expect(errors().map((problem) => problem.file)).toContain(file)
})
