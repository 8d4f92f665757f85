/** What else a profile says of a person: each is one of its values, `unknown` where nothing is said. */
export const personFields = {
  sex: ['female', 'male', 'unknown'],
  /** `not-applicable`: a man. */
  menopause: ['pre', 'post', 'unknown', 'not-applicable'],
  /** Line of treatment for metastatic cancer. */
  line: ['first', 'later', 'unknown'],
} as const
export type PersonField = keyof typeof personFields
export type PersonValue<Field extends PersonField> = (typeof personFields)[Field][number]

/** Places of spread. */
export const sites = ['bone', 'brain', 'liver', 'lung'] as const
export type Site = (typeof sites)[number]
