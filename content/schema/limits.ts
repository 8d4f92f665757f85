/** Limits that more than one place holds people to: a field of the window, the call behind it, a file, the command line. */
export const limits = {
  /** Copies of one handout that are printed at once. */
  copies: 20,
  /** Characters of a search. */
  query: 200,
  /** Characters of a text in which somebody types a handout ID: it may come with other words. */
  handoutIdText: 500,
  /** Characters of the name of a bundle. */
  bundleName: 80,
  /** Characters of the clinic's note, and its lines on paper. */
  note: 600,
  noteLines: 8,
  /** Words of a search without a result that may be counted, and characters of each. */
  countedWords: 8,
  countedWord: 40,
  /** Voices whose languages the diagnostics tell of. */
  voiceLanguages: 200,
} as const
