import type { Guide } from '../../content/schema/guide.ts'

/** What may be counted at all: names of the guide, so that nothing a visitor types can get into the counts. */
export interface CountVocabulary {
  /** Id of a page or medicine → its title. */
  titles: ReadonlyMap<string, string>
  words: ReadonlySet<string>
}

/**
 * The names that may be counted: pages and medicines, and the words of the guide's own lists (medicines, glossary,
 * synonyms, keywords, titles). Running text is left out: a name of a person could be a word of it.
 */
export function countVocabulary(guide: Guide): CountVocabulary {
  const lists = [
    guide.medicines.flatMap(({ generic, brands, aliases }) => [generic, ...brands, ...aliases]),
    guide.glossary.flatMap(({ term, also }) => [term, ...also]),
    // Words of a crisis are of one person, however many searches had them.
    guide.synonyms.flatMap(({ words, means, guard }) => (guard === 'crisis' ? means : [...words, ...means])),
    guide.pages.flatMap(({ title, keywords }) => [title, ...keywords]),
  ]
  return {
    titles: new Map([
      ...guide.pages.map(({ id, title }) => [id, title] as const),
      ...guide.medicines.map(({ id, generic }) => [id, generic] as const),
    ]),
    words: new Set(lists.flat().flatMap(wordsOf)),
  }
}

/** The words of a text, lower case, without those of one or two letters. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]{2,}/gu) ?? []
}
