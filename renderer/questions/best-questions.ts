import type { Question } from '../../content/schema/guide.ts'
import type { Profile } from '../../content/schema/profile.ts'
import { concernOf } from '../../content/tailor/concern.ts'

/** So many questions of a theme are in sight; the others are one touch away. */
const inSight = 5

/**
 * The questions of a theme for a reader of whom `profile` is known: the best ones by their rank, and the others. Of questions
 * on one topic, which ask nearly the same, only the one that fits the reader best is offered. What is in `kept` always is.
 */
export function bestQuestions(
  questions: readonly Question[],
  profile: Profile | null,
  kept: ReadonlySet<string> = new Set(),
): { best: Question[]; more: Question[] } {
  const fitting = questions
    .map((question) => ({ question, concern: concernOf(question.when, profile) }))
    .filter(({ concern }) => concern !== 'others')
    .toSorted((a, b) => a.question.rank - b.question.rank)
  const bestOf = new Map<string, string>()
  for (const { question } of fitting.toSorted(
    (a, b) => Number(a.concern === 'maybe') - Number(b.concern === 'maybe'),
  )) {
    const { id, topic } = question
    if (topic !== undefined && !bestOf.has(topic)) bestOf.set(topic, id)
  }
  const offered = fitting
    .map(({ question }) => question)
    .filter(({ id, topic }) => topic === undefined || bestOf.get(topic) === id || kept.has(id))
  return { best: offered.slice(0, inSight), more: offered.slice(inSight) }
}
