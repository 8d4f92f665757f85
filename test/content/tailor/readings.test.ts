import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../content/languages/languages.ts'
import { blockTexts, plainText } from '../../../content/schema/block.ts'
import { type Guide, onPaperOnly } from '../../../content/schema/guide.ts'
import { emptyProfile, type Profile, profileSchema } from '../../../content/schema/profile.ts'
import { addedReadings, mostReadings, type Reading } from '../../../content/schema/reading.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { concernOf } from '../../../content/tailor/concern.ts'
import { medicineAnswers } from '../../../content/tailor/fit.ts'
import { indexOf } from '../../../content/tailor/guide-index.ts'
import type { HandoutPlan, PlanSection } from '../../../content/tailor/plan.ts'
import { readingPlan, withReadings } from '../../../content/tailor/readings.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { whenLabel } from '../../../content/tailor/when-label.ts'
import { openSubtypes, receptorsOf } from '../../../content/vocabulary/receptors.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const index = indexOf(guide)
const { locale } = languageOf(guide.language)
const label = (when: Parameters<typeof whenLabel>[0]) => whenLabel(when, { locale, translate: index.t })
const page = (id: string): Reading => ({ kind: 'page', id })
const medicine = (id: string): Reading => ({ kind: 'medicine', id })
const sheet = (id: string): Reading => ({ kind: 'sheet', id })
const shown = guide.pages.filter((each) => !onPaperOnly(each))
const people: Profile[] = [
  emptyProfile,
  ...openSubtypes(emptyProfile).map((subtype) => profileSchema.parse({ ...emptyProfile, ...receptorsOf[subtype] })),
]

const added = (profile: Profile, readings: Reading[], of: Guide = guide): PlanSection[] =>
  withReadings(tailor(of, profile, defaultChoice()), of, readings).added ?? []
const blocksIn = (sections: readonly PlanSection[]) =>
  sections.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'passage' ? item.blocks : item.kind === 'block' ? [item.block] : [])),
  )
const textOf = (plan: Pick<HandoutPlan, 'sections'>) => blocksIn(plan.sections).flatMap(blockTexts).join('\n')

describe.each(people.map((person) => [`${person.hr}/${person.her2}`, person] as const))(
  'for hr/her2 %s',
  (_, person) => {
    it.each(shown.map(({ id }) => id))(
      'the page %s makes a sheet with its sources, on which each condition is said',
      (id) => {
        const plan = readingPlan(guide, person, page(id))
        const [section] = plan.sections
        const source = guide.pages.find((each) => each.id === id)
        expect(section?.title).toBe(source?.title)
        expect(section?.sources.length).toBeGreaterThan(0)
        const ofPage = new Set(source?.when.map((condition) => JSON.stringify(condition)))
        for (const item of section?.items ?? []) {
          const blocks = item.kind === 'passage' ? item.blocks : item.kind === 'block' ? [item.block] : []
          const [first] = blocks
          const when = (first?.when ?? []).filter((condition) => !ofPage.has(JSON.stringify(condition)))
          expect(item.kind === 'passage' ? item.whom : null).toBe(label(when))
          for (const block of blocks) {
            expect(block.when).toEqual(first?.when)
            expect(concernOf(block.when, person)).not.toBe('others')
            expect(block.sensitive && !source?.sensitive).toBe(false)
          }
        }
        const whole = label(source?.when ?? [])
        if (whole !== null) expect(textOf(plan)).toContain(whole)
      },
    )

    it('no page names a medicine that does not fit', () => {
      const fit = medicineAnswers(guide, person)
      for (const { id } of shown) {
        const named = blocksIn(readingPlan(guide, person, page(id)).sections).flatMap((block) =>
          index.medicinesIn(block),
        )
        expect(named.filter((each) => fit(each) === 'no')).toEqual([])
      }
    })

    it('every medicine that may fit can be added, and no other', () => {
      const fit = medicineAnswers(guide, person)
      for (const { id } of guide.medicines) {
        const [section] = added(person, [medicine(id)])
        expect(section?.id ?? null).toBe(fit(id) === 'no' ? null : `medicine-${id}`)
      }
    })
  },
)

it.each(guide.medicines)(
  '$id has all that its screen has: uses with whom they are for, warnings, effects, notes',
  (each) => {
    const plan = readingPlan(guide, emptyProfile, medicine(each.id))
    const text = textOf(plan)
    for (const { text: words } of [...each.warnings, ...each.sideEffects, ...each.checks, ...each.notes])
      expect(text).toContain(words)
    for (const { subtypes } of each.indications) {
      const types = subtypes.includes('not-known')
        ? [index.t('screens.use.everyone')]
        : subtypes.map((subtype) => index.t(`screens.subtype.${subtype}`))
      for (const type of types) expect(text).toContain(type)
    }
    for (const risk of each.risks) {
      const call = plan.sections.at(-1)
      expect(call?.part).toBe('when-to-call')
      const warnings = call?.items.flatMap((item) => (item.kind === 'when-to-call' ? item.warnings : []))
      expect(warnings).toContainEqual(guide.warnings[risk])
    }
  },
)

it.each(guide.sheets)('the sheet $id is on a page, and printed alone as it is in a handout', (each) => {
  expect(shown.filter(({ sheets }) => sheets?.some((id) => id === each.id))).not.toEqual([])
  const [alone, ...others] = readingPlan(guide, emptyProfile, sheet(each.id)).sections
  expect(others).toEqual([])
  expect(alone).toMatchObject({ title: each.title, items: [{ kind: 'sheet', sheet: each }], sources: each.sources })
  const inHandout = tailor(guide, emptyProfile, { ...defaultChoice(), parts: [each.id] }).sections
  expect(inHandout).toContainEqual(alone)
})

it('a sheet is added once: not to a handout that has it', () => {
  const [one] = guide.sheets
  if (!one) throw new Error('The guide has no sheet')
  const plain = tailor(guide, emptyProfile, { ...defaultChoice(), parts: ['goals'] })
  const readings = [sheet(one.id)]
  expect(withReadings(plain, guide, readings).added?.map(({ id }) => id)).toEqual([one.id])
  const having = tailor(guide, emptyProfile, { ...defaultChoice(), parts: [one.id] })
  expect(withReadings(having, guide, readings).added).toBeUndefined()
})

it('a page from which sheets are printed names them on paper', () => {
  const pages = shown.filter(({ sheets }) => sheets)
  expect(pages).not.toEqual([])
  for (const { id, sheets } of pages) {
    const text = textOf(readingPlan(guide, emptyProfile, page(id)))
    for (const { title } of guide.sheets.filter((each) => sheets?.some((other) => other === each.id)))
      expect(text).toContain(title)
  }
})

it('a page that names a medicine with a risk brings its warning', () => {
  const risky = new Set(guide.medicines.filter(({ risks }) => risks.length > 0).map(({ id }) => id))
  const naming = shown.filter(({ blocks, sensitive }) =>
    blocks.some((block) => (sensitive || !block.sensitive) && index.medicinesIn(block).some((id) => risky.has(id))),
  )
  expect(naming.length).toBeGreaterThan(3)
  for (const { id } of naming)
    expect(readingPlan(guide, emptyProfile, page(id)).sections.map(({ part }) => part)).toContain('when-to-call')
})

it('what is withheld, unknown or written for paper alone is refused, and the rest stays', () => {
  const [first, second] = shown.map(({ id }) => id)
  const withheld: Guide = { ...guide, pages: guide.pages.filter(({ id }) => id !== first), medicines: [] }
  expect(readingPlan(withheld, emptyProfile, page(first ?? '')).sections).toEqual([])
  expect(readingPlan(withheld, emptyProfile, medicine('palbociclib')).sections).toEqual([])
  const readings = [page(first ?? ''), page('no-such-page'), medicine('palbociclib'), page(second ?? '')]
  expect(added(emptyProfile, readings, withheld).map(({ id }) => id)).toEqual([second])
  const paperOnly = guide.pages.find(onPaperOnly)
  expect(readingPlan(guide, emptyProfile, page(paperOnly?.id ?? '')).sections).toEqual([])
})

it('a page for another type is not added to a handout, but prints alone and says for whom it is', () => {
  const tripleNegative = profileSchema.parse({ hr: 'negative', her2: 'negative' })
  const other = shown.find(({ when }) => when.length > 0 && concernOf(when, tripleNegative) === 'others')
  expect(added(tripleNegative, [page(other?.id ?? '')])).toEqual([])
  const alone = readingPlan(guide, tripleNegative, page(other?.id ?? ''))
  expect(textOf(alone)).toContain(label(other?.when ?? []))
})

it('a medicine for other people says so where it is printed alone', () => {
  const tripleNegative = profileSchema.parse({ hr: 'negative', her2: 'negative' })
  expect(textOf(readingPlan(guide, tripleNegative, medicine('palbociclib')))).toContain(
    index.t('screens.medicine.fit.no'),
  )
})

it('a passage with a gate of its own stays off the paper; a gated page has its text', () => {
  const gated = shown.filter(({ sensitive, blocks }) => !sensitive && blocks.some((block) => block.sensitive))
  expect(gated.length).toBeGreaterThan(0)
  for (const { id, blocks } of gated) {
    const text = textOf(readingPlan(guide, emptyProfile, page(id)))
    for (const block of blocks)
      if (block.sensitive && block.type === 'paragraph') expect(text).not.toContain(plainText(block.inlines))
  }
  for (const { id } of shown.filter(({ sensitive }) => sensitive))
    expect(blocksIn(readingPlan(guide, emptyProfile, page(id)).sections).length).toBeGreaterThan(1)
})

it('the handout itself is the same with what was added and without', () => {
  const plan = tailor(guide, emptyProfile, defaultChoice())
  const { added: sections, ...core } = withReadings(plan, guide, [page(shown[0]?.id ?? '')])
  expect(sections).toHaveLength(1)
  expect(core).toEqual(plan)
})

it('takes no more readings than a handout has room for', () => {
  const many = Array.from({ length: mostReadings + 1 }, (_, number) => page(`page-${number}`))
  expect(addedReadings.safeParse(many).success).toBe(false)
  expect(addedReadings.safeParse(many.slice(1)).success).toBe(true)
  expect(addedReadings.safeParse([{ kind: 'page', id: '' }]).success).toBe(false)
})
