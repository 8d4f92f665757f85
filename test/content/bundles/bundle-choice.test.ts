import { describe, expect, it } from 'vitest'
import { choiceOf, isFor, missingParts, sameChoice, sameName } from '../../../content/bundles/bundle-choice.ts'
import { bundleSchema } from '../../../content/schema/bundle.ts'
import { subtypes } from '../../../content/schema/profile.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../guide.ts'

const bundle = (written: object) => bundleSchema.parse({ name: 'Ours', length: 'full', ...written })

describe('a bundle', () => {
  it('chooses its parts in its order', () => {
    expect(choiceOf(bundle({ parts: ['medicines', 'type'] }))).toMatchObject({
      length: 'full',
      parts: ['medicines', 'type'],
    })
    expect(choiceOf(bundle({ length: 'short' }))).toMatchObject({ length: 'short', parts: null })
  })

  it('that names a part which is gone is used without it, and says so', () => {
    const old = bundle({ parts: ['type', 'exercise-plan', 'goals'] })
    expect(missingParts(old)).toEqual(['exercise-plan'])
    expect(choiceOf(old).parts).toEqual(['type', 'goals'])
    expect(choiceOf(bundle({ parts: ['exercise-plan'] })).parts).toBeNull()
  })

  it('is offered for its subtype only, or for every one', () => {
    const one = bundle({ subtype: 'triple-negative' })
    expect(subtypes.filter((subtype) => isFor(one, subtype))).toEqual(['triple-negative'])
    expect(subtypes.filter((subtype) => isFor(bundle({}), subtype))).toEqual(subtypes)
  })

  it('holds nothing of a profile but the subtype', () => {
    const fields = ['profile', 'biomarkers', 'menopause', 'medicines', 'note']
    for (const field of fields)
      expect(bundleSchema.safeParse({ name: 'A', length: 'full', [field]: 'x' }).success).toBe(false)
  })

  it('chooses the same as another with the same parts in the same order, whatever is gone of them', () => {
    const one = bundle({ parts: ['medicines', 'type'] })
    expect(sameChoice(one, bundle({ name: 'Theirs', parts: ['medicines', 'exercise-plan', 'type'] }))).toBe(true)
    expect(sameChoice(one, bundle({ parts: ['type', 'medicines'] }))).toBe(false)
    expect(sameChoice(one, bundle({ parts: ['medicines', 'type'], largePrint: true }))).toBe(false)
    expect(sameChoice(one, bundle({ parts: ['medicines', 'type'], length: 'short' }))).toBe(false)
  })

  it('goes by its name, whatever the case', () => {
    expect(sameName(' New Diagnosis', 'new diagnosis ')).toBe(true)
    expect(sameName('a', 'b')).toBe(false)
  })
})

describe('the bundles of the guide', () => {
  const guide = guideFromDisk()
  const receptors = {
    'hr-positive-her2-negative': { hr: 'positive', her2: 'negative' },
    'her2-positive-hr-positive': { hr: 'positive', her2: 'positive' },
    'her2-positive-hr-negative': { hr: 'negative', her2: 'positive' },
    'triple-negative': { hr: 'negative', her2: 'negative' },
    'not-known': { hr: 'unknown', her2: 'unknown' },
  } as const

  it('are there for each subtype, one at least for it alone', () => {
    for (const subtype of subtypes) expect(guide.bundles.some((one) => one.subtype === subtype)).toBe(true)
  })

  it.each(guide.bundles.map((one) => [one.name, one] as const))('%s prints every part it names', (_, one) => {
    expect(missingParts(one)).toEqual([])
    const fitting = subtypes.filter((subtype) => isFor(one, subtype))
    for (const subtype of fitting) {
      const profile = profileSchema.parse({ ...receptors[subtype], sites: ['bone'] })
      const printed = tailor(guide, profile, choiceOf(one)).sections.map(({ part }) => part)
      const own = (one.parts ?? []).filter((part) => part !== 'treatment' && part !== 'medicines')
      expect(printed).toEqual(expect.arrayContaining(own))
    }
  })
})
