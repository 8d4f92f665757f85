import { expect, test } from 'vitest'
import { medicinesOn } from '../../../renderer/guide/medicines-on.ts'
import { guideFromDisk } from '../../content/guide.ts'

const { pages } = guideFromDisk()
const shownOn = (page: (typeof pages)[number]) =>
  page.blocks.flatMap((block) => (block.type === 'medicines' ? block.ids : []))

test('a page offers each medicine that its text names, once, and none that it shows as a card', () => {
  expect(pages.some((page) => medicinesOn(page).length > 0)).toBe(true)
  for (const page of pages) {
    const named = medicinesOn(page)
    expect(new Set(named).size, page.id).toBe(named.length)
    for (const id of shownOn(page)) expect(named, page.id).not.toContain(id)
  }
})

test('what only a sensitive passage names is not offered before it is opened', () => {
  const page = pages.find((page) => medicinesOn(page).length > 0)
  if (!page) throw new Error('no page names a medicine')
  const shut = { ...page, blocks: page.blocks.map((block) => ({ ...block, sensitive: true })) }
  expect(medicinesOn(shut)).toEqual([])
})
