import { describe, expect, test } from 'vitest'
import { about, errorsOf, hormonal } from './mistake.ts'
import { compileSmallGuide, edited, smallGuide } from './small-guide.ts'

describe('mistakes with files', () => {
  test('two pages with one id', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/01-3-about.md': text })).toMatchObject([
      {
        file: 'en/01-3-about.md',
        line: 1,
        message: 'Two pages have the id `about`; the other one is en/01-1-about.md.',
      },
    ])
  })

  test('two pages with one number', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/01-1-also.md': text })).toMatchObject([
      { message: 'Two pages have the number 1.1; the other one is en/01-1-about.md.' },
    ])
  })

  test('a file name without number', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/notes.md': text })).toMatchObject([
      { file: 'en/notes.md', line: 1, message: 'The name of this file has no page number and id.' },
    ])
  })

  test('one mistake is reported once, not again for all that depends on it', () => {
    expect(errorsOf({ 'facts/sources.yaml': '- id: big-guide\n  title: [' })).toHaveLength(1)
    expect(errorsOf({ 'facts/figures.yaml': 'F001: about 15%' })).toHaveLength(1)
    for (const path of ['en/figures.yaml', 'en/medicines.yaml'])
      expect(errorsOf({ [path]: '- about 15%' })).toMatchObject([{ file: path, line: 1 }])
  })

  test('all mistakes of a guide are found in one run', () => {
    const errors = errorsOf({
      [about]: edited(about, 'It is :fig[F001] of all.', 'It is 15% of all, 20% of some.').text,
      [hormonal]: edited(hormonal, 'her2="negative|positive"', 'her3=positive').text,
    })
    expect(errors.map(({ file, line }) => [file, line])).toEqual([
      [about, 16],
      [about, 16],
      [hormonal, 10],
    ])
  })

  const text = smallGuide[about] ?? ''

  test('a page that was deleted, and that others link to', () => {
    expect(errorsOf({ [hormonal]: null }).map(({ file, line, message, mend }) => [file, line, message, mend])).toEqual([
      [about, 6, 'There is no page `hormonal`.', expect.stringContaining('take the link out')],
      [about, 16, 'There is no page `hormonal`.', expect.stringContaining('take the link out')],
    ])
  })

  test('a page that cannot be read is reported once, and not again by what links to it', () => {
    const broken = edited(hormonal, 'review: { state: reviewed', 'review: { state: revised').text
    expect(errorsOf({ [hormonal]: broken })).toMatchObject([{ file: hormonal, line: 7 }])
    expect(compileSmallGuide({ [hormonal]: broken }).problems).toHaveLength(1)
  })

  test('all pages deleted', () => {
    const nothing = Object.fromEntries([about, hormonal, 'en/01-2-outlook.md'].map((path) => [path, null]))
    expect(errorsOf(nothing)).toMatchObject([{ file: 'en/guide.yaml', message: 'The guide has no pages here.' }])
  })

  test.each([
    ['a page saved as a text file', 'en/01-1-about.md.txt'],
    ['a drawing kept as a copy', 'drawings/body-map.svg.bak'],
    ['notes beside the facts', 'facts/notes.docx'],
  ])('%s is not read, and said to be so', (_, path) => {
    expect(errorsOf({ [path]: 'x' })).toMatchObject([
      { file: path, line: 1, message: 'Nothing reads this file: its name is not one of the guide.' },
    ])
  })

  test.each([
    ['a copy of a page', 'en/01-1-about - Copy.md'],
    ['a name in capitals', 'en/01-3-About.md'],
  ])('%s has no readable name', (_, path) => {
    expect(errorsOf({ [path]: text })).toMatchObject([
      { file: path, message: 'The name of this file has no page number and id.' },
    ])
  })

  test('what editors leave behind is let be', () => {
    expect(errorsOf({ 'en/.01-1-about.md.swp': 'x', 'en/01-1-about.md~': 'x', 'facts/.DS_Store': 'x' })).toEqual([])
  })

  test.each([
    ['Windows-1252', Buffer.from(text.replace('has spread', 'isn\u0092t here'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('a page saved as %s', (_, bytes) => {
    expect(errorsOf({ [about]: new Uint8Array(bytes) })).toMatchObject([
      {
        file: about,
        line: 1,
        message: 'This file is not saved as plain text in UTF-8.',
        mend: expect.stringContaining('Save as') as string,
      },
    ])
  })

  test.each([
    ['a byte-order mark', `\ufeff${text}`],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['old Mac line ends', text.replaceAll('\n', '\r')],
  ])('%s does no harm', (_, page) => {
    expect(compileSmallGuide({ [about]: page }).problems).toEqual([])
  })

  test('a page without any source: each stretch up to a heading is named', () => {
    const without = text.replace(/::source.*\n/g, '')
    expect(errorsOf({ [about]: without }).map(({ line, message }) => [line, message])).toEqual([
      [10, 'This has no source.'],
      [15, 'This has no source.'],
    ])
  })
})

describe('a figure or word that no text uses is a note, not an error', () => {
  test('figure', () => {
    const { guide, problems } = compileSmallGuide({
      [about]: edited(about, 'It is :fig[F001] of all.', 'It is rare.').text,
    })
    expect(problems).toMatchObject([{ severity: 'warning', file: 'facts/figures.yaml', line: 1 }])
    expect(guide).not.toBeNull()
  })
})
