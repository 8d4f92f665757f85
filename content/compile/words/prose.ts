import { checkAroundFigure, figureReference, figureText, inSentence } from '../checks/figure-use.ts'
import type { Known } from '../facts/known.ts'
import { advice } from '../report/messages.ts'
import { cover } from './names.ts'
import { inText } from '../report/place.ts'
import type { Reporter } from '../report/problem.ts'
import { checkSensitiveWords } from './sensitive-words.ts'
import { straySignsIn } from './stray-signs.ts'
import { checkWords } from './wording.ts'

const markup = /<\/?[a-z!]|\]\(|\*\*|javascript:|:term\[|`|&#?\w+;/i

/** A text of a YAML file as it is printed: figures filled in, words checked, no markup. */
export function plainProse(
  written: string,
  sensitive: boolean,
  known: Known,
  reporter: Reporter,
  line: number,
  place = inText,
): string {
  const text = written.replace(/\s+/g, ' ').trim()
  if (markup.test(text)) reporter.error(line, advice.markupInData())
  else {
    const plain = written.trim().replace(figureReference, cover)
    for (const problem of straySignsIn(plain, '')) if (problem) reporter.error(line, problem)
  }
  if (!sensitive) checkSensitiveWords(text, line, reporter, known.language.sensitive)
  for (const name of known.names.find(text)) if (name.name.kind === 'term') known.uses.add('term', name.name.id)
  checkWords(text.replace(figureReference, cover), known, reporter, () => line, place)
  return text.replace(figureReference, (reference: string, id: string, at: number) => {
    const printed = figureText(id, sensitive, known, reporter, line)
    if (printed === null) return reference
    const before = text.slice(0, at)
    checkAroundFigure(before, printed, text.slice(at + reference.length), reporter, line, known.language.figures)
    return inSentence(before, printed)
  })
}
