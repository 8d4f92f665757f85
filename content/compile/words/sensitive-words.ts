import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

/** Words of survival, prognosis and the end of life. Cells may die; people do so in sensitive matter only. */
const sensitive = new RegExp(
  [
    ...['surviv\\w*', 'hospices?', 'bereave\\w*', 'living wills?', 'resuscitat\\w*', 'health care prox(?:y|ies)'],
    ...['end[- ]of[- ]life', 'end of (?:your|her|his|their|a person’s) (?:life|lives)', 'dying', 'deaths?'],
    ...['expected to live', '(?:has|have) died', 'die (?:of|from|sooner|earlier|within|at home)'],
    '(?:people|patients|women|men|person|you|who)(?: (?:may|might|will|can|could))? dies?',
  ]
    .map((words) => `\\b${words}\\b`)
    .join('|'),
  'i',
)
/** Says that such figures stand elsewhere, and gives none. */
const pointsElsewhere = /^Figures on how long people live stand on a page of their own\b/

/** Reports a word that only those may read who ask for it (decision D14), in a text that stands in the open. */
export function checkSensitiveWords(text: string, line: number, reporter: Reporter): void {
  const found = sensitive.exec(text)
  if (found && !pointsElsewhere.test(text)) reporter.error(line, advice.sensitiveWord(found[0]))
}
