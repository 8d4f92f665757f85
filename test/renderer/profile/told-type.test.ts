import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyProfile, type Profile } from '../../../content/schema/profile.ts'
import { onlyKnownReceptor, openSubtypes } from '../../../content/vocabulary/receptors.ts'
import { fit } from '../../../renderer/profile/fit.svelte.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import { pageOfSubtype, pagesForYou } from '../../../renderer/profile/pages-for-you.ts'
import { typeName } from '../../../renderer/profile/profile-text.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import { openKiosk } from '../kiosk.ts'

const told = (facts: Partial<Profile>): Profile => ({ ...emptyProfile, ...facts })

beforeEach(async () => {
  await openKiosk()
})
afterEach(() => profile.reset())

test('the type is named as far as it is known', () => {
  expect(typeName(told({ hr: 'negative', her2: 'negative' }))).toBe('Triple-negative')
  expect(typeName(told({ her2: 'positive' }))).toBe('HER2-positive')
  expect(typeName(told({ hr: 'negative' }))).toBe('Hormone receptor-negative')
  expect(typeName(told({}))).toBe('Type not known yet')
})

test('one receptor leaves two subtypes open, two leave one', () => {
  expect(openSubtypes(told({ her2: 'positive' }))).toEqual(['her2-positive-hr-positive', 'her2-positive-hr-negative'])
  expect(openSubtypes(told({ hr: 'positive' }))).toEqual(['hr-positive-her2-negative', 'her2-positive-hr-positive'])
  expect(openSubtypes(told({ hr: 'negative', her2: 'negative' }))).toEqual(['triple-negative'])
  expect(onlyKnownReceptor(told({ hr: 'negative', her2: 'negative' }))).toBeNull()
  expect(onlyKnownReceptor(told({}))).toBeNull()
})

test('each subtype has a page, and one known receptor brings the pages that both its subtypes share', () => {
  const { value } = guide
  if (!value) throw new Error('no guide')
  for (const subtype of openSubtypes(told({}))) expect(pageOfSubtype(value, subtype)?.when, subtype).not.toEqual([])
  const titles = pagesForYou(value, told({ her2: 'positive' })).map(({ title }) => title)
  expect(titles).toContain('HER2-positive breast cancer')
  expect(titles).not.toContain('Triple-negative breast cancer')
})

test('a medicine fits by one known receptor only where both its subtypes agree', () => {
  profile.set(told({ her2: 'positive' }))
  expect(fit.of('palbociclib')).toBe('no')
  expect(fit.of('trastuzumab')).toBe('now')
  expect(fit.of('letrozole')).toBe('open')
  profile.set(told({}))
  expect(fit.of('palbociclib')).toBe('open')
})
