import { directiveAdvice } from './advice/directive-advice.ts'
import { factsAdvice } from './advice/facts-advice.ts'
import { fileAdvice } from './advice/file-advice.ts'
import { pageAdvice } from './advice/page-advice.ts'
import type { Saying } from './advice/say.ts'
import type { Advice } from './problem.ts'

type WithRule<Said> = {
  [Name in keyof Said]: Said[Name] extends (...words: infer Words) => Saying ? (...words: Words) => Advice : never
}

/** Gives each saying the id of its rule, which is its name: `unknownFigure` says what the rule `unknown-figure` found. */
function withRules<Said extends Record<string, (...words: never[]) => Saying>>(said: Said): WithRule<Said> {
  const entries = Object.entries(said).map(([name, say]) => [
    name,
    (...words: never[]): Advice => ({
      rule: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      ...say(...words),
      words: words.filter((word: unknown): word is never => typeof word === 'string'),
    }),
  ])
  // Each name is there with the parameters of its saying.
  return Object.fromEntries(entries) as WithRule<Said>
}

/** Every sentence the compiler says to the people who write the guide, by theme in `advice/`. */
export const advice = withRules({ ...fileAdvice, ...pageAdvice, ...directiveAdvice, ...factsAdvice })
