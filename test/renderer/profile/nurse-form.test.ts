import { beforeEach, expect, test } from 'vitest'
import { nurseForm } from '../../../renderer/profile/nurse-form.svelte.ts'
import { emptyProfile, profile } from '../../../renderer/profile/profile.svelte.ts'

beforeEach(() => {
  nurseForm.reset()
  profile.reset()
})

test('an empty form knows nothing', () => {
  expect(nurseForm.draft).toEqual(emptyProfile)
  expect(nurseForm.contradictions).toEqual([])
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
  expect(nurseForm.contradictions).toEqual([])
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

test('the form starts from what the visitor already told', () => {
  profile.set({ ...emptyProfile, her2: 'positive' })
  expect(nurseForm.draft.her2).toBe('positive')
  nurseForm.clear()
  expect(nurseForm.draft.her2).toBe('unknown')
})
