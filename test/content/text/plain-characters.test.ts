import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAsWritten, withPlainCharacters } from '../../../content/text/plain-characters.ts'

describe('withPlainCharacters', () => {
  it.each([
    ['a no-break hyphen', 'HER2\u2011positive', 'HER2-positive'],
    ['a hyphen', 'HER2\u2010positive', 'HER2-positive'],
    ['a figure dash', 'HER2\u2012positive', 'HER2-positive'],
    ['an en dash in a word', 'HER2\u2013positive, (HR)\u2013negative', 'HER2-positive, (HR)-negative'],
    ['a minus sign', 'HER2\u2212 and ER\u2212/PR\u2212', 'HER2- and ER-/PR-'],
    ['raised and wide signs', 'HER2\u207b ER\u207a PR\uff0b HR\uff0d', 'HER2- ER+ PR+ HR-'],
    ['a soft hyphen', 'trastu\u00adzumab', 'trastuzumab'],
    ['no-break and thin spaces', 'a\u00a0b\u202fc\u2009d\u3000e', 'a b c d e'],
    ['a ligature', 'the \ufb01rst \ufb02uid', 'the first fluid'],
    ['an accent of its own', 'cafe\u0301', 'café'],
    ['wide letters and digits', '\uff28\uff25\uff32\uff12', 'HER2'],
    ['digits of other scripts', '\u0663 \u06f4 \u096b \u{1d7d8}', '3 4 5 0'],
    ['the number of a stage', 'stage \u2163', 'stage IV'],
    ['an accent for an apostrophe', 'don\u00b4t isn\u2018t', 'don’t isn’t'],
    ['another slash', 'ER+\u2215PR+', 'ER+/PR+'],
  ])('writes %s plainly', (_, written, plain) => {
    expect(withPlainCharacters(written)).toBe(plain)
  })

  it.each([
    'A dash – as it should be – between words.',
    'We can help—call us.',
    '5–10 days, 100.4 °F',
    '“The womb’s lining” …',
    '½ of them, 10⁵',
    '– a pasted point\n  − and one more',
    'señor, façade',
  ])('leaves what is right as it is: %s', (text) => {
    expect(withPlainCharacters(text)).toBe(text)
  })

  const character = fc.constantFrom(...'a1 -–—−‑­½ﬁé\u0301\u00a0٣\n.'.split(''))
  const anyText = fc.array(character, { maxLength: 30 }).map((characters) => characters.join(''))

  it('changes nothing more the second time, and no line end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = withPlainCharacters(text)
        expect(withPlainCharacters(plain)).toBe(plain)
        expect(plain.split('\n')).toHaveLength(text.split('\n').length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps its places: the plain line up to a place is what was written up to there', () => {
    expect(placeAsWritten('a\u00ad\u00adb\u2212c', 1)).toBe(3)
    expect(placeAsWritten('abc', 2)).toBe(2)
    expect(placeAsWritten('\ufb01x', 2)).toBe(1)
  })
})
