import { beforeEach, expect, test } from 'vitest'
import { hrefOf } from '../../../renderer/navigation/routes.ts'
import { router } from '../../../renderer/navigation/router.svelte.ts'

beforeEach(() => router.home())

test('a visit starts at home, with nowhere to go back to', () => {
  expect(router.current).toEqual({ name: 'home' })
  expect(router.canGoBack).toBe(false)
  router.back()
  expect(router.current).toEqual({ name: 'home' })
})

test('Back leads to where one came from, at the place one left it', () => {
  router.go({ name: 'section', id: 'treatment' })
  router.keepScroll(420)
  router.go({ name: 'page', id: 'tamoxifen', anchor: null })
  expect(router.stop.scroll).toBe(0)
  router.back()
  expect(router.stop).toEqual({ route: { name: 'section', id: 'treatment' }, scroll: 420 })
})

test('another place on the same page is no further step to go back', () => {
  router.go({ name: 'page', id: 'tamoxifen', anchor: null })
  router.go({ name: 'page', id: 'tamoxifen', anchor: 'side-effects' })
  router.back()
  expect(router.current).toEqual({ name: 'home' })
})

test('each question of the chooser is a step to go back', () => {
  router.go({ name: 'chooser', step: 'knows' })
  router.go({ name: 'chooser', step: 'hr' })
  router.back()
  expect(router.current).toEqual({ name: 'chooser', step: 'knows' })
})

test('home forgets the way', () => {
  router.go({ name: 'search' })
  router.go({ name: 'words' })
  router.home()
  expect(router.canGoBack).toBe(false)
})

test('an address tells two screens apart, and not two places on one', () => {
  expect(hrefOf({ name: 'page', id: 'a', anchor: 'x' })).toBe(hrefOf({ name: 'page', id: 'a', anchor: null }))
  expect(hrefOf({ name: 'page', id: 'a', anchor: null })).not.toBe(hrefOf({ name: 'page', id: 'b', anchor: null }))
  expect(hrefOf({ name: 'chooser', step: 'hr' })).toBe('#/chooser/hr')
})
