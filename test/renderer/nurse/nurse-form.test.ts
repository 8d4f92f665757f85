import { beforeEach, expect, test } from 'vitest'
import { emptyProfile, subtypes } from '../../../content/schema/profile.ts'
import { nurseForm } from '../../../renderer/nurse/nurse-form.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'

beforeEach(() => {
  nurseForm.reset()
  profile.reset()
})

test('an empty form knows nothing', () => {
  expect(nurseForm.draft).toEqual(emptyProfile)
  expect(nurseForm.problems).toEqual([])
})

test('a contradiction is said at its field, in words, and the form is not taken', () => {
  nurseForm.togglePrior('none')
  nurseForm.togglePrior('taxane')
  expect(nurseForm.problem('prior')).toContain('Taxane')
  expect(nurseForm.problem('sex')).toBeNull()
  expect(nurseForm.take()).toBe(false)
  expect(profile.value).toBeNull()

  nurseForm.togglePrior('none')
  expect(nurseForm.problem('prior')).toBeNull()
  expect(nurseForm.take()).toBe(true)
  expect(profile.value?.prior).toEqual(['taxane'])
})

test('choosing a man settles menopause, choosing a woman opens it again', () => {
  nurseForm.change({ sex: 'male' })
  expect(nurseForm.draft.menopause).toBe('not-applicable')
  expect(nurseForm.problems).toEqual([])
  nurseForm.change({ sex: 'female' })
  expect(nurseForm.draft.menopause).toBe('unknown')
})

test('what the nurse said of menopause is not overwritten, but refused', () => {
  nurseForm.change({ menopause: 'post' })
  nurseForm.change({ sex: 'male' })
  expect(nurseForm.draft.menopause).toBe('post')
  expect(nurseForm.problem('menopause')).toContain('no menopausal status')
})

test('a test result taken back is absent, not negative', () => {
  nurseForm.setBiomarker('brca', 'positive')
  nurseForm.setBiomarker('pd-l1', 'negative')
  nurseForm.setBiomarker('brca', 'unknown')
  expect(nurseForm.draft.biomarkers).toEqual({ 'pd-l1': 'negative' })
})

test('how soon the cancer came back after trastuzumab is asked only where it matters', () => {
  const asked = () => nurseForm.asksAboutTrastuzumab
  nurseForm.chooseType('her2-positive-hr-negative')
  nurseForm.change({ line: 'first' })
  expect(asked()).toBe(false)
  nurseForm.togglePrior('trastuzumab')
  expect(asked()).toBe(true)
  expect(nurseForm.missing).toContain('trastuzumab')
  nurseForm.change({ line: 'later' })
  expect(asked()).toBe(false)
  nurseForm.change({ line: 'unknown' })
  expect(asked()).toBe(true)
  nurseForm.chooseType('triple-negative')
  expect(asked()).toBe(false)
  expect(nurseForm.missing).not.toContain('trastuzumab')
})

test('soon after trastuzumab makes it a later step; taken back, the step is what it was', () => {
  nurseForm.chooseType('her2-positive-hr-negative')
  nurseForm.change({ line: 'first' })
  nurseForm.togglePrior('trastuzumab')
  nurseForm.answerSoonAfterTrastuzumab('yes')
  expect(nurseForm.draft.line).toBe('later')
  expect(nurseForm.asksAboutTrastuzumab).toBe(true)
  expect(nurseForm.missing).not.toContain('trastuzumab')
  nurseForm.answerSoonAfterTrastuzumab('yes')
  nurseForm.answerSoonAfterTrastuzumab('no')
  expect(nurseForm.draft.line).toBe('first')
  expect(nurseForm.soonAfterTrastuzumab).toBe('no')
  expect(nurseForm.problems).toEqual([])
})

test('without trastuzumab, or with another type, that answer and the step it made are gone', () => {
  for (const undo of [
    () => nurseForm.togglePrior('trastuzumab'),
    () => nurseForm.chooseType('hr-positive-her2-negative'),
  ]) {
    nurseForm.reset()
    nurseForm.chooseType('her2-positive-hr-positive')
    nurseForm.togglePrior('trastuzumab')
    nurseForm.answerSoonAfterTrastuzumab('yes')
    undo()
    expect(nurseForm.draft.line).toBe('unknown')
    expect(nurseForm.soonAfterTrastuzumab).toBe('unknown')
  }
})

test('the step chosen by hand counts more than the answer on trastuzumab', () => {
  nurseForm.chooseType('her2-positive-hr-positive')
  nurseForm.togglePrior('trastuzumab')
  nurseForm.answerSoonAfterTrastuzumab('yes')
  nurseForm.change({ line: 'first' })
  expect(nurseForm.draft.line).toBe('first')
  expect(nurseForm.soonAfterTrastuzumab).toBe('unknown')
  nurseForm.reset()
  expect(nurseForm.asksAboutTrastuzumab).toBe(false)
})

test('the form starts from what the visitor already told', () => {
  profile.set({ ...emptyProfile, her2: 'positive' })
  expect(nurseForm.draft.her2).toBe('positive')
})

test('one touch fills in both receptors of a type', () => {
  expect(nurseForm.chosenType).toBeNull()
  for (const subtype of subtypes) {
    nurseForm.chooseType(subtype)
    expect(nurseForm.subtype).toBe(subtype)
    expect(nurseForm.chosenType).toBe(subtype)
  }
})

test('nothing is ready before something was said of the type, if only that it is not known', () => {
  nurseForm.change({ sex: 'female' })
  expect(nurseForm.ready).toBe(false)
  nurseForm.chooseType('not-known')
  expect(nurseForm.ready).toBe(true)
  nurseForm.reset()
  expect(nurseForm.ready).toBe(false)
})

test('one receptor alone is ready, and said to be incomplete; it is none of the types', () => {
  nurseForm.change({ hr: 'positive' })
  expect(nurseForm.ready).toBe(true)
  expect(nurseForm.chosenType).toBeNull()
  expect(nurseForm.missing).toContain('her2')
  expect(nurseForm.missing).not.toContain('hr')
})

test('what contradicts itself is not ready, and says why', () => {
  nurseForm.chooseType('triple-negative')
  nurseForm.change({ sex: 'male' })
  nurseForm.change({ menopause: 'post' })
  expect(nurseForm.ready).toBe(false)
  expect(nurseForm.problems.join(' ')).toContain('A man has no menopausal status')
})

test('only what matters for this person is said to be missing', () => {
  nurseForm.chooseType('triple-negative')
  expect(nurseForm.missing).not.toContain('menopause')
  nurseForm.chooseType('hr-positive-her2-negative')
  expect(nurseForm.missing).toContain('menopause')
  nurseForm.change({ sex: 'male' })
  expect(nurseForm.missing).not.toContain('menopause')
  expect(nurseForm.missing).toContain('prior')
  nurseForm.change({ line: 'first' })
  expect(nurseForm.missing).not.toContain('prior')
})
