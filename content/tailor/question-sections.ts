import type { Question } from '../schema/guide.ts'
import type { Case, Portion } from './case.ts'
import type { LeftOut, PlanSection } from './plan.ts'
import { oldest, uniqueRefs } from './references.ts'
import { excludedBy } from './reasons.ts'

/** How many questions are printed when none was picked: those of the lowest rank. */
const counts = { short: 5, full: 12 } as const

/** The questions for this person: those picked, by group, or the first ones of the profile in one list. */
export function questionPortion(one: Case): Portion {
  const { guide, choice } = one
  const leftOut: LeftOut[] = []
  const fitting = guide.questions.filter((question) => {
    const against = questionAgainst(question, one)
    if (against) leftOut.push({ kind: 'question', id: question.id, title: question.text, ...against })
    return !against
  })
  if (choice.questions !== null) {
    const groups = guide.questionGroups.map(({ id, title }) =>
      section(
        `questions-${id}`,
        title,
        fitting.filter(({ group }) => group === id),
      ),
    )
    return { sections: groups.filter(({ items }) => items.length > 0), leftOut }
  }
  const first = firstOf(fitting, one)
  for (const { id, text: title } of fitting.filter((question) => !first.includes(question))) {
    leftOut.push({ kind: 'question', id, title, reason: 'not-chosen', because: [] })
  }
  return { sections: first.length > 0 ? [section('questions', one.t('part.questions'), first)] : [], leftOut }
}

/** The questions that matter most, in the guide's order; those asked for by name or group are never too many. */
function firstOf(fitting: readonly Question[], { choice }: Case): Question[] {
  const asked = ({ id, group }: Question) => choice.optIn.includes(id) || choice.optIn.includes(group)
  const first = fitting
    .filter((question) => !asked(question))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, counts[choice.length])
  return fitting.filter((question) => first.includes(question) || asked(question))
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
