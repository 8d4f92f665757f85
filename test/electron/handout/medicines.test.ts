import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import { translator } from '../../../content/messages/messages.ts'
import { sayUse } from '../../../content/tailor/plan-text.ts'
import type { HandoutChoice, PlannedMedicine } from '../../../content/tailor/plan.ts'
import { planFor, profiles, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'

async function printed(
  profile: ProfileInput,
  choice: Partial<HandoutChoice> = {},
): Promise<{ paragraphs: string[]; points: string[]; medicines: PlannedMedicine[] }> {
  const plan = planFor(profile, choice)
  const { pieces } = await readPdf((await render(plan)).bytes)
  const textOf = (role: string) =>
    pieces.filter(({ roles }) => roles.at(-1) === role).map(({ text }) => text.replace(/\s+/g, ' ').trim())
  const items = plan.sections.flatMap((section) => section.items)
  const medicines = items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : []))
  return { paragraphs: textOf('P'), points: textOf('LBody'), medicines }
}

function times(text: string, inTexts: readonly string[]): number {
  return inTexts.join(' ').split(text).length - 1
}

describe('what is said of medicines', () => {
  it('is said once of two of which all the same is said, for men too', async () => {
    for (const person of [
      { sex: 'male', menopause: 'not-applicable' },
      { sex: 'female', menopause: 'pre' },
    ] as const) {
      const { paragraphs, medicines } = await printed({ hr: 'positive', her2: 'negative', ...person })
      const what = medicines.find(({ medicine }) => medicine.id === 'goserelin')?.what ?? ''
      expect(what).not.toBe('')
      expect(paragraphs.join(' ').split(what)).toHaveLength(2)
    }
  })

  it('has a paragraph for each of a few medicines, with its name, after what is true of all or of two', async () => {
    const { paragraphs } = await printed({ hr: 'positive', her2: 'negative', sites: ['bone'] })
    const bones = paragraphs.filter((text) => /^(Zoledronic acid|Pamidronate|Denosumab)\b/.test(text))
    expect(bones.map((text) => text.split(':')[0])).toEqual([
      'Zoledronic acid and pamidronate',
      'Zoledronic acid',
      'Pamidronate',
      'Denosumab',
    ])
  })

  it.each(['short', 'full'] as const)('has a check of two medicines once, with both names: %s', async (length) => {
    const kidneys = 'A blood test of your kidneys before each dose.'
    const { paragraphs, medicines } = await printed({ hr: 'positive', her2: 'negative', sites: ['bone'] }, { length })
    const checked = medicines.filter(({ checks }) => checks.includes(kidneys)).map(({ medicine }) => medicine.generic)
    expect(checked).toEqual(['zoledronic acid', 'pamidronate'])
    expect(times(kidneys, paragraphs)).toBe(1)
    expect(paragraphs.find((text) => text.includes(kidneys))).toContain('Zoledronic acid and pamidronate:')
  })

  it.each(Object.entries(profiles))(
    'has all checks in a short handout for %s, and no more names',
    async (_name, profile) => {
      const { paragraphs, medicines } = await printed(profile, { length: 'short' })
      const all = paragraphs.join(' ').toLowerCase()
      for (const { checks } of medicines)
        for (const check of checks) expect(all).toContain(check.toLowerCase().replace(/\.$/, ''))
      expect(all).not.toContain('pertuzumab, pertuzumab,')
    },
  )

  it('says no use in a short handout that is only the name of its row, and all conditions', async () => {
    const { paragraphs, medicines } = await printed(
      { hr: 'positive', her2: 'negative', sex: 'female', menopause: 'pre' },
      { length: 'short' },
    )
    const own = medicines.flatMap(({ medicine, uses }) =>
      uses.filter(({ indication }) => indication === medicine.therapy),
    )
    expect(own.length).toBeGreaterThan(3)
    for (const { text } of own) expect(times(text.slice(1), paragraphs)).toBe(0)
    expect(times('Before menopause, only together with ovarian suppression', paragraphs)).toBeGreaterThan(0)
  })

  it('has several uses as points of a list, each with its own conditions', async () => {
    const { points, paragraphs, medicines } = await printed(profiles['her2-positive-hr-negative'])
    const several = medicines.filter(({ medicine }) => ['trastuzumab', 'tucatinib', 'lapatinib'].includes(medicine.id))
    expect(several).toHaveLength(3)
    for (const { uses } of several) {
      expect(uses.length).toBeGreaterThan(1)
      for (const use of uses) expect(points).toContain(sayUse(use, translator('en')))
    }
    expect(paragraphs.filter((text) => text.endsWith('Used:'))).toHaveLength(several.length)
  })

  it.each(Object.entries(profiles))('for %s has no note that reads as one of the checks', async (_name, profile) => {
    const { paragraphs, medicines } = await printed(profile)
    const notes = medicines.flatMap((planned) => planned.notes)
    for (const paragraph of paragraphs) {
      const checks = paragraph.slice(paragraph.lastIndexOf('Checks:'))
      if (!paragraph.includes('Checks:')) continue
      for (const note of notes) expect(checks).not.toContain(note)
    }
  })
})
