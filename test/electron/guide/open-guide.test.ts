import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { writeGuide } from '../../../content/compile/compiled-guide.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { openGuide } from '../../../electron/guide/open-guide.ts'
import { compileSmallGuide } from '../../content/compile/small-guide.ts'

let folder = ''
let guide: Guide
const file = (): string => join(folder, 'guide.en.json')
const usual = { withholding: { unreviewed: false, overdueOn: null as string | null }, again: false }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-open-'))
  const compiled = compileSmallGuide()
  if (!compiled.guide) throw new Error('no guide')
  guide = compiled.guide
  writeGuide(guide, english, file())
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function open(options = usual) {
  const source = await openGuide(file(), options)
  if (!source.guide) throw new Error(source.problem)
  return source
}

test('the window gets the guide that the shell has, with its index', async () => {
  const source = await open()
  expect(JSON.parse(await source.text())).toEqual(source.guide)
  expect(source.searchIndex.byteLength).toBeGreaterThan(0)
})

test('the window gets no page that is withheld, and no index that knows one', async () => {
  const source = await open({ ...usual, withholding: { unreviewed: true, overdueOn: null } })
  const { pages } = JSON.parse(await source.text()) as Guide
  expect(pages.length).toBeLessThan(guide.pages.length)
  expect(pages).toEqual(source.guide.pages)
  expect(source.withheld).toHaveLength(guide.pages.length - pages.length)
  expect(source.whole.pages).toHaveLength(guide.pages.length)
  expect(source.searchIndex.byteLength).toBe(0)
})

test('a page is withheld from the day on which its review is due again', async () => {
  const shown = async (overdueOn: string) =>
    (await open({ ...usual, withholding: { unreviewed: false, overdueOn } })).guide.pages.map(({ id }) => id)
  expect(await shown('2027-10-31')).toContain('hormonal')
  expect(await shown('2027-11-01')).not.toContain('hormonal')
})

test('pages are withheld and shown again as it is judged anew, on the screen and by the shell', async () => {
  const source = await open()
  const shown = async () => (JSON.parse(await source.text()) as Guide).pages.map(({ id }) => id)
  const judge = (overdueOn: string | null) => source.withhold({ unreviewed: false, overdueOn })
  expect(judge('2027-10-31')).toBe(false)
  expect(source.searchIndex.byteLength).toBeGreaterThan(0)
  expect(judge('2027-11-01')).toBe(true)
  expect(await shown()).toEqual(['about', 'outlook'])
  expect(source.guide.pages.map(({ id }) => id)).toEqual(['about', 'outlook'])
  expect(source.withheld.map(({ id }) => id)).toEqual(['hormonal'])
  expect(source.searchIndex.byteLength).toBe(0)
  expect(judge('2027-11-02')).toBe(false)
  expect(judge(null)).toBe(true)
  expect(await shown()).toContain('hormonal')
  expect(source.searchIndex.byteLength).toBeGreaterThan(0)
})

test('a change of the file is seen in development alone, and a damaged one never', async () => {
  const [kept, fresh] = [await open(), await open({ ...usual, again: true })]
  writeGuide({ ...guide, title: 'Another title' }, english, file())
  expect(await kept.text()).not.toContain('Another title')
  expect(await fresh.text()).toContain('Another title')
  writeFileSync(file(), '{')
  expect(await fresh.text()).toContain(guide.title)
})

test('a damaged guide is said to be one', async () => {
  writeFileSync(file(), '{')
  expect((await openGuide(file(), usual)).guide).toBeNull()
})
