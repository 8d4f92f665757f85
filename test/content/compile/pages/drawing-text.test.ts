import { expect, test } from 'vitest'
import { compileSmallGuide, edited } from '../small-guide.ts'

const path = 'drawings/body-map.svg'
const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n${inside}\n</svg>\n`
const problemsOf = (inside: string): string[] =>
  compileSmallGuide({ [path]: drawing(inside) }).problems.map(({ file, line, message }) => `${file}:${line} ${message}`)

test('a figure in a drawing is filled in', () => {
  const { guide } = compileSmallGuide({ [path]: drawing('<text>It is :fig[F001] of all.</text>') })
  expect(guide?.drawings['body-map']).toContain('<text>It is about 15% of all.</text>')
})

test.each([
  ['in digits', '<text>28 lived</text>', '28'],
  ['in words', '<text>a</text>\n<text>every three weeks</text>', 'every three weeks'],
])('a bare number in a drawing is an error: %s', (_, inside, number) => {
  expect(problemsOf(inside)).toEqual([expect.stringMatching(new RegExp(`^drawings/body-map.svg:\\d .*‘${number}’`))])
})

test('the numbers of steps stand alone and count from one', () => {
  expect(problemsOf('<text>1</text><text>First</text><text>2</text><text>Next</text>')).toEqual([])
  expect(problemsOf('<text>1</text>\n<text>28</text>')).toEqual([
    'drawings/body-map.svg:3 There is a bare number in the text: ‘28’.',
  ])
})

test('an unknown figure and an unknown name are errors', () => {
  expect(problemsOf('<text>:fig[F009] of all</text>')).toEqual(['drawings/body-map.svg:2 There is no figure `F009`.'])
  expect(problemsOf('<text>then Zelboraf</text>')).toEqual([
    'drawings/body-map.svg:2 ‘Zelboraf’ has a capital and is no name that the guide knows.',
  ])
})

test('what is drawn is as many as its figure says', () => {
  const circles = (count: number, rest = 100 - count): string =>
    `<g data-count="F001" fill="#1f4e5f">${'<circle r="1"/>'.repeat(count)}</g><g>${'<circle r="1"/>'.repeat(rest)}</g>`
  const { guide, problems } = compileSmallGuide({ [path]: drawing(circles(15)) })
  expect(problems).toEqual([])
  expect(guide?.drawings['body-map']).not.toContain('data-count')
  expect(problemsOf(circles(14))).toEqual(['drawings/body-map.svg:2 The drawing shows 14, and figure F001 says 15.'])
  expect(problemsOf(circles(15, 84))).toEqual([
    'drawings/body-map.svg:2 Figure F001 is a share of 100, and the drawing has 99 circles.',
  ])
})

test('a drawing with a sensitive figure stands in sensitive text only', () => {
  const sensitive = drawing('<text>:fig[F002]</text>')
  const page = 'en/06-1-hormonal.md'
  const { line } = edited(page, '::drawing', '')
  expect(compileSmallGuide({ [path]: sensitive }).problems).toMatchObject([
    { file: page, line, message: 'Figure F002 is sensitive and stands in the open here.' },
  ])
  const hidden = edited(page, ':::more', ':::sensitive').text
  expect(compileSmallGuide({ [path]: sensitive, [page]: hidden }).problems).toEqual([])
})
