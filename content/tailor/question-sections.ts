import type { Question } from '../schema/guide.ts'
import type { Case, Portion } from './case.ts'
import type { LeftOut, PlanSection } from './plan.ts'
import { oldest, uniqueRefs } from './references.ts'
import { excludedBy } from './reasons.ts'

/** How many questions a short handout prints: those of the lowest rank. */
const shortCount = 5

/** The questions for this person: those picked, or those of the profile, by group; on a short handout the first five. */
export function questionPortion(one: Case): Portion {
  const { guide, choice } = one
  const leftOut: LeftOut[] = []
  const fitting = guide.questions.filter((question) => {
    const against = questionAgainst(question, one)
    if (against) leftOut.push({ kind: 'question', id: question.id, title: question.text, ...against })
    return !against
  })
  if (choice.length === 'short' && choice.questions === null) {
    const first = fitting.toSorted((a, b) => a.rank - b.rank).slice(0, shortCount)
    for (const { id, text: title } of fitting.filter((question) => !first.includes(question))) {
      leftOut.push({ kind: 'question', id, title, reason: 'not-chosen', because: [] })
    }
    return { sections: first.length > 0 ? [section('questions', one.t('part.questions'), first)] : [], leftOut }
  }
  const sections = guide.questionGroups.map(({ id, title }) =>
    section(
      `questions-${id}`,
      title,
      fitting.filter(({ group }) => group === id),
    ),
  )
  return { sections: sections.filter(({ items }) => items.length > 0), leftOut }
}

function questionAgainst(
  question: Question,
  { profile, choice, guide }: Case,
): Pick<LeftOut, 'reason' | 'because'> | null {
  const excluded = excludedBy(question.when, profile)
  if (excluded) return excluded
  if (choice.questions?.includes(question.id)) return null
  const group = guide.questionGroups.find(({ id }) => id === question.group)
  const optedIn = choice.optIn.includes(question.id) || choice.optIn.includes(question.group)
  if ((question.sensitive || group?.sensitive === true) && !optedIn) return { reason: 'sensitive', because: [] }
  return choice.questions === null || optedIn ? null : { reason: 'not-chosen', because: [] }
}

function section(id: string, title: string, questions: readonly Question[]): PlanSection {
  return {
    id,
    part: 'questions',
    title,
    because: [],
    items: questions.map((question) => ({ kind: 'question', question })),
    review: null,
    sources: uniqueRefs(questions.flatMap(({ sources }) => sources)),
    asOf: oldest(questions.map(({ asOf }) => asOf)),
  }
}
