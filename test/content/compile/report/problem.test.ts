import { describe, expect, it } from 'vitest'
import { directiveAdvice } from '../../../../content/compile/report/advice/directive-advice.ts'
import { factsAdvice } from '../../../../content/compile/report/advice/facts-advice.ts'
import { fileAdvice } from '../../../../content/compile/report/advice/file-advice.ts'
import { pageAdvice } from '../../../../content/compile/report/advice/page-advice.ts'
import { errorsOf } from '../mistake.ts'
import { edited } from '../small-guide.ts'

const about = 'en/01-1-about.md'

describe('a problem', () => {
  it('names the column of the words that are wrong, and the rule', () => {
    const { text, line } = edited(about, 'section: introduction', 'section: intro')
    expect(errorsOf({ [about]: text })).toMatchObject([
      { file: about, line, column: 'section: '.length + 1, rule: 'unknown-section' },
    ])
  })

  it('stands at the words in the middle of a line of text', () => {
    const { text, line } = edited(about, 'summary: It is cancer', 'summary: It is cancr')
    expect(errorsOf({ [about]: text })).toMatchObject([
      { line, column: 'summary: It is '.length + 1, rule: 'unknown-word' },
    ])
  })

  it('stands where the text of a line begins when it is about no words', () => {
    const { text, line } = edited('en/guide.yaml', '  medicines: { state: draft }', '  medicines: { state: reviewed }')
    expect(errorsOf({ 'en/guide.yaml': text })).toMatchObject([{ line, column: 3, rule: 'review-incomplete' }])
  })

  it('stands at the beginning of a file that is not there', () => {
    expect(errorsOf({ 'facts/figures.yaml': null })).toMatchObject([{ line: 1, column: 1, rule: 'missing-file' }])
  })
})

it('no two rules have one id', () => {
  const names = [fileAdvice, pageAdvice, directiveAdvice, factsAdvice].flatMap((said) => Object.keys(said))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
