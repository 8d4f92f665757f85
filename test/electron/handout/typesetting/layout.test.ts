import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paginate, slice, type Slice } from '../../../../electron/handout/typesetting/layout.ts'
import { breakLines } from '../../../../electron/handout/typesetting/text.ts'
import { fonts } from '../fixture.ts'

const bare = (given: Partial<Slice>): Slice => slice({ height: 10, draw: () => undefined, ...given })

describe('pages', () => {
  const slices = fc.array(
    fc
      .record({ height: fc.integer({ min: 1, max: 40 }), before: fc.integer({ min: 0, max: 10 }), keep: fc.boolean() })
      .map(bare),
    { minLength: 1, maxLength: 60 },
  )

  it('hold every slice once, in order, and none beyond the foot', () => {
    fc.assert(
      fc.property(slices, (all) => {
        const pages = paginate(all, 100, 200)
        expect(pages.flat().map(({ slice }) => slice)).toEqual(all)
        for (const { slice, top } of pages.flat()) expect(top + slice.height).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('keep together what fits exactly, in whatever order its heights are added', () => {
    const height = 12 * 0.665
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 40 }), (before, kept) => {
        const top = 54
        const group = Array.from({ length: kept }, (_, index) =>
          bare({ height, before: height * 0.7, keep: index < kept - 1 }),
        )
        const all = [...Array.from({ length: before }, () => bare({ height })), ...group]
        const bottom = top + height * (before + kept) + height * 0.7 * kept
        expect(paginate(all, top, bottom)).toHaveLength(1)
        const pages = paginate([...all, bare({})], top, bottom)
        expect(pages.map((page) => page.length)).toEqual([before + kept, 1])
      }),
    )
  })

  const floating = slices.map((all) => all.map((each, index) => ({ ...each, keep: false, floats: index % 4 === 1 })))

  it('hold every slice once and none beyond the foot where some float; the others are in order', () => {
    fc.assert(
      fc.property(floating, (all) => {
        const placed = paginate(all, 0, 100).flat()
        const found = placed.map(({ slice }) => slice)
        expect(found.filter(({ floats }) => !floats)).toEqual(all.filter(({ floats }) => !floats))
        expect(new Set(found)).toEqual(new Set(all))
        for (const { slice, top } of placed) expect(top + slice.height).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('begin with what floats and found no room on the page before; text fills that, but none of the next section', () => {
    const drawing = bare({ height: 60, floats: true })
    const heightsOf = (all: Slice[]) => paginate(all, 0, 100).map((page) => page.map(({ slice }) => slice.height))
    const text = [bare({ height: 70 }), drawing, bare({ height: 20 }), bare({ height: 15 })]
    expect(heightsOf(text)).toEqual([
      [70, 20],
      [60, 15],
    ])
    const section = bare({ height: 20, anchor: { id: 'next', title: 'Next', page: 0, top: 0 } })
    expect(heightsOf([bare({ height: 70 }), drawing, section])).toEqual([[70], [60, 20]])
  })

  it('keep slices that belong together on one page, where a page can hold them', () => {
    fc.assert(
      fc.property(slices, (all) => {
        const pageOf = new Map(
          paginate(all, 0, 100).flatMap((page, number) => page.map(({ slice }) => [slice, number] as const)),
        )
        let group: Slice[] = []
        for (const each of all) {
          group.push(each)
          if (each.keep) continue
          const height = group.reduce((sum, one, index) => sum + one.height + (index === 0 ? 0 : one.before), 0)
          if (height <= 100) expect(new Set(group.map((one) => pageOf.get(one))).size).toBe(1)
          group = []
        }
      }),
    )
  })

  it('hold slices together that would rather, unless that leaves a fifth of a page blank', () => {
    const pagesWith = (before: number) =>
      paginate(
        [bare({ height: before }), bare({ height: 10, rather: true }), bare({ height: 10, rather: true }), bare({})],
        0,
        100,
      ).map((page) => page.length)
    expect(pagesWith(85)).toEqual([1, 3])
    expect(pagesWith(75)).toEqual([3, 1])
  })

  it('have two lines at least under a heading at their foot', () => {
    const heading = bare({ height: 10, keep: true, heads: true })
    const pages = paginate([bare({ height: 80 }), heading, bare({}), bare({}), bare({})], 0, 100)
    expect(pages.map((page) => page.length)).toEqual([1, 4])
  })

  it('leave out the space above what begins a page', () => {
    const [, second] = paginate([bare({ height: 90 }), bare({ height: 20, before: 8 })], 0, 100)
    expect(second?.[0]?.top).toBe(0)
  })

  it('that must lie in front do so on two sides, after an empty one if need be; on one side nothing is added', () => {
    const sheet = bare({ height: 60, newPage: true })
    const filled = (slices: Slice[], sides: 'one' | 'two') =>
      paginate(slices, 0, 100, { sides }).map((page) => page.length)
    expect(filled([bare({}), sheet, sheet], 'two')).toEqual([1, 0, 1, 0, 1])
    expect(filled([bare({ height: 90 }), bare({ height: 90 }), sheet, bare({})], 'two')).toEqual([1, 1, 2])
    expect(filled([bare({}), sheet, sheet], 'one')).toEqual([1, 1, 1])
  })

  it('repeat a table header above rows that go over, as no part of the text', () => {
    const header = bare({ height: 10, keep: true })
    const rows = [1, 2, 3].map(() => bare({ height: 40, repeat: header }))
    const pages = paginate([header, ...rows], 0, 100)
    expect(pages.map((page) => page.map(({ slice, repeated }) => [slice === header, repeated]))).toEqual([
      [
        [true, false],
        [false, false],
        [false, false],
      ],
      [
        [true, true],
        [false, false],
      ],
    ])
  })
})

describe('lines', () => {
  const runs = (text: string) => [{ text, face: 'regular', link: null } as const]
  const broken = (text: string, width: number, balanced = false) =>
    breakLines(runs(text), 12, width, fonts, balanced).map(({ segments }) => segments.map(({ text }) => text).join(''))

  it('hold all words in their order and are not wider than the column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z-]{1,40}$/), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 60, max: 450 }),
        (words, width) => {
          const lines = breakLines(runs(words.join(' ')), 12, width, fonts)
          expect(
            lines
              .flatMap(({ segments }) => segments.map(({ text }) => text))
              .join('')
              .replace(/ /g, ''),
          ).toBe(words.join(''))
          // Pieces of a hyphenated word are measured apart, so kerning between them may add a few hundredths of a point.
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.1)
        },
      ),
    )
  })

  it('do not leave one short word alone at the end of a paragraph', () => {
    const text =
      'You and your team choose each treatment together. Ask what it is for and how we will know that it works so'
    expect(broken(text, 200).at(-1)?.split(' ').length).toBeGreaterThan(1)
  })

  it('are about as long as each other in a title', () => {
    const [first, second] = broken('Hormone receptor-positive metastatic breast cancer', 200, true)
    expect(second).toBeDefined()
    expect(Math.abs((first?.length ?? 0) - (second?.length ?? 0))).toBeLessThan(12)
  })

  it('set no line for no text', () => {
    expect(broken(' \n ', 100)).toEqual([])
  })
})
