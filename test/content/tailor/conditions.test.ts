import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../content/schema/condition.ts'
import { type ProfileInput, profileSchema } from '../../../content/schema/profile.ts'
import { holds } from '../../../content/tailor/conditions.ts'
import { personOf } from '../../../content/tailor/person.ts'
import { becauseOf, excludedBy } from '../../../content/tailor/reasons.ts'

function check(condition: Condition, input: Partial<ProfileInput>): boolean {
  return holds(condition, personOf(profileSchema.parse({ hr: 'positive', her2: 'negative', ...input })))
}

describe('a condition', () => {
  it('holds when all of its keys hold, each by any one of its values', () => {
    const condition: Condition = { her2: ['negative'], menopause: ['pre', 'unknown'] }
    expect(check(condition, { menopause: 'pre' })).toBe(true)
    expect(check(condition, { menopause: 'unknown' })).toBe(true)
    expect(check(condition, { menopause: 'post' })).toBe(false)
    expect(check(condition, { her2: 'positive', menopause: 'pre' })).toBe(false)
  })

  it('without keys holds for everyone', () => {
    expect(check({}, {})).toBe(true)
  })

  it.each(['hr', 'her2', 'brca', 'pik3ca', 'pd-l1', 'msi-h', 'dmmr', 'ntrk'] as const)(
    'takes %s that is not known for neither positive nor negative',
    (key) => {
      const unknown = { hr: 'unknown', her2: 'unknown' } as const
      expect(check({ [key]: ['positive'] }, unknown)).toBe(false)
      expect(check({ [key]: ['negative'] }, unknown)).toBe(false)
      expect(check({ [key]: ['positive', 'negative'] }, unknown)).toBe(false)
      expect(check({ [key]: ['unknown'] }, unknown)).toBe(true)
    },
  )

  it('derives the subtype, which is not known as long as one receptor is not', () => {
    expect(check({ subtype: ['hr-positive-her2-negative'] }, {})).toBe(true)
    expect(check({ subtype: ['hr-positive-her2-negative'] }, { her2: 'unknown' })).toBe(false)
    expect(check({ subtype: ['not-known'] }, { her2: 'unknown' })).toBe(true)
  })

  it('looks for places of spread, and for none', () => {
    expect(check({ site: ['bone', 'liver'] }, { sites: ['lung', 'liver'] })).toBe(true)
    expect(check({ site: ['bone'] }, { sites: ['lung'] })).toBe(false)
    expect(check({ site: ['none'] }, { sites: [] })).toBe(true)
    expect(check({ site: ['none'] }, { sites: ['bone'] })).toBe(false)
    expect(check({ 'without-site': ['bone'] }, { sites: ['lung'] })).toBe(true)
    expect(check({ 'without-site': ['bone'] }, { sites: ['bone', 'lung'] })).toBe(false)
  })

  it('reads earlier treatment with all that follows from it', () => {
    expect(check({ prior: ['chemotherapy'] }, { prior: ['taxane'] })).toBe(true)
    expect(check({ prior: ['hormonal-therapy'] }, { prior: ['aromatase-inhibitor-alone'] })).toBe(true)
    expect(check({ prior: ['taxane'] }, { prior: ['chemotherapy'] })).toBe(false)
    expect(check({ 'without-prior': ['chemotherapy'] }, { prior: ['taxane'] })).toBe(false)
    expect(check({ prior: ['none'] }, { prior: ['none'] })).toBe(true)
    expect(check({ prior: ['none'] }, { prior: ['taxane'] })).toBe(false)
  })
})

describe('the reasons of a condition', () => {
  const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', sites: ['bone'] })

  it('are the facts it asked about', () => {
    expect(becauseOf([{ her2: ['negative'] }, { site: ['bone', 'lung'] }], profile)).toEqual([
      { field: 'her2', value: 'negative' },
      { field: 'site', value: 'bone' },
    ])
  })

  it('are the facts that spoke against it by the first key that fails, and no others', () => {
    expect(excludedBy([{ her2: ['positive'], brca: ['positive'] }], personOf(profile))).toEqual({
      reason: 'subtype',
      because: [{ field: 'her2', value: 'negative' }],
    })
    expect(excludedBy([{ her2: ['negative'] }], personOf(profile))).toBeNull()
  })
})
