import { expect, test } from 'vitest'
import { conditionKeys, conditionSchema } from '../../content/schema/condition.ts'
import { biomarkers, priors, sites, subtypes } from '../../content/schema/profile.ts'
import { monthOf } from '../../renderer/language/dates.ts'
import { whenLabel } from '../../renderer/guide/when-label.ts'

const said: Record<(typeof conditionKeys)[number], readonly string[]> = {
  subtype: subtypes,
  hr: ['positive', 'negative'],
  her2: ['positive', 'negative'],
  sex: ['female', 'male'],
  menopause: ['pre', 'post'],
  ...(Object.fromEntries(biomarkers.map((test) => [test, ['positive', 'negative']])) as Record<
    (typeof biomarkers)[number],
    string[]
  >),
  line: ['first', 'later'],
  site: sites,
  'without-site': sites,
  prior: priors,
  'without-prior': priors,
}

test.each(conditionKeys)('every value of the condition %s can be said to a reader', (key) => {
  for (const value of said[key]) {
    const condition = conditionSchema.parse({ [key]: [value] })
    expect(whenLabel([condition]), value).toMatch(/^If (?:you|the cancer|this is)/)
  }
})

test('a date of the content is said as people say it', () => {
  expect(monthOf('2021-07')).toBe('July 2021')
  expect(monthOf('2021')).toBe('2021')
})
