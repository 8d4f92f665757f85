import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { profileSchema, subtypeOf } from '../../../content/schema/profile.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import { chooser } from '../../../renderer/profile/chooser.svelte.ts'
import { helpFor, optionsOf } from '../../../renderer/profile/options.ts'
import { openKiosk } from '../kiosk.ts'
import { type Answers, profileOf, type Step, stepsFor } from '../../../renderer/profile/steps.ts'

beforeEach(() => chooser.reset())

test('who knows the results is asked for both receptors, one after the other', () => {
  expect(chooser.answer('knows', { knows: 'yes' })).toBe('hr')
  expect(chooser.answer('hr', { hr: 'positive' })).toBe('her2')
  expect(chooser.answer('her2', { her2: 'negative' })).toBe('sex')
  expect(subtypeOf(chooser.profile)).toBe('hr-positive-her2-negative')
  expect(chooser.placeOf('sex')).toEqual({ number: 4, of: 7 })
})

test('who does not know them is not asked further, and stays unknown', () => {
  expect(chooser.answer('knows', { knows: 'unknown' })).toBe('sex')
  expect(subtypeOf(chooser.profile)).toBe('not-known')
})

test('an earlier answer is dropped when the visitor goes back and says that they do not know', () => {
  chooser.answer('knows', { knows: 'yes' })
  chooser.answer('hr', { hr: 'positive' })
  chooser.answer('her2', { her2: 'positive' })
  chooser.answer('knows', { knows: 'unknown' })
  expect(chooser.profile.hr).toBe('unknown')
  expect(chooser.profile.her2).toBe('unknown')
})

test('a man is not asked about menopause', () => {
  chooser.answer('knows', { knows: 'unknown' })
  expect(chooser.answer('sex', { sex: 'male' })).toBe('sites')
  expect(chooser.profile.menopause).toBe('not-applicable')
})

test('menopause is not asked where hormones play no part', () => {
  expect(stepsFor({ knows: 'yes', hr: 'negative', sex: 'female' })).not.toContain('menopause')
  expect(stepsFor({ knows: 'yes', hr: 'unknown', sex: 'female' })).toContain('menopause')
})

test('the last question has none after it', () => {
  expect(chooser.answer('line', { line: 'first' })).toBeNull()
})

test('several places of spread can be chosen, and taken away', () => {
  chooser.toggleSite('bone')
  chooser.toggleSite('liver')
  chooser.toggleSite('bone')
  expect(chooser.profile.sites).toEqual(['liver'])
})

const asked: Exclude<Step, 'sites'>[] = ['knows', 'hr', 'her2', 'sex', 'menopause', 'line']

test.each(asked)('%s can be answered with not knowing', (step) => {
  expect(optionsOf(step).map(({ answer }) => answer[step])).toContain('unknown')
})

test('whatever is answered makes a profile that the shell takes', () => {
  const answers: fc.Arbitrary<Answers> = fc.record(
    {
      knows: fc.constantFrom('yes', 'some', 'unknown'),
      hr: fc.constantFrom('positive', 'negative', 'unknown'),
      her2: fc.constantFrom('positive', 'negative', 'unknown'),
      sex: fc.constantFrom('female', 'male', 'unknown'),
      menopause: fc.constantFrom('pre', 'post', 'unknown'),
      sites: fc.subarray(['bone', 'brain', 'liver', 'lung'] as const),
      line: fc.constantFrom('first', 'later', 'unknown'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(answers, (given) => {
      const profile = profileOf(given)
      expect(profileSchema.safeParse(profile).success).toBe(true)
      expect(contradictions(profile)).toEqual([])
    }),
  )
})

test('who has HER2-positive cancer is told when earlier trastuzumab counts as treatment, in the words of the guide', async () => {
  await openKiosk()
  const her2: Answers = { knows: 'yes', hr: 'negative', her2: 'positive' }
  expect(helpFor('line', her2)).toMatch(
    /does not count here\. But .* trastuzumab, or came back within 12 months after it/,
  )
  for (const others of [{ ...her2, her2: 'negative' }, { ...her2, knows: 'unknown' }, {}] satisfies Answers[])
    expect(helpFor('line', others)).not.toMatch(/trastuzumab/)
  expect(helpFor('sites', her2)).not.toMatch(/trastuzumab/)
})
