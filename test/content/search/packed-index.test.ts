import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { buildIndex } from '../../../content/search/index.ts'
import { packIndex, unpackIndex } from '../../../content/search/packed-index.ts'
import type { Passage } from '../../../content/search/passages.ts'

const passage = (id: string, text: string): Passage => ({
  kind: 'page',
  id,
  anchor: null,
  title: id,
  heading: '',
  section: '',
  names: [],
  medicineNames: [],
  text,
  parts: [],
  sensitive: false,
  asks: false,
  needs: new Set(),
  when: [],
})
const index = buildIndex(
  [passage('bones', 'Bone pain and its care.'), passage('liver', 'Itching, jaundice and T-DM1.')],
  new Lexicon(english),
)
const packed = packIndex(index, 'abc')

describe('the packed search index', () => {
  test('comes back as it was, wherever the bytes lie in memory', () => {
    const shifted = new Uint8Array(packed.length + 1)
    shifted.set(packed, 1)
    expect(unpackIndex(packed, 'abc')).toEqual(index)
    expect(unpackIndex(shifted.subarray(1), 'abc')).toEqual(index)
  })

  test('an empty guide has an index too', () => {
    const empty = buildIndex([], new Lexicon(english))
    expect(unpackIndex(packIndex(empty, 'abc'), 'abc')).toEqual(empty)
  })

  test.each([
    ['of another guide', packed, 'def'],
    ['cut short', packed.subarray(0, packed.length - 4), 'abc'],
    ['empty', new Uint8Array(), 'abc'],
    ['not an index', new TextEncoder().encode('<html>not an index</html>'), 'abc'],
  ])('one that is %s is refused', (_, bytes, hash) => {
    expect(unpackIndex(bytes, hash)).toBeNull()
  })
})
