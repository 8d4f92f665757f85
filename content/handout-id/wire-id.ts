/** What a handout ID says, with numbers for what the guide names. It holds no name, no date and no note. */
export interface WireId {
  /** Number of the last release when it was printed; 0 = there was none. */
  release: number
  /** Tells guides that were not released apart; null = printed from that release. */
  draftMark: number | null
  /** Language of the paper: `en`, `es`, `pt-BR`. */
  language: string
  look: { paper: 'letter' | 'a4'; largePrint: boolean }
  /** The facts known about the person, as a profile file gives them. */
  profile: Readonly<Record<string, unknown>>
  choice: WireChoice
}

/** What was chosen to be printed, by the numbers of `content/guide/facts/numbers.yaml`. */
export interface WireChoice {
  length: 'short' | 'full'
  /** The parts in their order, the usual ones too. */
  parts: readonly number[]
  /** Null = all that fit. */
  medicines: readonly number[] | null
  /** Null = those that the profile gives. */
  questions: readonly number[] | null
  /** Sensitive matter that was asked for. */
  optIn: {
    readonly pages: readonly number[]
    readonly questionGroups: readonly number[]
    readonly questions: readonly number[]
  }
}

/** An ID that is not written so: it holds a mistake, or something that a newer program wrote. */
export class UnreadableIdError extends Error {
  override readonly name = 'UnreadableIdError'

  constructor(readonly problem: 'mistyped' | 'newer-version') {
    super(problem)
  }
}
