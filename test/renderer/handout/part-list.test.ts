import { expect, test } from 'vitest'
import { handoutParts } from '../../../content/schema/handout-part.ts'
import { defaultParts } from '../../../content/tailor/choice.ts'
import { moved, partRows, partsIn, toggled } from '../../../renderer/handout/part-list.ts'

test('all parts are listed, and the usual ones of the length are printed', () => {
  for (const length of ['short', 'full'] as const) {
    const rows = partRows(length, null)
    expect(rows.map(({ part }) => part).toSorted()).toEqual([...handoutParts].toSorted())
    expect(partsIn(rows)).toEqual(defaultParts(length, []))
  }
})

test('chosen parts keep their order, and those that every handout has are with them', () => {
  expect(partsIn(partRows('short', ['questions', 'type']))).toEqual(['questions', 'type', 'goals', 'when-to-call'])
})

test('the questions go in and out: without them a handout has only the five that every one has', () => {
  const without = toggled(partRows('full', null), 'questions')
  expect(partsIn(without)).not.toContain('questions')
  expect(without.find(({ part }) => part === 'questions')).toMatchObject({ on: false, fixed: false })
  expect(partsIn(toggled(without, 'questions'))).toContain('questions')
})

test('single sheets stand by themselves, until a part makes a handout of them', () => {
  const rows = partRows('full', ['pain-diary'])
  expect(partsIn(rows)).toEqual(['pain-diary'])
  const handout = toggled(rows, 'treatment')
  expect(partsIn(handout)).toEqual(['goals', 'treatment', 'when-to-call', 'pain-diary'])
  expect(toggled(handout, 'goals')).toEqual(handout)
})

test('a part goes in and out at its place; one that every handout has stays', () => {
  const rows = partRows('short', null)
  const without = toggled(rows, 'treatment')
  expect(partsIn(without)).not.toContain('treatment')
  expect(toggled(without, 'treatment')).toEqual(rows)
  expect(toggled(rows, 'when-to-call')).toEqual(rows)
})

test('a part changes its place with the next printed one, over those that are not', () => {
  const rows = partRows('short', ['type', 'goals', 'questions', 'when-to-call'])
  expect(partsIn(moved(rows, 'questions', -1))).toEqual(['type', 'questions', 'goals', 'when-to-call'])
  expect(partsIn(moved(rows, 'type', -1))).toEqual(partsIn(rows))
  expect(partsIn(moved(rows, 'when-to-call', 1))).toEqual(partsIn(rows))
})
