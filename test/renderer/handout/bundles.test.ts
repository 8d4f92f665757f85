import { beforeEach, expect, test } from 'vitest'
import type { ChoiceSet } from '../../../content/bundles/bundle-choice.ts'
import { bundles, printable } from '../../../renderer/handout/bundles.svelte.ts'
import { type FakeKiosk, value } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk
const set = (parts: string[] | null, largePrint = false): ChoiceSet => ({ length: 'short', parts, largePrint })
const own = { name: 'Ours', subtype: null, ...set(['treatment', 'pain-diary']) }

beforeEach(async () => {
  kiosk = await openKiosk()
  kiosk.answer('bundles:list', () =>
    value([
      { bundle: own, own: true, missing: [] },
      { bundle: { ...own, name: 'Theirs', subtype: 'triple-negative' }, own: false, missing: [] },
    ]),
  )
})

test('all are offered while nothing is said of the type, else those that fit it', async () => {
  await bundles.load()
  const names = (subtype: 'triple-negative' | 'not-known' | null) =>
    bundles.for(subtype).map(({ bundle }) => bundle.name)
  expect(names(null)).toEqual(['Ours', 'Theirs'])
  expect(names('triple-negative')).toEqual(['Ours', 'Theirs'])
  expect(names('not-known')).toEqual(['Ours'])
})

test('what was used lately is offered unless it has a name or is the usual', async () => {
  const used = [set(null), set(['treatment', 'pain-diary']), set(['treatment'], true)]
  kiosk.answer('bundles:lately', () => value(used))
  await bundles.load()
  expect(bundles.latelyBeside(bundles.for(null))).toEqual([set(['treatment'], true)])
})

test('only an own bundle can be replaced, whatever the case of its name', async () => {
  await bundles.load()
  expect(bundles.own(' OURS ')).toEqual(own)
  expect(bundles.own('theirs')).toBeNull()
})

test('the shell is told parts that exist, and nothing else', async () => {
  await bundles.used(set(['treatment', 'exercise-plan']))
  expect(kiosk.calls.at(-1)).toEqual({
    channel: 'bundles:used',
    args: { length: 'short', parts: ['treatment'], largePrint: false },
  })
  expect(printable(set(['exercise-plan'])).parts).toBeNull()
})

test('a bundle that is refused leaves the list as it was, and the reason', async () => {
  await bundles.load()
  const error = { code: 'busy', message: 'bundles.error.too-many', field: null, detail: null } as const
  kiosk.answer('bundles:save', () => ({ ok: false, error }))
  expect(await bundles.save({ name: 'More', ...printable(set(null)), subtype: null })).toEqual(error)
  expect(bundles.for(null)).toHaveLength(2)
})
