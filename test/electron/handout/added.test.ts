import { expect, it } from 'vitest'
import { onPaperOnly } from '../../../content/schema/guide.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import type { Reading } from '../../../content/schema/reading.ts'
import { readingPlan, withReadings } from '../../../content/tailor/readings.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

const guide = guideFromDisk()
const id = 'ABCD-EFGH-JKMN'
const readings: Reading[] = [
  { kind: 'page', id: 'cdk46-inhibitors' },
  { kind: 'medicine', id: 'palbociclib' },
  { kind: 'page', id: 'keeping-track' },
]
const notCovered = 'They are not part of the handout ID.'

/** The levels of the headings have no gap, and one of them is the title. */
function expectHeadings({ pieces }: ReadPdf): void {
  const levels = pieces.flatMap(({ roles }) => {
    const [, level] = /^H(\d)$/.exec(roles.at(-1) ?? '') ?? []
    return level === undefined ? [] : [Number(level)]
  })
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1))
}

it.each(['short', 'full'] as const)('what was added comes after a %s handout, which stays as it is', async (length) => {
  const plan = planFor(profiles['hr-positive-her2-negative'], { length })
  for (const largePrint of [false, true]) {
    const bare = await readPdf((await render(plan, { id, clinic, largePrint })).bytes)
    const finished = await render(withReadings(plan, guide, readings), { id, clinic, largePrint })
    const read = await readPdf(finished.bytes)
    expectHeadings(read)
    const firstAdded = read.pieces.find(({ text }) => text === 'What you added')
    expect(firstAdded?.page).toBe(bare.pages + 1)
    expect(finished.pages).toBe(read.pages)
    const core = read.pieces.filter(({ page }) => page <= bare.pages).map(({ text }) => text)
    const said = core.filter((text) => text.includes('The ID does not bring back what you added.'))
    expect(said).toHaveLength(1)
    const headings = read.pieces.filter(({ page, roles }) => page > bare.pages && roles.at(-1) === 'H2')
    expect(headings.map(({ text }) => text)).toEqual([
      'What you added',
      ...(withReadings(plan, guide, readings).added ?? []).map(({ title }) => title),
    ])
    expect(read.outline.slice(-headings.length)).toEqual(headings.map(({ text }) => text))
    expect(read.text).toContain(notCovered)
  }
})

it('printed on both sides it begins on a sheet of its own', async () => {
  const plan = withReadings(planFor(profiles['triple-negative'], { length: 'full' }), guide, readings)
  const read = await readPdf((await render(plan, { id, sides: 'two' })).bytes)
  expect((read.pieces.find(({ text }) => text === 'What you added')?.page ?? 0) % 2).toBe(1)
})

it('a sheet that was added has a page of its own, with room to write', async () => {
  const sheets = guide.sheets.map(({ id: sheet }): Reading => ({ kind: 'sheet', id: sheet }))
  const plan = planFor(profiles['hr-positive-her2-negative'], { length: 'short', parts: ['goals'] })
  for (const added of [sheets, [readings[0], ...sheets.slice(0, 2), readings[1]].flatMap((each) => each ?? [])]) {
    for (const sides of ['one', 'two'] as const) {
      const whole = withReadings(plan, guide, added)
      const read = await readPdf((await render(whole, { id, clinic, sides })).bytes)
      expectHeadings(read)
      const pageOf = (title: string) =>
        read.pieces.findLast((piece) => piece.text === title && piece.roles.at(-1) === 'H2')?.page ?? 0
      const first = pageOf('What you added')
      const titles = (whole.added ?? []).map(({ title }) => title)
      const starts = titles.map(pageOf)
      expect(starts[0]).toBe(first)
      starts.forEach((start, index) => {
        const follows = guide.sheets.some(({ title }) => title === titles[index - 1])
        const isSheet = guide.sheets.some(({ title }) => title === titles[index])
        if (index > 0 && (follows || isSheet)) expect(start).toBeGreaterThan(starts[index - 1] ?? 0)
        if (sides === 'two') expect(start % 2).toBe(1)
      })
    }
  }
})

const all: Reading[] = [
  ...guide.pages.filter((page) => !onPaperOnly(page)).map((page): Reading => ({ kind: 'page', id: page.id })),
  ...guide.medicines.map((medicine): Reading => ({ kind: 'medicine', id: medicine.id })),
  ...guide.sheets.map((sheet): Reading => ({ kind: 'sheet', id: sheet.id })),
]

it.each(all)('$kind $id printed alone has its title, its sources and the day, and no ID', async (reading) => {
  const plan = readingPlan(guide, emptyProfile, reading)
  const read = await readPdf((await render(plan, { clinic })).bytes)
  expectHeadings(read)
  expect(read.title).toBe(plan.sections[0]?.title)
  expect(read.text).toMatch(/Sources?: /)
  expect(read.text).toContain('November 22, 2026')
  expect(read.text).not.toMatch(/Handout ID|QR code/)
  expect(read.pages).toBeLessThanOrEqual(8)
})
