import { expect, test } from 'vitest'
import { cardTextOf, requirementsOf } from '../../../renderer/guide/medicine-text.ts'
import { medicine, use } from '../../content/tailor/mini-guide.ts'

test('earlier treatment is counted in the words of its figure', () => {
  const counted = use({ prior: { all: ['her2-therapies-2plus'], none: [] }, count: 'at least two' })
  expect(requirementsOf(counted)).toEqual(['Only after at least two HER2-targeted treatments.'])
})

test('a card says of a medicine that it is used only now and then', () => {
  const rare = use({ rarely: true, use: 'used only now and then' })
  expect(cardTextOf(medicine('rare', [rare], { brands: ['Rarely'] }))).toBe('Rarely · used only now and then')
  expect(cardTextOf(medicine('rare', [rare, use()], { brands: ['Rarely'] }))).toBe('Rarely')
  expect(cardTextOf(medicine('usual', [use()]))).toBeNull()
})

test('a use for cancer with estrogen receptors says so', () => {
  expect(requirementsOf(use({ estrogenReceptors: true })).join()).toMatch(/cancer with estrogen receptors/)
})
