import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import type { PlannedMedicine } from '../../../content/tailor/plan.ts'
import { planFor, profiles, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'

async function printed(profile: ProfileInput): Promise<{ paragraphs: string[]; medicines: PlannedMedicine[] }> {
  const plan = planFor(profile)
  const { pieces } = await readPdf((await render(plan)).bytes)
  const paragraphs = pieces.filter(({ roles }) => roles.at(-1) === 'P').map(({ text }) => text.replace(/\s+/g, ' '))
  const items = plan.sections.flatMap((section) => section.items)
  return { paragraphs, medicines: items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])) }
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

  it('has a paragraph for each of a few medicines, with its name, after what is true of all', async () => {
    const { paragraphs } = await printed({ hr: 'positive', her2: 'negative', sites: ['bone'] })
    const bones = paragraphs.filter((text) => /^(Zoledronic acid|Pamidronate|Denosumab)\b/.test(text))
    expect(bones.map((text) => text.split(':')[0])).toEqual(['Zoledronic acid', 'Pamidronate', 'Denosumab'])
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
