import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import { translator } from '../../../content/messages/messages.ts'
import { sayCondition, sayUse } from '../../../content/tailor/plan-text.ts'
import type { HandoutChoice, PlannedMedicine } from '../../../content/tailor/plan.ts'
import { planFor, profiles, render } from './fixture.ts'
import type { Look } from '../../../electron/handout/letterhead/look.ts'
import { readPdf } from './read-pdf.ts'
import { usualProfiles } from './usual-profiles.ts'

async function printed(
  profile: ProfileInput,
  choice: Partial<HandoutChoice> = {},
  look: Partial<Look> = {},
): Promise<{ paragraphs: string[]; points: string[]; medicines: PlannedMedicine[] }> {
  const plan = planFor(profile, choice)
  const { pieces } = await readPdf((await render(plan, look)).bytes)
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

  it.each(usualProfiles)(
    'says in a short handout for %s what limits each use, in large print too',
    async (_name, profile) => {
      for (const largePrint of [false, true]) {
        const { paragraphs, medicines } = await printed(profile, { length: 'short' }, { largePrint })
        const all = paragraphs.join(' ').toLowerCase()
        const given = planFor(profile).audience.map(({ field, value }) => `${field} ${value}`)
        for (const { medicine, uses } of medicines) {
          // Of several uses one is enough, with all its conditions; of treatment that was given the paper speaks at its top.
          const limits = uses.map(({ text, conditions, ...use }) => [
            ...(use.unlimited ? [] : [text]),
            ...conditions
              .filter(
                (key) => !/^condition\.after\.(?!hormonal-therapy$|aromatase-inhibitor$|any-treatment$)/.test(key),
              )
              .map((key) => sayCondition(key, use, translator(english))),
          ])
          const said = limits.some((texts) =>
            texts.every((text) => all.includes(text.toLowerCase().replace(/\.$/, ''))),
          )
          expect([medicine.id, given, said]).toEqual([medicine.id, given, true])
        }
      }
    },
  )

  it('says in a short handout which use a test result opens', async () => {
    const profile = { hr: 'negative', her2: 'negative', biomarkers: { brca: 'positive' } } as const
    const { paragraphs } = await printed(profile, { length: 'short' })
    expect(paragraphs.find((text) => text.startsWith('Carboplatin'))).toMatch(
      /cisplatin \(Platinol\): As a platinum drug, where possible, if you have an inherited BRCA mutation/,
    )
  })

  it('says a condition of several medicines once in a short handout, with their names', async () => {
    const { paragraphs } = await printed(
      {
        hr: 'positive',
        her2: 'negative',
        sex: 'female',
        menopause: 'pre',
        line: 'later',
        prior: ['aromatase-inhibitor-alone'],
      },
      { length: 'short' },
    )
    const receptors = translator(english)('condition.estrogen-receptors')
    expect(times(receptors, paragraphs)).toBe(1)
  })

  it('has several uses as points of a list, each with its own conditions', async () => {
    const { points, paragraphs, medicines } = await printed(profiles['her2-positive-hr-negative'])
    const several = medicines.filter(({ medicine }) => ['trastuzumab', 'lapatinib'].includes(medicine.id))
    expect(several).toHaveLength(2)
    for (const { uses } of several) {
      expect(uses.length).toBeGreaterThan(1)
      for (const use of uses) expect(points).toContain(sayUse(use, translator(english)))
    }
    // What both uses of tucatinib ask for is said once, after them.
    const tucatinib = paragraphs.filter((text) => text.startsWith('Only after one or more HER2-targeted treatments.'))
    expect(tucatinib).toHaveLength(1)
    expect(paragraphs.filter((text) => text.endsWith('Used:'))).toHaveLength(several.length + 1)
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
