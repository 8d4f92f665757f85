import type { SensitiveWords } from '../../compile-language.ts'

export const sensitive: SensitiveWords = {
  // Cells may die; people do so in sensitive matter only.
  words: new RegExp(
    [
      ...['surviv\\w*', 'hospices?', 'bereave\\w*', 'living wills?', 'resuscitat\\w*', 'health care prox(?:y|ies)'],
      ...['end[- ]of[- ]life', 'end of (?:your|her|his|their|a person’s) (?:life|lives)', 'dying', 'deaths?'],
      ...['expected to live', '(?:has|have) died', 'die (?:of|from|sooner|earlier|within|at home)'],
      '(?:people|patients|women|men|person|you|who)(?: (?:may|might|will|can|could))? dies?',
    ]
      .map((words) => `\\b${words}\\b`)
      .join('|'),
    'i',
  ),
  pointsElsewhere: /^Figures on how long people live stand on a page of their own\b/,
}
