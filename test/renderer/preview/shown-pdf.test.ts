import { tick } from 'svelte'
import { expect, test } from 'vitest'
import type { OpenPdf } from '../../../renderer/preview/pdf.ts'
import { ShownPdf } from '../../../renderer/preview/shown-pdf.svelte.ts'

/** Opens nothing: the first byte is the number of pages, and what is closed is noted. */
function fakeFiles() {
  const closed: number[] = []
  const open = (bytes: Uint8Array): Promise<OpenPdf> => {
    const pages = bytes[0] ?? 0
    if (pages === 0) return Promise.reject(new Error('no PDF'))
    return Promise.resolve({ pages, shape: 1, draw: () => () => {}, close: () => closed.push(pages) })
  }
  return { closed, open }
}
const pdf = (pages: number) => new Uint8Array([pages])

test('the old pages stay until a page of the new file is drawn', async () => {
  const { closed, open } = fakeFiles()
  const shown = new ShownPdf(open)
  await shown.show(pdf(2))
  if (shown.newest) shown.settle(shown.newest)
  expect(shown.drawn?.pages).toBe(2)

  await shown.show(pdf(8))
  expect(shown.newest?.pages).toBe(8)
  expect(shown.drawn?.pages).toBe(2)
  await tick()
  expect(closed).toEqual([])

  if (shown.newest) shown.settle(shown.newest)
  await tick()
  expect(shown.drawn?.pages).toBe(8)
  expect(closed).toEqual([2])
})

test('a file that a newer one overtakes is never shown, and let go of', async () => {
  const { closed, open } = fakeFiles()
  const shown = new ShownPdf(open)
  await Promise.all([shown.show(pdf(1)), shown.show(pdf(2)), shown.show(pdf(3))])
  expect(shown.newest?.pages).toBe(3)
  expect(closed).toEqual([1, 2])
})

test('one that was never drawn goes when the next is there; a late word of it changes nothing', async () => {
  const { closed, open } = fakeFiles()
  const shown = new ShownPdf(open)
  await shown.show(pdf(4))
  const first = shown.newest
  await shown.show(pdf(5))
  await tick()
  expect(closed).toEqual([4])
  if (first) shown.settle(first)
  expect(shown.drawn).toBeNull()
})

test('what cannot be opened is said, until something can', async () => {
  const shown = new ShownPdf(fakeFiles().open)
  await shown.show(pdf(0))
  expect(shown.failed).toBe(true)
  await shown.show(pdf(2))
  expect(shown.failed).toBe(false)
})

test('a preview that is closed lets go of all, also of what is still opening', async () => {
  const { closed, open } = fakeFiles()
  const shown = new ShownPdf(open)
  await shown.show(pdf(6))
  if (shown.newest) shown.settle(shown.newest)
  const late = shown.show(pdf(7))
  shown.close()
  await late
  await tick()
  expect(closed.sort()).toEqual([6, 7])
  expect(shown.newest).toBeNull()
})
