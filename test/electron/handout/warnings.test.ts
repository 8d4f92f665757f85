import { describe, expect, it } from 'vitest'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { infectionRiskIn } from '../../../content/compile/words/body-words.ts'
import type { Medicine } from '../../../content/schema/medicine.ts'
import { type Biomarker, biomarkers, type ProfileInput, sites } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { planFor, profiles, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'

const guide = guideFromDisk()
const fever = 'Fever of 100.4 °F (38 °C) or higher'
const lengths = ['short', 'full'] as const

/** Everything printed, in one line. */
async function printed(
  profile: ProfileInput,
  choice: Parameters<typeof planFor>[1],
): Promise<{ text: string; plan: ReturnType<typeof planFor> }> {
  const plan = planFor(profile, choice)
  const { pieces } = await readPdf((await render(plan)).bytes)
  return {
    plan,
    text: pieces
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
  }
}

const positive = Object.fromEntries(biomarkers.map((one: Biomarker) => [one, 'positive'])) as Record<
  Biomarker,
  'positive'
>
/** Treated before, with every result that opens a medicine. */
const treated = {
  biomarkers: positive,
  sites: [...sites],
  line: 'later',
  prior: ['aromatase-inhibitor-alone', 'chemotherapy', 'her2-therapies-2plus', 'treatments-2plus'],
} satisfies Partial<ProfileInput>
const kinds: ProfileInput[] = [
  { hr: 'positive', her2: 'negative', ...treated },
  { hr: 'positive', her2: 'positive', ...treated },
  { hr: 'negative', her2: 'negative', ...treated },
  { hr: 'positive', her2: 'negative', line: 'first' },
  { hr: 'negative', her2: 'positive', line: 'first' },
]

/** A profile on whose full handout the medicine stands. */
function profileWith({ id }: Medicine): ProfileInput {
  const found = kinds.find((profile) =>
    planFor(profile).sections.some(({ items }) =>
      items.some((item) => item.kind === 'medicine' && item.medicine.medicine.id === id),
    ),
  )
  if (!found) throw new Error(`No profile of this test has ${id}`)
  return found
}

const tellsOfInfection = guide.medicines.filter(
  ({ therapy, sideEffects, notes }) =>
    therapy !== 'growth-factor' &&
    [...sideEffects, ...notes].some(({ text }) => infectionRiskIn(text, compileEnglish) !== null),
)

describe('fever', () => {
  it('goes with all chemotherapy, CDK4/6 and PARP inhibitors, and sacituzumab govitecan', () => {
    const ids = tellsOfInfection.map(({ id }) => id)
    expect(guide.medicines.filter(({ therapy }) => therapy === 'chemotherapy').map(({ id }) => id)).toHaveLength(16)
    for (const { id, therapy } of guide.medicines) if (therapy === 'chemotherapy') expect(ids).toContain(id)
    for (const id of [
      'palbociclib',
      'ribociclib',
      'abemaciclib',
      'olaparib',
      'talazoparib',
      'sacituzumab-govitecan-hziy',
    ])
      expect(ids).toContain(id)
    expect(guide.medicines.filter(({ risks }) => risks.includes('infection')).map(({ id }) => id)).toEqual(ids)
  })

  it.each(tellsOfInfection.flatMap((medicine) => lengths.map((length) => ({ id: medicine.id, medicine, length }))))(
    'is printed with $id alone, with room for another number: $length',
    async ({ id, medicine, length }) => {
      const { text } = await printed(profileWith(medicine), { length, medicines: [id] })
      expect(text.toLowerCase()).toContain(medicine.generic)
      expect(text.split(fever).length - 1).toBe(length === 'full' ? 2 : 1)
      expect(text).toContain('call now, day or night')
      expect(text).toContain('Another number from your team')
    },
  )

  it.each(lengths)('is printed beside trastuzumab, which is given with chemotherapy: %s', async (length) => {
    const { text } = await printed(
      { hr: 'negative', her2: 'positive', line: 'first' },
      { length, medicines: ['trastuzumab'] },
    )
    expect(text).toContain(fever)
    if (length === 'full') expect(text).toContain('while you also get chemotherapy')
  })

  it('is not printed where no medicine brings the risk', async () => {
    const { text } = await printed({ hr: 'positive', her2: 'negative' }, { length: 'short', medicines: ['tamoxifen'] })
    expect(text).not.toContain('100.4')
  })
})

describe('warnings', () => {
  const cases = Object.entries({
    ...profiles,
    treated: kinds[0],
    'treated HER2': kinds[1],
    unknown: { hr: 'positive', her2: 'negative' } as const,
  })

  it.each(cases.flatMap(([name, profile]) => lengths.map((length) => ({ name, profile: profile ?? {}, length }))))(
    'of each medicine on the paper are printed for $name, $length',
    async ({ profile, length }) => {
      const { text, plan } = await printed(profile as ProfileInput, { length })
      const medicines = plan.sections.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])),
      )
      for (const { warnings } of medicines)
        for (const warning of warnings) expect(text.toLowerCase()).toContain(warning.toLowerCase().replace(/\.$/, ''))
    },
  )

  it.each(lengths)('of tamoxifen name the womb where the sex is not known: %s', async (length) => {
    const { text } = await printed({ hr: 'positive', her2: 'negative' }, { length })
    expect(text).toContain('If you have a womb: report vaginal bleeding or discharge.')
  })
})
