/** Where a text stands, as far as its words are judged by it. */
export interface Place {
  /** `free`: the text may count what it shows (a heading over a list, the words for a picture). */
  counts: 'free' | 'figures'
  /** What stands before the text in its sentence; null = the text is a title, whose words may all have capitals. */
  before: string | null
}

export const inText: Place = { counts: 'figures', before: '' }
export const inTitle: Place = { counts: 'free', before: null }
