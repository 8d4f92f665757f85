import { describe, expect, it } from 'vitest'
import type { ChoiceSet } from '../../../content/bundles/bundle-choice.ts'
import { LatelyUsed } from '../../../electron/bundles/lately-used.ts'

const hour = 60 * 60 * 1000
const set = (...parts: string[]): ChoiceSet => ({ length: 'full', parts, largePrint: false })

describe('choices used lately', () => {
  it('are offered when two visits had them, however often one visit printed', () => {
    const lately = new LatelyUsed()
    for (const visit of [1, 1, 1]) lately.note(set('treatment'), visit)
    expect(lately.list).toEqual([])
    lately.note(set('treatment'), 2)
    expect(lately.list).toEqual([set('treatment')])
  })

  it('tell three at most, those used most, in an order that says nothing of when', () => {
    const build = (order: readonly string[]) => {
      const lately = new LatelyUsed()
      for (const [visit, part] of [...order, ...order].entries()) lately.note(set(part), visit)
      lately.note(set('goals'), 100)
      lately.note(set('type'), 101)
      lately.note(set('support'), 102)
      return lately.list
    }
    const list = build(['support', 'goals', 'questions', 'type'])
    expect(list).toEqual([set('goals'), set('support'), set('type')])
    expect(build(['type', 'questions', 'goals', 'support'])).toEqual(list)
  })

  it('are forgotten after a shift', () => {
    let now = 0
    const lately = new LatelyUsed(() => now)
    for (const visit of [1, 2]) lately.note(set('treatment'), visit)
    now = 7.9 * hour
    expect(lately.list).toHaveLength(1)
    now = 8.1 * hour
    expect(lately.list).toEqual([])
    lately.note(set('treatment'), 3)
    expect(lately.list).toEqual([])
  })

  it('keep nothing but parts, length and large print, and no more sets than needed to count', () => {
    const lately = new LatelyUsed()
    const told = { ...set('treatment'), name: 'Ours', subtype: 'triple-negative', note: 'Call Monday' }
    for (const visit of [1, 2]) lately.note(told, visit)
    expect(lately.list).toEqual([set('treatment')])
    for (let other = 0; other < 100; other++) lately.note(set(`part-${other}`), other)
    expect(lately.list).toEqual([])
  })
})
