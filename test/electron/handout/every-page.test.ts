import { beforeAll, describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { plainText } from '../../../content/schema/block.ts'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { type PrintedLine, readLines } from './read-lines.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

const t = translator(english)
const id = 'ABCD-EFGH-JKMN'
const without = (text: string): string => text.replace(/\s+/g, '')

/** The guide's paragraphs and points as they should stand in one piece of text, without white space. */
function paragraphsOf(plan: HandoutPlan): string[] {
  return plan.sections.flatMap(({ items }) =>
    items.flatMap((item) => {
      if (item.kind !== 'block') return []
      const { block } = item
      if (block.type === 'paragraph') return [plainText(block.inlines)]
      if (block.type === 'callout') return block.paragraphs.map(plainText)
      return block.type === 'list' ? block.items.map(plainText) : []
    }),
  )
}

/** Of each paragraph that goes over to another page, how many lines stand on each of the two. */
function partedLines(pages: readonly PrintedLine[][], paragraphs: readonly string[]): [number, number][] {
  const known = new Set(paragraphs.map(without))
  const texts = pages.map((lines) => lines.filter(({ artifact }) => !artifact).map(({ text }) => without(text)))
  const most = 30
  return texts.slice(1).flatMap((next, index) => {
    const before = texts[index] ?? []
    for (let foot = 1; foot <= Math.min(most, before.length); foot++) {
      for (let head = 1; head <= Math.min(most, next.length); head++) {
        const text = [...before.slice(-foot), ...next.slice(0, head)].join('').replace(/^\d+\.(?=\p{Lu})/u, '')
        if (known.has(text)) return [[foot, head] as [number, number]]
      }
    }
    return []
  })
}

let parted = 0
const sentence = 'Call us about a change that is new to you, at any hour, and have this paper at hand when you do.'
const looks = (['letter', 'a4'] as const).flatMap((paper) => [false, true].map((largePrint) => ({ paper, largePrint })))

describe.each(Object.entries(profiles))('the handout for %s', (_name, profile) => {
  describe.each(
    (['full', 'short'] as const).flatMap((length) =>
      looks.map(({ paper, largePrint }) => [length, paper, largePrint] as const),
    ),
  )('%s on %s, large print: %s', (length, paper, largePrint) => {
    const plan = planFor(profile, { length })
    let pages: PrintedLine[][]
    let read: ReadPdf
    beforeAll(async () => {
      const { bytes } = await render(plan, { paper, largePrint, clinic, id })
      pages = await readLines(bytes)
      read = await readPdf(bytes)
    })

    it('says on every page which it is, of how many, and as no part of the reading', () => {
      for (const [index, lines] of pages.entries()) {
        const own = t('handout.page', { number: index + 1, of: pages.length })
        expect(lines.filter(({ text }) => text.includes('Page ')).map(({ artifact }) => artifact)).toEqual([true])
        expect(lines.find(({ text }) => text.includes('Page '))?.text).toContain(own)
      }
      expect(pages.length).toBe(read.pages)
    })

    it('has its short title at the head of every page but the first, as no part of the reading', () => {
      const title = t(`handout.short-title.${plan.subtype}`)
      for (const [index, lines] of pages.entries()) {
        const heads = lines.filter(({ artifact, text }) => artifact && text.startsWith(title))
        expect(heads.length, `page ${index + 1}`).toBe(index === 0 ? 0 : 1)
      }
      expect(read.text).not.toContain(title)
    })

    it(`is set in ${largePrint ? 18 : 12} points for the most part`, () => {
      const letters = new Map<number, number>()
      for (const { size, text, artifact } of pages.flat())
        if (!artifact) letters.set(size, (letters.get(size) ?? 0) + without(text).length)
      const most = [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
      const all = [...letters.values()].reduce((sum, count) => sum + count, 0)
      expect(most).toBe(largePrint ? 18 : 12)
      expect((letters.get(most) ?? 0) / all).toBeGreaterThan(0.6)
    })

    it('leaves no line of a paragraph or a point alone at the foot or the head of a page', () => {
      const found = partedLines(pages, paragraphsOf(plan))
      parted += found.length
      for (const [foot, head] of found) expect(Math.min(foot, head), `${foot} and ${head} lines`).toBeGreaterThan(1)
    })

    it('ends no page with a heading', () => {
      for (let page = 1; page <= read.pages; page++) {
        const last = read.pieces.findLast((piece) => piece.page === page)
        expect(last?.roles.at(-1), `page ${page}: ${last?.text}`).not.toMatch(/^H\d$/)
      }
    })
  })
})

it('paragraphs that go over to another page are found at all', () => {
  expect(parted).toBeGreaterThan(10)
})

it('leaves no line alone where ‘When to call us’ is longer than a page', async () => {
  const paragraphs = [3, 9, 1, 14, 5, 8].map((count, paragraph) =>
    Array.from({ length: count }, (_, index) => `${paragraph + 1}.${index + 1} ${sentence}`).join(' '),
  )
  const own = { ...clinic, whenToCall: paragraphs.join('\n') }
  expect(own.whenToCall.length).toBeGreaterThan(3500)
  let count = 0
  for (const choice of [{}, { length: 'short' }, { parts: ['when-to-call'] }] satisfies Parameters<
    typeof planFor
  >[1][]) {
    const { bytes } = await render(planFor(profiles['triple-negative'], choice), { clinic: own, id, largePrint: true })
    const found = partedLines(await readLines(bytes), paragraphs)
    count += found.length
    for (const [foot, head] of found) expect(Math.min(foot, head)).toBeGreaterThan(1)
  }
  expect(count).toBeGreaterThan(0)
})
