import { expect, it } from 'vitest'
import { bundleSchema } from '../../../content/schema/bundle.ts'
import { once } from '../../../content/schema/once.ts'
import { profileSchema } from '../../../content/schema/profile.ts'

it('keeps the first of each, in their order', () => {
  expect(once(['b', 'a', 'b', 'c', 'a'])).toEqual(['b', 'a', 'c'])
  expect(once([{ a: 1 }, { a: 2 }, { a: 1 }])).toEqual([{ a: 1 }, { a: 2 }])
})

it('holds for the lists of a profile and of a bundle, and repeats do not count against their limits', () => {
  const sites = ['bone', 'liver', 'bone']
  const prior = ['taxane', 'taxane']
  expect(profileSchema.parse({ hr: 'positive', her2: 'negative', sites, prior })).toMatchObject({
    sites: ['bone', 'liver'],
    prior: ['taxane'],
  })
  const parts = Array.from({ length: 60 }, (_, at) => (at % 2 ? 'type' : 'goals'))
  expect(bundleSchema.parse({ name: 'A', length: 'short', parts }).parts).toEqual(['goals', 'type'])
})
