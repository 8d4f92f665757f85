import type { CompileLanguage } from '../../languages/compile-language.ts'
import { sentenceTexts } from '../../text/sentences.ts'
import type { TextRun } from '../pages/page-blocks.ts'
import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

/**
 * Reports sentences that tell a reader what kind of cancer they have: "Yours is the second one", "Your cancer is
 * HER2-positive", "You have had chemotherapy". A page on the screen is also read by people who have told nothing, and then a
 * passage for some people is shown to everyone with a label above it. A sentence that carries its own condition, or asks, is
 * left alone.
 */
export function checkReaderClaims(
  runs: readonly Pick<TextRun, 'text' | 'line'>[],
  { reader, unfinishedSentence }: Pick<CompileLanguage, 'reader' | 'unfinishedSentence'>,
  reporter: Reporter,
): void {
  for (const { text, line } of runs) {
    const sentences = sentenceTexts(text, { unfinishedSentence })
    for (const [index, sentence] of sentences.entries()) {
      if (reader.conditional.test(sentence)) continue
      const claims = index === 0 ? [...reader.claims, ...reader.openingClaims] : reader.claims
      const [claim] = claims.flatMap((words) => words.exec(sentence) ?? [])
      if (claim !== undefined) reporter.error(line, advice.toldToEveryone(claim))
    }
  }
}
