import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSlip, slipsBetween, spellingDistance } from '../../../content/text/slips.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
const long = 'x'.repeat(300)

describe('slips between two words', () => {
  it.each([
    ['fever', 'fever', 0],
    ['fever', 'fevr', 1],
    ['fever', 'feever', 1],
    ['fever', 'fecer', 1],
    ['fever', 'feevr', 1],
    ['fever', 'fvere', 2],
    ['', 'abc', 3],
    ['stroke', 'cough', 6],
    // A letter between swapped ones makes it three: nothing that was swapped is changed again.
    ['ca', 'abc', 3],
    [`a${long}b`, `c${long}d`, 2],
  ])('%s, %s', (one, other, slips) => {
    expect(spellingDistance(one, other)).toBe(slips)
    expect(spellingDistance(other, one)).toBe(slips)
  })

  it('are counted up to a limit, and one more where there are more', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (one, other, most) => {
        expect(slipsBetween(one, other, most)).toBe(Math.min(spellingDistance(one, other), most + 1))
      }),
    )
  })

  it('are none between a word and itself, and no more than by way of a third', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(spellingDistance(one, other) === 0).toBe(one === other)
        expect(spellingDistance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
      }),
    )
  })
})

describe('a typed word', () => {
  const soundOf = (text: string) => text.replace(/[aeiou]/g, '')
  it.each([
    ['fevr', 'fever', true],
    ['efver', 'fever', true],
    ['lever', 'fever', false],
    ['suicde', 'suicide', true],
    ['breething', 'breathing', true],
    ['at', 'eat', false],
  ])('%s for %s: %s', (typed, meant, slip) => {
    expect(isSlip(typed, meant, soundOf)).toBe(slip)
  })
})
