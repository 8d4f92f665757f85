import type { SensitiveWords } from '../../languages/compile-language.ts'
import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

/** Reports a word that only those may read who ask for it (decision D14), in a text that stands in the open. */
export function checkSensitiveWords(
  text: string,
  line: number,
  reporter: Reporter,
  { words, pointsElsewhere }: SensitiveWords,
): void {
  const found = words.exec(text)
  if (found && !pointsElsewhere.test(text)) reporter.error(line, advice.sensitiveWord(found[0]))
}
