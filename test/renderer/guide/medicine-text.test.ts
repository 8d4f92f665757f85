import { expect, test } from 'vitest'
import { requirementsOf } from '../../../renderer/guide/medicine-text.ts'
import { use } from '../../content/tailor/mini-guide.ts'

test('earlier treatment is counted in the words of its figure', () => {
  const counted = use({ prior: { all: ['her2-therapies-2plus'], none: [] }, count: 'at least two' })
  expect(requirementsOf(counted)).toEqual(['Only after at least two HER2-targeted treatments.'])
})
