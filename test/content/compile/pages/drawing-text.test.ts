import { expect, test } from 'vitest'
import { compileSmallGuide, edited } from '../small-guide.ts'

const path = 'drawings/body-map.svg'
const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n${inside}\n</svg>\n`
const oneText = drawing('<text id="note" x="1" y="2" fill="#1f4e5f"/>')

/** The small guide with one drawing and the words for it. */
function compileDrawing(svg: string, words: string | null = null) {
  return compileSmallGuide({ [path]: svg, 'en/drawings.yaml': words })
}

function problemsOf(svg: string, words: string | null = null): string[] {
  return compileDrawing(svg, words).problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

test('the words of the language are filled in, figures too, with the attributes of their place', () => {
  const { guide, problems } = compileDrawing(oneText, 'body-map:\n  note: It is :fig[F001] of "all" & more.\n')
  expect(problems).toEqual([])
  expect(guide?.drawings['body-map']).toContain(
    '<text x="1" y="2" fill="#1f4e5f">It is about 15% of &quot;all&quot; &amp; more.</text>',
  )
})

test('each line of the words is a line of the picture', () => {
  const svg = drawing('  <text id="note" data-lines="2" data-line-height="22" x="1" y="20.5"/>')
  const { guide } = compileDrawing(svg, 'body-map:\n  note: |\n    A body,\n    a place.\n')
  expect(guide?.drawings['body-map']).toContain(
    '\n  <text x="1" y="20.5">A body,</text>\n  <text x="1" y="42.5">a place.</text>\n',
  )
})

test('words in a drawing belong into a language', () => {
  const { problems } = compileDrawing(drawing('<g>\n<text x="1">It is all.</text></g>'))
  expect(problems).toMatchObject([{ file: path, line: 3, message: 'The drawing holds words: ‘It is all.’.' }])
  expect(problems[0]?.mend).toMatch(/<text id="name" …\/>.*drawings\.yaml of each language/)
  expect(problemsOf(drawing('<text x="1"/>'), 'body-map: {}\n')).toEqual([
    `${path}:2 This text of the drawing has no id.`,
  ])
  expect(problemsOf(drawing('<text id="a"/>\n<text id="a"/>'), 'body-map:\n  a: All.\n')).toEqual([
    `${path}:3 The id \`a\` is taken: line 2 has it too.`,
  ])
})

test('words that the language lacks are reported', () => {
  expect(problemsOf(oneText)).toEqual(['en/drawings.yaml:1 This file is missing.'])
  const lacking = compileDrawing(drawing('<text id="a"/>\n<text id="b"/>\n<text id="c"/>'), 'body-map:\n  b: All.\n')
  expect(lacking.problems).toMatchObject([
    {
      file: 'en/drawings.yaml',
      line: 1,
      message: 'The drawing `body-map` has texts without words in this language: `a`, `c`.',
      mend: 'Add them here, below `body-map:`, as a: …',
    },
  ])
  expect(lacking.guide).toBeNull()
})

test('words left over are reported', () => {
  const words = 'body-map:\n  note: All.\n  nite: All.\nbody-mop:\n  note: All.\n'
  const { problems } = compileDrawing(oneText, words)
  expect(problems).toMatchObject([
    { line: 3, message: 'The drawing `body-map` has no text with the id `nite`.', mend: 'Did you mean `note`?' },
    { line: 4, message: 'There is no drawing `body-mop` in drawings/.', mend: 'Did you mean `body-map`?' },
  ])
})

test('more lines than there is room for are reported', () => {
  const two = 'body-map:\n  note: |\n    It is\n    all.\n'
  expect(problemsOf(oneText, two)).toEqual([
    'en/drawings.yaml:2 The drawing `body-map` has no room for so many lines of `note`.',
  ])
  expect(problemsOf(drawing('<text id="note" data-lines="2" data-line-height="22" y="1"/>'), two)).toEqual([])
})

test.each([
  ['in digits', '28 lived', 2, '28'],
  ['in words', '|\n    It is so\n    every three weeks', 4, 'every three weeks'],
])('a bare number in the words is an error: %s', (_, words, line, number) => {
  const svg = drawing('<text id="note" data-lines="2" data-line-height="22"/>')
  expect(problemsOf(svg, `body-map:\n  note: ${words}\n`)).toEqual([
    expect.stringMatching(new RegExp(`^en/drawings.yaml:${line} .*‘${number}’`)),
  ])
})

test('the numbers of steps stand alone in the drawing and count from one', () => {
  expect(problemsOf(drawing('<text>1</text><text>2</text>'))).toEqual([])
  expect(problemsOf(drawing('<text>1</text>\n<text>28</text>'))).toEqual([
    'drawings/body-map.svg:3 There is a bare number in the text: ‘28’.',
  ])
})

test('an unknown figure, an unknown name and a medicine are errors', () => {
  const saying = (words: string) => problemsOf(oneText, `body-map:\n  note: '${words}'\n`)
  expect(saying(':fig[F009] of all')).toEqual(['en/drawings.yaml:2 There is no figure `F009`.'])
  expect(saying('then Zelboraf')).toEqual([
    'en/drawings.yaml:2 ‘Zelboraf’ has a capital and is no name that the guide knows.',
  ])
  expect(saying('tamoxifen')).toEqual(['en/drawings.yaml:2 The drawing names tamoxifen.'])
})

test('what is drawn is as many as its figure says', () => {
  const circles = (count: number, rest = 100 - count): string =>
    drawing(
      `<g data-count="F001" fill="#1f4e5f">${'<circle r="1"/>'.repeat(count)}</g><g>${'<circle r="1"/>'.repeat(rest)}</g>`,
    )
  const { guide, problems } = compileDrawing(circles(15))
  expect(problems).toEqual([])
  expect(guide?.drawings['body-map']).not.toContain('data-count')
  expect(problemsOf(circles(14))).toEqual(['drawings/body-map.svg:2 The drawing shows 14, and figure F001 says 15.'])
  expect(problemsOf(circles(15, 84))).toEqual([
    'drawings/body-map.svg:2 Figure F001 is a share of 100, and the drawing has 99 circles.',
  ])
})

test('a drawing with a sensitive figure, printed or counted, stands in sensitive text only', () => {
  const page = 'en/06-1-hormonal.md'
  const { line } = edited(page, '::drawing', '')
  const hidden = edited(page, ':::more', ':::sensitive').text
  const printed = { [path]: oneText, 'en/drawings.yaml': "body-map:\n  note: ':fig[F002]'\n" }
  const counted = {
    [path]: drawing(`<g data-count="F002">${'<circle/>'.repeat(28)}</g><g>${'<circle/>'.repeat(72)}</g>`),
  }
  for (const sensitive of [printed, counted]) {
    expect(compileSmallGuide(sensitive).problems).toMatchObject([
      { file: page, line, message: 'Figure F002 is sensitive and stands in the open here.' },
    ])
    expect(compileSmallGuide({ ...sensitive, [page]: hidden }).problems).toEqual([])
  }
})

test('a group that opens the symptoms of a place is named after one', () => {
  expect(problemsOf(drawing('<g id="site-bone"><path/></g>'))).toEqual([])
  const { problems } = compileDrawing(drawing('<g id="site-bones"><path/></g>'))
  expect(problems).toMatchObject([
    {
      file: path,
      line: 2,
      message: 'The drawing has the group `site-bones`, and there is no such place of spread.',
      mend: 'Did you mean `site-bone`?',
    },
  ])
})
