import { z } from 'zod'
import type { SearchIndex } from './index.ts'

/*
 * A packed index: a 4-byte length, a JSON header of that length (padded to 4 bytes), then the flat arrays one after the
 * other. Loading parses the words and lays views over the rest; nothing is copied.
 */
const header = z.strictObject({
  format: z.literal(1),
  /** Hash of the guide the index was built from. */
  guide: z.string(),
  passages: z.int().nonnegative(),
  postings: z.int().nonnegative(),
  stems: z.string(),
  words: z.string(),
})

const arraysOf = (index: SearchIndex) => [
  index.offsets,
  index.postings,
  index.impacts,
  index.wordStems,
  index.wordCounts,
]
const padded = (length: number) => (length + 3) & ~3

/** The index as bytes, for `out/guide/guide.<code>.search.bin`. `guide` is the guide's hash. */
export function packIndex(index: SearchIndex, guide: string): Uint8Array {
  const head = new TextEncoder().encode(
    JSON.stringify({
      format: 1,
      guide,
      passages: index.passages,
      postings: index.postings.length,
      stems: index.stems.join(' '),
      words: index.words.join(' '),
    } satisfies z.input<typeof header>),
  )
  const arrays = arraysOf(index)
  const bytes = new Uint8Array(4 + padded(head.length) + arrays.reduce((sum, array) => sum + array.byteLength, 0))
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, 4)
  let at = 4 + padded(head.length)
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return bytes
}

/** Reads a packed index of the guide with this hash. Null when it is damaged or of another guide: then build it anew. */
export function unpackIndex(packed: Uint8Array, guide: string): SearchIndex | null {
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice()
  if (bytes.length < 4) return null
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  let head: z.infer<typeof header>
  try {
    head = header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))))
  } catch {
    return null
  }
  const listOf = (joined: string) => (joined === '' ? [] : joined.split(' '))
  const stems = listOf(head.stems)
  const words = listOf(head.words)
  const counts = [stems.length + 1, head.postings, head.postings, words.length, words.length]
  let at = 4 + padded(length)
  if (head.guide !== guide || bytes.length !== at + 4 * counts.reduce((sum, count) => sum + count, 0)) return null
  const next = (count: number) => {
    const from = bytes.byteOffset + at
    at += 4 * count
    return from
  }
  const integers = (count: number) => new Uint32Array(bytes.buffer, next(count), count)
  return {
    passages: head.passages,
    stems,
    words,
    offsets: integers(stems.length + 1),
    postings: integers(head.postings),
    impacts: new Float32Array(bytes.buffer, next(head.postings), head.postings),
    wordStems: integers(words.length),
    wordCounts: integers(words.length),
  }
}
