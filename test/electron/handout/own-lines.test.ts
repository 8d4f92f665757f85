import { expect, it } from 'vitest'
import { clinic, render } from './fixture.ts'
import { readLines } from './read-lines.ts'
import { sampleGuide, samplePlan } from './sample.ts'

/** Every way in which a line can end, with what comes after it. */
const ended = (words: readonly string[]) =>
  words.map((word, index) => word + (['\r', '\u2028', '\u000b', '\u0085', '\u000c', '\u2029'][index] ?? '\n')).join('')

it("lines of the clinic's own words end on paper where they end in the settings", async () => {
  const own = {
    ...clinic,
    name: ended(['Harbor', 'Breast Clinic']),
    hours: ended(['Weekdays nine to five', 'Saturdays ten to noon']),
    whenToCall: ended(['Call us about', 'fever', 'chest pain', 'cough', 'bleeding']),
    footer: ended(['One Pier Road', 'Second floor']),
    localResources: [
      {
        name: 'Pier group',
        telephone: '555-0142',
        text: ended(['Meets on Mondays', 'Bring a friend']),
        language: null,
      },
    ],
  }
  const full = await render(samplePlan, { clinic: own }, sampleGuide)
  const lines = (await readLines(full.bytes)).flat().map(({ text }) => text.trim())
  for (const [first, second] of [
    ['Harbor', 'Breast Clinic'],
    ['Weekdays nine to five', 'Saturdays ten to noon'],
    ['fever', 'chest pain'],
    ['chest pain', 'cough'],
    ['cough', 'bleeding'],
    ['One Pier Road', 'Second floor'],
    ['Meets on Mondays', 'Bring a friend'],
  ] as const) {
    const index = lines.findIndex((line) => line.endsWith(first))
    expect(index, first).toBeGreaterThan(-1)
    expect(lines[index + 1], second).toMatch(new RegExp(`^${second}`))
  }
})

it('words of one line go on in the line that they are in', async () => {
  const { bytes } = await render(samplePlan, { clinic }, sampleGuide)
  const lines = (await readLines(bytes)).flat().map(({ text }) => text.trim())
  const near = lines.find((line) => line.includes('Riverside support group'))
  expect(near).toMatch(/Riverside support group ?: 555-0177\. +Meets on Tuesdays/)
})

it('a foot of very many lines leaves room for the page', async () => {
  const usual = await render(samplePlan, { clinic }, sampleGuide)
  const tall = await render(samplePlan, { clinic: { ...clinic, footer: 'x\n'.repeat(150) } }, sampleGuide)
  expect(tall.pages).toBeLessThanOrEqual(usual.pages + 2)
})
