import type { CompileLanguage } from '../../languages/compile-language.ts'
import type { Question } from '../../schema/guide.ts'
import type { DataFile } from '../facts/guide-data.ts'
import { advice } from '../report/messages.ts'

/** The share of their words that two questions have in common, from which they ask the same. */
const alike = 0.65

/**
 * Reports two questions of a group that ask nearly the same and have no common topic: a reader of whom little is known is
 * offered both.
 */
export function checkAlikeQuestions(
  questions: readonly Question[],
  { lineAt, reporter }: Pick<DataFile<unknown>, 'lineAt' | 'reporter'>,
  language: Pick<CompileLanguage, 'search'>,
): void {
  const words = questions.map(({ text }) => wordsOf(text, language))
  questions.forEach((question, index) => {
    const other = questions.findIndex(
      (earlier, at) =>
        at < index &&
        earlier.group === question.group &&
        (earlier.topic === undefined || earlier.topic !== question.topic) &&
        shareOf(words[at] ?? new Set(), words[index] ?? new Set()) >= alike,
    )
    const earlier = questions[other]
    if (earlier) reporter.error(lineAt(['questions', index, 'text']), advice.questionsAlike(question.id, earlier.id))
  })
}

/** The stems of a text's words, without those that say little. */
function wordsOf(text: string, { search: { fold, stopWords, stemOf } }: Pick<CompileLanguage, 'search'>): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? []
  return new Set(words.filter((word) => !stopWords.has(word)).map((word) => stemOf(word)))
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length
  const all = new Set([...one, ...other]).size
  return all === 0 ? 0 : common / all
}
