import { expect, test } from 'vitest'
import { messages } from '../../../content/languages/en/messages.ts'
import { onPaperOnly } from '../../../content/schema/guide.ts'
import { attractQuestions } from '../../../renderer/attract/attract-questions.ts'
import { guideFromDisk } from '../../content/guide.ts'

const { pages } = guideFromDisk()
const prefix = 'visit.attract.ask.'
const asked = Object.entries(messages).filter(([key]) => key.startsWith(prefix))

test('every question in the catalog has a page on the screen that answers it, fit for everyone to see', () => {
  expect(asked.length).toBeGreaterThan(10)
  for (const [key] of asked) {
    const page = pages.find(({ id }) => id === key.slice(prefix.length))
    expect(page, key).toMatchObject({ sensitive: false, when: [] })
    expect(page && onPaperOnly(page), key).toBe(false)
  }
})

test('the catalog has them in the order of the guide, so that nothing changes on the screen when the guide comes', () => {
  expect(attractQuestions(pages)).toEqual(asked.map(([, question]) => question))
  expect(attractQuestions(null)).toEqual(attractQuestions(pages))
})

test('each is a question', () => {
  for (const [key, question] of asked) expect(question, key).toMatch(/\?$/)
})

test('a page that is sensitive, for some only or withheld is not asked about', () => {
  const [first, second, third] = pages.filter(({ id }) => asked.some(([key]) => key === prefix + id))
  if (!first || !second || !third) throw new Error('too few pages')
  expect(
    attractQuestions([
      { ...first, sensitive: true },
      { ...second, when: [{ sex: ['male'] }] },
    ]),
  ).toEqual([])
  expect(attractQuestions([third])).toHaveLength(1)
})
