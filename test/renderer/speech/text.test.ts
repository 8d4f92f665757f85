import { describe, expect, it } from 'vitest'
import type { Language } from '../../../content/languages/language.ts'
import { english } from '../../../content/languages/en/language.ts'
import { plainText } from '../../../content/schema/block.ts'
import { spokenText } from '../../../renderer/speech/pronunciation.ts'
import { sentencesOf } from '../../../content/text/sentences.ts'
import { guideFromDisk } from '../../content/guide.ts'

const sentences = (text: string) => sentencesOf(text, english).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['Two sentences. Here they are.', ['Two sentences.', 'Here they are.']],
    ['Is it so? Yes! It is.', ['Is it so?', 'Yes!', 'It is.']],
    ['Ask Dr. Lee about it. Then rest.', ['Ask Dr. Lee about it.', 'Then rest.']],
    ['Foods with iron, e.g. Spinach. Eat well.', ['Foods with iron, e.g. Spinach.', 'Eat well.']],
    ['About 6.5 of 10 people.', ['About 6.5 of 10 people.']],
    ['  A heading without a stop ', ['A heading without a stop']],
    ['…', []],
  ])('of %j', (text, expected) => expect(sentences(text)).toEqual(expected))

  it('leave out no word of the guide', () => {
    const paragraphs = guideFromDisk().pages.flatMap((page) =>
      page.blocks.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.inlines)] : [])),
    )
    expect(paragraphs.length).toBeGreaterThan(100)
    for (const text of paragraphs) expect(sentences(text).join(' ')).toBe(text.replace(/\s+/g, ' ').trim())
  })
})

describe('what is spoken', () => {
  it.each([
    ['HER2-positive', 'her two-positive'],
    ['MBC and CT', 'M B C and C T'],
    ['A CDK4/6 inhibitor', 'A C D K four six inhibitor'],
    ['BRCA1 or BRCA', 'bracka one or bracka'],
    ['PD-L1, NTRK and T-DM1', 'P D L one, en track and T D M one'],
    ['about 15% to 30–40%, or 1-800-555-0100', 'about 15 percent to 30 to 40 percent, or 1-800-555-0100'],
    ['HR-positive · HER2-negative', 'H R-positive, her two-negative'],
    ['Take A or I', 'Take A or I'],
    ['palbociclib (Ibrance)', 'palbociclib (Ibrance)'],
  ])('of %j', (written, said) => expect(spokenText(written, english)).toBe(said))

  it('says what the language at hand has, and nothing of English', () => {
    const speech: Language['speech'] = { sayings: [[/(\d)\s?%/g, '$1 por ciento']], voices: ['es-US'] }
    expect(spokenText('HER2 al 5%', { speech })).toBe('HER2 al 5 por ciento')
  })
})
