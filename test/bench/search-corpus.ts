import type { Passage } from '../../content/search/passages.ts'

/** Park and Miller's generator: the same corpus in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

/**
 * A corpus of `times` the passages: the guide's own, then new ones made of sentences of two of them and a word of their
 * own now and then, so that postings grow with the text and the vocabulary grows as a larger text's does.
 */
export function enlarged(passages: readonly Passage[], times: number): Passage[] {
  const random = numbers(20_261_122)
  const any = () => passages[Math.floor(random() * passages.length)]
  const corpus = [...passages]
  while (corpus.length < passages.length * times) {
    const [one, other] = [any(), any()]
    if (!one || !other) break
    const sentences = [...(one.text.match(/[^.]+\./g) ?? []), ...(other.text.match(/[^.]+\./g) ?? [])]
    const text = sentences.filter(() => random() < 0.6).join(' ')
    corpus.push({
      ...one,
      id: `${one.id}-${corpus.length}`,
      names: [],
      text: `${text} neologism${Math.floor(random() * 5000)}`,
    })
  }
  return corpus
}
