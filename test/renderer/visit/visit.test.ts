import { beforeEach, expect, test } from 'vitest'
import { visit } from '../../../renderer/visit/visit.svelte.ts'

beforeEach(() => visit.reset())

test('nobody is at a screen that shows the attract screens, so there is nothing to hide', () => {
  visit.hide()
  expect(visit).toMatchObject({ running: false, hidden: false })
})

test('a visit goes on while its screen is covered', () => {
  visit.begin()
  visit.hide()
  expect(visit).toMatchObject({ running: true, hidden: true })
  visit.uncover()
  expect(visit).toMatchObject({ running: true, hidden: false })
})

test('a visit that ends behind its cover leaves neither', () => {
  visit.begin()
  visit.hide()
  visit.reset()
  expect(visit).toMatchObject({ running: false, hidden: false })
  visit.uncover()
  expect(visit.running).toBe(false)
})

test('between two visitors nothing is shown, and nobody waits', () => {
  visit.begin()
  visit.leave()
  expect(visit).toMatchObject({ running: false, waiting: false, hidden: false })
  visit.hide()
  expect(visit.hidden).toBe(false)
  visit.reset()
  expect(visit.waiting).toBe(true)
})
