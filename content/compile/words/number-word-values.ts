const fromZero =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const ranks = 'first second third fourth fifth sixth seventh eighth ninth tenth'

/** What an English number word counts: compares the words of a figure with its value. */
export const numberWordValues: ReadonlyMap<string, number> = new Map([
  ...fromZero.split(' ').map((word, value) => [word, value] as const),
  ...ranks.split(' ').map((word, index) => [word, index + 1] as const),
  ...(['once', 'twice'] as const).map((word, index) => [word, index + 1] as const),
  ...(['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const).map(
    (word, index) => [word, (index + 3) * 10] as const,
  ),
])
