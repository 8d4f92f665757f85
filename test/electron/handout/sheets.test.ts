import { describe, expect, it } from 'vitest'
import type { HandoutPart } from '../../../content/schema/handout-part.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { openPdf, type ReadPdf, readPdf } from './read-pdf.ts'

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
    // Pages to read with the five questions of every handout, and no more.
    expect(pages).toBeLessThanOrEqual(5)
  })
})

describe('sheets in a handout that is printed on both sides', () => {
  const titles = sheets.map((part) => guideFromDisk().sheets.find((sheet) => sheet.id === part)?.title ?? part)
  const empty = 'This page is left empty on purpose.'
  const orders: Record<string, HandoutPart[]> = {
    'at its end': ['type', 'treatment', 'medicines', ...sheets],
    'between its parts': ['type', 'side-effect-diary', 'treatment', 'medicines', 'treatment-plan-summary', 'symptoms'],
    'and nothing else': [...sheets],
  }

  it.each(Object.keys(orders))('stand in front, with nothing on their back but their own: %s', async (name) => {
    const plan = planFor(profiles['hr-positive-her2-negative'], { parts: orders[name] ?? [] })
    for (const look of [{}, { largePrint: true }, { paper: 'a4' }] as const) {
      const { pieces } = await readPdf((await render(plan, { id, clinic, sides: 'two', ...look })).bytes)
      const heads = pieces.filter(({ roles }) => roles.at(-1) === 'H2')
      const fronts = heads.filter(({ text }) => titles.includes(text))
      expect(fronts.length).toBeGreaterThan(1)
      for (const { page, text } of fronts) {
        expect(page % 2).toBe(1)
        expect(heads.filter((head) => head.page === page || head.page === page + 1).map((head) => head.text)).toEqual([
          text,
        ])
      }
    }
  })

  it('leave backs empty that say so, count them, and add nothing on one side nor to a short handout', async () => {
    const plan = planFor(profiles['hr-positive-her2-negative'], { parts: ['type', ...sheets] })
    const one = await render(plan, { id, clinic })
    const two = await render(plan, { id, clinic, sides: 'two' })
    expect([one.empty, await emptyPages(one.bytes)]).toEqual([0, []])
    const backs = await emptyPages(two.bytes)
    expect([backs.length, two.empty]).toEqual([two.pages - one.pages, two.pages - one.pages])
    expect(backs.filter((page) => page % 2 === 1)).toEqual([])
    expect(backs.length).toBeLessThanOrEqual(sheets.length)
    const short = planFor(profiles['hr-positive-her2-negative'], { length: 'short' })
    expect((await render(short, { id, clinic, sides: 'two' })).bytes).toEqual(
      (await render(short, { id, clinic })).bytes,
    )
  })

  async function emptyPages(bytes: Uint8Array): Promise<number[]> {
    const pdf = await openPdf(bytes)
    const found: number[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
      if (!text.includes(empty)) continue
      expect(text).toContain(`Page ${number} of ${pdf.numPages}`)
      found.push(number)
    }
    await pdf.destroy()
    return found
  }
})
