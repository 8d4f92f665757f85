import { describe, expect, test } from 'vitest'
import { compileSmallGuide, edited, smallGuide } from './small-guide.ts'

const about = 'en/01-1-about.md'
const page = smallGuide[about] ?? ''
const body = (words: string): string => edited(about, 'The cancer has spread.', words).text
const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n${inside}\n</svg>\n`

/** Problems of one changed file, as `file:line message`; compiling must never throw and never take long. */
function problemsOf(path: string, content: string | Uint8Array | null): string[] {
  const start = performance.now()
  const { guide, problems } = compileSmallGuide({ [path]: content })
  expect(guide).toBeNull()
  expect(performance.now() - start).toBeLessThan(15_000)
  return problems
    .filter(({ severity, file }) => severity === 'error' && file === path)
    .map(({ line, message }) => `${line} ${message}`)
}

describe('files that are not what they should be', () => {
  test.each(Object.keys(smallGuide).filter((path) => path.endsWith('.yaml')))('%s missing', (path) => {
    expect(problemsOf(path, null)).toEqual(['1 This file is missing.'])
  })

  test.each(Object.keys(smallGuide).filter((path) => !path.endsWith('.svg')))('%s empty', (path) => {
    expect(problemsOf(path, ' \n')).toEqual(['1 This file is empty.'])
  })

  test('every page cut off anywhere is reported, or still whole to its last source', () => {
    for (let end = 1; end < page.length - 1; end += 7) {
      const { problems } = compileSmallGuide({ [about]: page.slice(0, end) })
      const kept = page.slice(0, end)
      const whole = /::source\[[^\]]*\]\s*$/.test(kept) || /## [^\n]*$/.test(kept)
      if (!whole)
        expect(
          problems.map(({ file }) => file),
          kept.slice(-30),
        ).toContain(about)
    }
  })

  test('YAML cut off anywhere never throws', () => {
    for (const path of ['facts/medicines.yaml', 'en/questions.yaml', 'facts/sources.yaml']) {
      const text = smallGuide[path] ?? ''
      for (let end = 1; end < text.length - 1; end += 11) compileSmallGuide({ [path]: text.slice(0, end) })
    }
  })

  test('a file of 10 MB', () => {
    expect(problemsOf(about, 'x'.repeat(10_000_000))).toEqual(['1 This file is too large (9766 KB).'])
  })

  test('a file that is no text', () => {
    expect(problemsOf(about, new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00]))).toEqual([
      '1 This file is not saved as plain text in UTF-8.',
    ])
  })

  test('a letter that another encoding left', () => {
    expect(problemsOf(about, Buffer.from(body('Caf\u00e9.'), 'latin1'))).toEqual([
      '1 This file is not saved as plain text in UTF-8.',
    ])
  })

  test('a very long line', () => {
    expect(problemsOf(about, body('word '.repeat(3_000)))).toEqual(['10 This line has more than 8000 characters.'])
  })

  test.each([
    ['right-to-left override', '\u202e'],
    ['zero-width space', '\u200b'],
    ['escape', '\u001b'],
  ])('a hidden character: %s', (_, character) => {
    expect(problemsOf(about, body(`The can${character}cer.`))[0]).toMatch(/^10 This line holds a hidden character/)
  })

  test('a folder where a file should be', () => {
    expect(compileSmallGuide({ 'en/09-1-folder.md/inside.txt': 'x' }).problems).toMatchObject([
      { message: 'This is not a file.' },
    ])
  })
})

describe('markup that could do something', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', /Raw HTML/],
    ['a script in a paragraph', 'Word <img src=x onerror=alert(1)> word.', /Raw HTML/],
    ['a comment', '<!-- hidden -->', /Raw HTML/],
    ['a script link', '[tap](javascript:alert)', /cannot open/],
    ['a script link with tricks', '[tap](JaVaScRiPt:alert)', /cannot open/],
    ['a data link', '[tap](data:text/html;base64,PHNjcmlwdD4=)', /cannot open/],
    ['a file link', '[tap](file:///etc/passwd)', /cannot open/],
    ['a link by reference', '[tap][there]\n\n[there]: page:hormonal\n', /not known here/],
    ['an address that links by itself', 'See www.example.org now.', /web address/],
    ['a picture', '![a](https://example.org/a.png)', /Pictures/],
    ['a page that climbs', '[tap](page:../../settings)', /cannot open/],
    ['code', '`rm -rf`', /program code/],
    ['a footnote', 'Word[^a].\n\n[^a]: note', /not known here/],
  ])('%s', (_, words, message) => {
    expect(problemsOf(about, body(words)).join('\n')).toMatch(message)
  })

  test.each([
    ['quotes', `${'>'.repeat(5_000)} deep`],
    ['lists', `${'- '.repeat(2_000)}deep`],
    ['stars', `${'*a '.repeat(2_000)}deep`],
    ['brackets', '['.repeat(5_000)],
    ['brackets on many lines', `${'['.repeat(300)}\n`.repeat(1_000)],
    ['directives', `${Array.from({ length: 600 }, (_, depth) => `${':'.repeat(603 - depth)}more`).join('\n')}\ndeep`],
    ['some directives', Array.from({ length: 30 }, (_, depth) => `${':'.repeat(40 - depth)}more\n`).join('')],
    ['tables', `${'|a'.repeat(3_000)}|\n${'|-'.repeat(3_000)}|`],
  ])('nested or repeated without end: %s', (_, words) => {
    expect(problemsOf(about, body(words)).length).toBeGreaterThan(0)
  })
})

test('a condition that asks for everything at once', () => {
  const everything =
    ':::when{hr=positive her2=negative sex=female menopause=post line=later prior=taxane without-prior=t-dm1 site="bone|lung" ' +
    'without-site="brain|liver" brca=positive pik3ca=positive pd-l1=negative msi-h=unknown dmmr=unknown ntrk=positive}'
  const words = `${everything}\nYou can have alpelisib, tamoxifen and trastuzumab.\n\n::source[article L1]\n:::\n\nIt has spread.`
  expect(problemsOf(about, body(words))).toEqual([expect.stringMatching(/^11 trastuzumab is named here for/)])
})

describe('YAML that could do something', () => {
  test('entities that grow', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]\n`
    expect(problemsOf('en/synonyms.yaml', bomb).length).toBeGreaterThan(0)
  })

  test.each([
    ['nesting', '['.repeat(100_000)],
    ['nesting in front of a text', `- ${'{a: '.repeat(50_000)}`],
    ['a program', '- !!js/function "function () { return 1 }"\n'],
    ['prototype', '- { __proto__: { words: [a] }, words: [chemo], means: [chemotherapy] }\n'],
    ['several documents', '- { words: [a], means: [b] }\n---\n- { words: [c], means: [d] }\n'],
  ])('%s', (_, text) => {
    expect(problemsOf('en/synonyms.yaml', text).length).toBeGreaterThan(0)
  })
})

describe('drawings', () => {
  const path = 'drawings/body-map.svg'
  test.each([
    ['a script', '<script>alert(1)</script>', '2 The drawing holds something that is not allowed: <script>.'],
    [
      'a script by another name',
      '<svg:script>alert(1)</svg:script>',
      '2 The drawing holds something that is not allowed: <svg:script>.',
    ],
    ['an event', '<g onload="alert(1)"/>', '2 The drawing holds something that is not allowed: an event handler.'],
    ['HTML', '<foreignObject></foreignObject>', '2 The drawing holds something that is not allowed: <foreignObject>.'],
    [
      'a picture',
      '<image href="https://example.org/a.png"/>',
      '2 The drawing holds something that is not allowed: <image>.',
    ],
    [
      'a reference outside',
      '<use href="other.svg#a"/>',
      '2 The drawing holds something that is not allowed: a reference to something outside of it.',
    ],
    [
      'a fill from outside',
      '<path fill="url(https://example.org)"/>',
      '2 The drawing holds something that is not allowed: a reference to something outside of it.',
    ],
    [
      'a style',
      '<g style="fill: red"/>',
      '2 The drawing holds something that is not allowed: a style; use attributes such as fill="#1f4e5f".',
    ],
    ['an animation', '<set attributeName="href"/>', '2 The drawing holds something that is not allowed: <set>.'],
    ['words', '<text>tamoxifen</text>', '2 The drawing holds words: ‘tamoxifen’.'],
    ['an attribute without quotes', '<g onload=alert(1)>', '2 This is not an SVG drawing.'],
    ['an open element', '<g>', '3 This is not an SVG drawing.'],
  ])('%s', (_, inside, message) => {
    expect(problemsOf(path, drawing(inside))).toContain(message)
  })

  test('an entity', () => {
    const text = `<!DOCTYPE svg [<!ENTITY a "x">]>\n${drawing('<text>&a;</text>')}`
    expect(problemsOf(path, text)).toContain('1 This is not an SVG drawing.')
  })

  test('what drawings are made of', () => {
    const shapes =
      '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>\n<path d="M0 0" fill="url(#a)"/><text id="a-b"/>'
    const words = 'body-map:\n  a-b: bones one & < lamp; liver\n'
    expect(compileSmallGuide({ [path]: drawing(shapes), 'en/drawings.yaml': words }).problems).toEqual([])
  })
})
