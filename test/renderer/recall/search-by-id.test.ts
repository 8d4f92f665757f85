import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import { handout } from '../../../renderer/handout/handout.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import { picked } from '../../../renderer/questions/picked.svelte.ts'
import { SearchById, takeUp } from '../../../renderer/recall/search-by-id.svelte.ts'
import { guideFromDisk } from '../../content/guide.ts'
import type { FakeKiosk } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk

beforeEach(async () => {
  kiosk = await openKiosk()
})

afterEach(() => {
  for (const memory of [handout, profile, picked]) memory.reset()
})

const guide = guideFromDisk()
const person = { ...emptyProfile, hr: 'negative', her2: 'positive' } as const

function printedId(): string {
  const question = guide.questions[0]?.id ?? ''
  return encodeHandoutId(guide, {
    profile: person,
    choice: { length: 'full', parts: ['questions'], medicines: null, questions: [question], optIn: [] },
    look: { paper: 'a4', largePrint: true },
  })
}

test('a handout is found by its ID, and taking it up gives the order it was printed from', async () => {
  const search = new SearchById()
  search.id = ` ${printedId()} `
  await search.find()
  expect(search.error).toBeNull()
  expect(search.found?.sections.length).toBeGreaterThan(0)
  if (search.found) takeUp(search.found)
  expect(profile.value).toEqual(person)
  expect(handout.order).toMatchObject({
    choice: { length: 'full', questions: [guide.questions[0]?.id] },
    look: { paper: 'a4', largePrint: true, note: null },
  })
  expect(handout.order.choice.parts?.[0]).toBe('questions')
})

test('a mistyped ID says so, and the message goes when the ID is mended', async () => {
  const search = new SearchById()
  search.id = 'ABCD'
  await search.find()
  expect(search.found).toBeNull()
  expect(search.error?.message).toBe('recall.problem.mistyped')
  search.id = 'ABCDE'
  expect(search.error).toBeNull()
})

test('an answer to an ID that is no longer in the field is dropped', async () => {
  let answer: () => void = () => {}
  const error = { code: 'not-found', message: 'recall.problem.mistyped', field: 'id', detail: null } as const
  kiosk.answer('handout:recall', () => new Promise((resolve) => (answer = () => resolve({ ok: false, error }))))
  const search = new SearchById()
  search.id = 'A'
  const finding = search.find()
  search.id = 'AB'
  answer()
  await finding
  expect(search.error).toBeNull()
})
