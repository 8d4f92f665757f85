import { expect, test } from 'vitest'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { checkAlikeQuestions } from '../../../content/compile/checks/alike-questions.ts'
import { Problems, reporterFor } from '../../../content/compile/report/problem.ts'
import { emptyProfile, type Profile } from '../../../content/schema/profile.ts'
import { bestQuestions } from '../../../renderer/questions/best-questions.ts'
import { guideFromDisk } from '../../content/guide.ts'

const guide = guideFromDisk()
const of = (group: string) => guide.questions.filter((question) => question.group === group)
const ids = (questions: readonly { id: string }[]) => questions.map(({ id }) => id)
const told = (facts: Partial<Profile>): Profile => ({ ...emptyProfile, ...facts })

const readers: Record<string, Profile | null> = {
  'who has told nothing': null,
  'who knows nothing': emptyProfile,
  'with one receptor': told({ her2: 'positive' }),
  'with HR-positive cancer': told({ hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post' }),
  'with triple-negative cancer': told({ hr: 'negative', her2: 'negative', line: 'later' }),
}

test.each(Object.entries(readers))('a reader %s sees at most five of each theme, no topic twice', (_, reader) => {
  for (const { id } of guide.questionGroups) {
    const { best, more } = bestQuestions(of(id), reader)
    expect(best.length).toBeLessThanOrEqual(5)
    expect(more.length === 0 || best.length === 5).toBe(true)
    const offered = [...best, ...more]
    const topics = offered.flatMap(({ topic }) => topic ?? [])
    expect(new Set(topics).size).toBe(topics.length)
    const problems = new Problems()
    const withoutTopics = offered.map((question) => {
      const { topic, ...rest } = question
      return topic === undefined ? question : rest
    })
    checkAlikeQuestions(withoutTopics, { lineAt: () => 1, reporter: reporterFor(problems, 'x') }, compileEnglish)
    expect(problems.sorted(() => []).map(({ message }) => message)).toEqual([])
  }
})

test('the best are those of the lowest rank, and the question that fits the reader best stands for its topic', () => {
  const { best } = bestQuestions(of('treatment'), null)
  expect(best.map(({ rank }) => rank)).toEqual(best.map(({ rank }) => rank).toSorted((a, b) => a - b))
  expect(ids(best)).toContain('her2-not-known')
  const known = bestQuestions(of('treatment'), told({ hr: 'negative', her2: 'positive' }))
  const offered = ids([...known.best, ...known.more])
  expect(offered).toContain('her2')
  expect(offered).not.toContain('her2-not-known')
})

test('a question that was picked, or that a link leads to, stays', () => {
  const offered = (kept: Set<string>) => {
    const { best, more } = bestQuestions(of('side-effects'), null, kept)
    return ids([...best, ...more])
  }
  expect(offered(new Set())).not.toContain('side-effects-of-each')
  expect(offered(new Set(['side-effects-of-each']))).toContain('side-effects-of-each')
})
