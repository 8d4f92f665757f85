import { describe, expect, it } from 'vitest'
import type { HandoutPart } from '../../../content/schema/handout-part.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

const sheets: readonly HandoutPart[] = [
  'side-effect-diary',
  'pain-diary',
  'caregiving-plan',
  'treatment-plan-summary',
  'medicine-times',
]
const id = 'ABCD-EFGH-JKMN'

async function printed(part: HandoutPart, look: Parameters<typeof render>[1] = {}): Promise<ReadPdf> {
  const plan = planFor(profiles['hr-positive-her2-negative'], { parts: [part] })
  return readPdf((await render(plan, { id, clinic, ...look })).bytes)
}

describe.each(sheets)('the sheet %s by itself', (part) => {
  it.each(['letter', 'a4'] as const)('is one page of %s, and two in large print', async (paper) => {
    expect((await printed(part, { paper })).pages).toBe(1)
    expect((await printed(part, { paper, largePrint: true })).pages).toBe(2)
  })

  it('is just that sheet: its title, whom to call, its source by name', async () => {
    const { text, title, pieces } = await printed(part)
    const sheet = guideFromDisk().sheets.find((one) => one.id === part)
    expect(title).toBe(sheet?.title)
    expect(pieces.filter(({ roles }) => /^H\d$/.test(roles.at(-1) ?? '')).map((piece) => piece.text)).toEqual([title])
    expect(text).toContain('555-0142')
    expect(text).toMatch(/Sources: Guide to Metastatic Breast Cancer\./)
  })

  it('cuts no word at the head of a column', async () => {
    const sheet = guideFromDisk().sheets.find((one) => one.id === part)
    for (const largePrint of [false, true]) {
      const { pieces } = await printed(part, { largePrint })
      const heads = pieces.filter(({ roles }) => roles.at(-1) === 'TH').map(({ text }) => text.replace(/\s+/g, ' '))
      expect(heads).toEqual(
        expect.arrayContaining((sheet?.columns ?? []).map(({ title, hint }) => [title, hint ?? ''].join(' ').trim())),
      )
    }
  })
})

describe.each([
  ['questions', 'Questions to ask'],
  ['when-to-call', 'When to call us'],
] as const)('%s by itself', (part, heading) => {
  it.each(['letter', 'a4'] as const)('is one page of %s, and at most two in large print', async (paper) => {
    expect((await printed(part, { paper })).pages).toBe(1)
    expect((await printed(part, { paper, clinic: null })).pages).toBe(1)
    expect((await printed(part, { paper, largePrint: true })).pages).toBeLessThanOrEqual(2)
  })

  it('is just that sheet: its title, without what a handout says of itself', async () => {
    const { text, title, pieces } = await printed(part)
    expect(title).toBe(heading)
    expect(pieces.filter(({ roles }) => /^H\d$/.test(roles.at(-1) ?? '')).map((piece) => piece.text)).toEqual([heading])
    for (const words of ['Made for:', 'does not replace their advice', 'About this handout'])
      expect(text).not.toContain(words)
  })
})

describe('a sheet by itself', () => {
  it.each([...sheets, 'questions'] as const)(
    'says where %s comes from, how old it is and whether it was reviewed',
    async (part) => {
      const { text, pieces } = await printed(part)
      for (const words of ['As of 2021.', 'Not yet reviewed by a clinician.', 'Printed on November 22, 2026.'])
        expect(text).toContain(words)
      expect(pieces.map(({ alt }) => alt)).toContain('QR code with the handout ID ABCD-EFGH-JKMN.')
    },
  )

  it('stands after the front on the first page, where it begins a handout', async () => {
    const plan = planFor(profiles['hr-positive-her2-negative'], { parts: ['pain-diary', 'type'] })
    const { pieces, pages } = await readPdf((await render(plan, { id, clinic })).bytes)
    expect(pieces.find(({ text }) => text === 'Pain diary')?.page).toBe(1)
    expect(pages).toBeLessThanOrEqual(3)
  })
})

describe('what is printed to try the printer', () => {
  it('is one page with the letterhead, when to call and a line that says what it is', async () => {
    const plan = planFor({ hr: 'unknown', her2: 'unknown' }, { length: 'short', parts: ['when-to-call'] })
    const { pages, text } = await readPdf((await render(plan, { id, clinic, note: 'This is a test page.' })).bytes)
    expect(pages).toBe(1)
    for (const words of ['Riverside Cancer Clinic', 'When to call us', 'Call at any hour', 'This is a test page.'])
      expect(text).toContain(words)
  })
})
