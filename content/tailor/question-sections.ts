import { oldest } from '../schema/as-of.ts'
import type { Guide, Question } from '../schema/guide.ts'
import { uniqueRefs } from '../schema/provenance.ts'
import type { Case, Portion } from './case.ts'
import { isInBrief, isSingleSheets } from './choice.ts'
import type { LeftOut, PlanSection } from './plan.ts'
import { excludedBy } from './reasons.ts'

/** How many questions stand first when none was picked: those of the lowest rank. A short handout and a sheet of questions have no others. */
const counts = { short: 5, full: 8 } as const

/** The questions for this person: those picked, by group; or the first ones of the profile, and after them all others by group. */
export function questionPortion(one: Case): Portion {
  const { guide, choice } = one
  const leftOut: LeftOut[] = []
  const fitting = guide.questions.filter((question) => {
    const against = questionAgainst(question, one)
    if (against) leftOut.push({ kind: 'question', id: question.id, title: question.text, ...against })
    return !against
  })
  if (choice.questions !== null) return { sections: byGroup(fitting, guide), leftOut }
  const first = firstOf(fitting, one)
  const others = fitting.filter((question) => !first.includes(question))
  const sections = first.length > 0 ? [section('questions', one.t('part.questions'), first, guide)] : []
  if (choice.length === 'full' && !isInBrief('questions', choice) && !isSingleSheets(choice))
    return { sections: [...sections, ...byGroup(others, guide)], leftOut }
  for (const { id, text: title } of others) {
    leftOut.push({ kind: 'question', id, title, reason: 'not-chosen', because: [] })
  }
  return { sections, leftOut }
}

function byGroup(questions: readonly Question[], guide: Guide): PlanSection[] {
  return guide.questionGroups
    .map(({ id, title }) =>
      section(
        `questions-${id}`,
        title,
        questions.filter(({ group }) => group === id),
        guide,
      ),
    )
    .filter(({ items }) => items.length > 0)
}

/** The questions that matter most, in the guide's order; those asked for by name or group are never too many. */
function firstOf(fitting: readonly Question[], { choice }: Case): Question[] {
  const asked = ({ id, group }: Question) => choice.optIn.includes(id) || choice.optIn.includes(group)
  const first = fitting
    .filter((question) => !asked(question))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, isInBrief('questions', choice) ? counts.short : counts[choice.length])
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

function section(id: string, title: string, questions: readonly Question[], guide: Guide): PlanSection {
  return {
    id,
    part: 'questions',
    title,
    because: [],
    items: questions.map((question) => ({ kind: 'question', question })),
    review: guide.reviews.questions,
    sources: uniqueRefs(questions.flatMap(({ sources }) => sources)),
    asOf: oldest(questions.map(({ asOf }) => asOf)),
  }
}
