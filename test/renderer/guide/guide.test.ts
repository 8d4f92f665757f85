import { afterEach, expect, test, vi } from 'vitest'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import { visit } from '../../../renderer/visit/visit.svelte.ts'
import { value } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

afterEach(() => {
  visit.reset()
  vi.unstubAllGlobals()
})

test('the guide is fetched again when other pages are withheld, as long as nobody is reading', async () => {
  const kiosk = await openKiosk()
  const whole = guide.value
  if (!whole) throw new Error('no guide')
  const [overdue, ...others] = whole.pages
  const stop = guide.follow()
  kiosk.answer('guide:load', () => value(JSON.stringify({ ...whole, pages: others })))

  visit.begin()
  kiosk.tell('guide:changed', null)
  expect(kiosk.calls.filter(({ channel }) => channel === 'guide:load')).toHaveLength(1)
  expect(guide.page(overdue?.id ?? '')).toBeDefined()

  visit.reset()
  kiosk.tell('guide:changed', null)
  await vi.waitFor(() => expect(guide.page(overdue?.id ?? '')).toBeUndefined())

  stop()
  kiosk.tell('guide:changed', null)
  expect(kiosk.calls.filter(({ channel }) => channel === 'guide:load')).toHaveLength(2)
})
