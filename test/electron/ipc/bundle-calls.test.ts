import { beforeEach, describe, expect, it } from 'vitest'
import { type Bundle, bundleSchema } from '../../../content/schema/bundle.ts'
import { BundlesFull, type BundleStore } from '../../../electron/bundles/store.ts'
import { handleBundleCalls } from '../../../electron/ipc/bundle-calls.ts'
import { contract } from '../../../electron/contract/contract.ts'
import { keptLog } from '../kept-log.ts'
import { windowCalls } from './window-calls.ts'

const bundle = (name: string, written: object = {}): Bundle => bundleSchema.parse({ name, length: 'full', ...written })
const saved = (name: string) => ({
  name,
  length: 'short' as const,
  parts: ['type' as const],
  subtype: null,
  largePrint: false,
})

let bundles: Bundle[] = []
/** Why nothing can be saved. */
let refusal: Error | null = null
const window = windowCalls()
const log = keptLog()
const change = (next: Bundle[]): Promise<void> => {
  if (refusal) return Promise.reject(refusal)
  bundles = next
  return Promise.resolve()
}
const store: BundleStore = {
  get bundles() {
    return bundles
  },
  save: (one) => change([...bundles.filter(({ name }) => name !== one.name), one]),
  remove: (name) => change(bundles.filter((one) => one.name !== name)),
}
const visit = { number: 1 }
handleBundleCalls(window.handle, { store, fromGuide: [bundle('First visit')], visit, log })

beforeEach(() => {
  bundles = []
  refusal = null
})

describe('bundles', () => {
  it('are listed, own ones first, each with what it needs mending', async () => {
    bundles = [bundle('Ours', { parts: ['type', 'exercise-plan'] })]
    expect(await window.call('bundles:list', null)).toEqual({
      ok: true,
      value: [
        { bundle: bundles[0], own: true, missing: ['exercise-plan'] },
        { bundle: bundle('First visit'), own: false, missing: [] },
      ],
    })
  })

  it('are saved and removed by staff only', async () => {
    expect(contract['bundles:save'].staffOnly).toBe(true)
    expect(contract['bundles:remove'].staffOnly).toBe(true)
    expect(contract['bundles:list'].staffOnly).toBe(false)
    expect(await window.call('bundles:save', { bundle: saved('Ours') })).toMatchObject({
      ok: true,
      value: [{ bundle: { name: 'Ours' }, own: true }, { own: false }],
    })
    expect(await window.call('bundles:remove', { name: 'Ours' })).toMatchObject({ ok: true, value: [{ own: false }] })
  })

  it('of the guide stay as they are', async () => {
    expect(await window.call('bundles:save', { bundle: saved('first VISIT') })).toMatchObject({
      error: { code: 'not-allowed', message: 'bundles.error.comes-with-guide', field: 'bundle.name' },
    })
    expect(await window.call('bundles:remove', { name: 'First visit' })).toMatchObject({
      error: { code: 'not-found', message: 'bundles.error.not-found' },
    })
  })

  it('are not more than a kiosk keeps, which is no fault for the log', async () => {
    refusal = new BundlesFull()
    const before = log.text()
    expect(await window.call('bundles:save', { bundle: saved('One more') })).toMatchObject({
      error: { code: 'busy', message: 'bundles.error.too-many' },
    })
    expect(log.text()).toBe(before)
  })

  it('that cannot be written are said to be so, without what was typed in the log', async () => {
    refusal = new Error('ENOSPC: no space left on device')
    expect(await window.call('bundles:save', { bundle: saved('Ours') })).toMatchObject({
      error: { code: 'failed', message: 'bundles.error.not-saved' },
    })
    expect(log.text()).toContain('bundles not saved')
    expect(log.text()).not.toContain('Ours')
  })

  it('used lately are offered from the second visit on, and nothing of a person can be told with them', async () => {
    const set = { length: 'full' as const, parts: ['treatment' as const, 'questions' as const], largePrint: false }
    await window.call('bundles:used', set)
    await window.call('bundles:used', set)
    expect(await window.call('bundles:lately', null)).toEqual({ ok: true, value: [] })
    visit.number++
    await window.call('bundles:used', set)
    expect(await window.call('bundles:lately', null)).toEqual({ ok: true, value: [set] })
    for (const field of ['name', 'subtype', 'profile', 'medicines', 'questions', 'note'])
      expect(contract['bundles:used'].args.safeParse({ ...set, [field]: 'x' }).success).toBe(false)
  })

  it.each([
    ['no name', { ...saved('x'), name: '  ' }],
    ['a part that does not exist', { ...saved('x'), parts: ['exercise-plan'] }],
    ['no part at all', { ...saved('x'), parts: [] }],
    ['a profile', { ...saved('x'), profile: { hr: 'positive' } }],
    ['a name of 5,000 characters', { ...saved('x'), name: 'x'.repeat(5000) }],
  ])('are refused with %s', (_, written) => {
    expect(contract['bundles:save'].args.safeParse({ bundle: written }).success).toBe(false)
  })
})
