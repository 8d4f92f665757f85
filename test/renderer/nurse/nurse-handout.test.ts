import { afterEach, beforeEach, expect, test } from 'vitest'
import { handout } from '../../../renderer/handout/handout.svelte.ts'
import { nurseHandout } from '../../../renderer/nurse/nurse-handout.svelte.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { jobs } from '../../../renderer/print/jobs.svelte.ts'
import { printing } from '../../../renderer/print/printing.svelte.ts'
import { nurseForm } from '../../../renderer/nurse/nurse-form.svelte.ts'
import { chooser } from '../../../renderer/profile/chooser.svelte.ts'
import { picked } from '../../../renderer/questions/picked.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import type { FakeKiosk } from '../fake-kiosk.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk

beforeEach(async () => {
  kiosk = await openKiosk()
  handout.beginByNurse()
})

afterEach(() => {
  for (const memory of [printing, jobs, handout, nurseForm, profile, picked, chooser]) memory.reset()
})

const started = () => kiosk.calls.filter(({ channel }) => channel === 'print:start')
async function make(): Promise<void> {
  if (nurseHandout.order) await handout.make(nurseHandout.order)
}

test('nothing is printed before a type is chosen, nor before its handout is made', async () => {
  await nurseHandout.print()
  nurseHandout.chooseType('triple-negative')
  await nurseHandout.print()
  expect(started()).toEqual([])
  await make()
  await nurseHandout.print()
  expect(started()).toHaveLength(1)
  expect(profile.subtype).toBe('triple-negative')
})

test('the handout of one type is never printed for another', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  expect(nurseHandout.finished).not.toBeNull()
  nurseHandout.chooseType('her2-positive-hr-positive')
  expect(nurseHandout.finished).toBeNull()
  await nurseHandout.print()
  expect(started()).toEqual([])
})

test('a change of any answer or choice asks for the pages anew', async () => {
  nurseHandout.chooseType('hr-positive-her2-negative')
  for (const change of [
    () => nurseForm.change({ menopause: 'post' }),
    () => nurseForm.toggleSite('bone'),
    () => (handout.length = 'full'),
    () => handout.togglePart('support'),
    () => (handout.note = 'Call Monday'),
  ]) {
    await make()
    expect(nurseHandout.finished).not.toBeNull()
    change()
    expect(nurseHandout.finished).toBeNull()
  }
})

test('a contradiction takes the handout away', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  nurseForm.change({ sex: 'male' })
  nurseForm.change({ menopause: 'post' })
  expect(nurseHandout.order).toBeNull()
  await nurseHandout.print()
  nurseHandout.look()
  expect(started()).toEqual([])
  expect(profile.value).toBeNull()
})

test('a bundle that names a type fills it in where nothing is said yet, and changes no type that is', () => {
  const bundle = { subtype: 'triple-negative', length: 'full', parts: ['treatment'], largePrint: false } as const
  nurseHandout.choose({ ...bundle, parts: [...bundle.parts] })
  expect(nurseForm.subtype).toBe('triple-negative')
  expect(handout.length).toBe('full')
  nurseHandout.chooseType('her2-positive-hr-positive')
  nurseHandout.choose({ ...bundle, parts: [...bundle.parts] })
  expect(nurseForm.subtype).toBe('her2-positive-hr-positive')
})

test('a medicine taken out for one type is printed again for another', () => {
  nurseHandout.chooseType('hr-positive-her2-negative')
  expect(nurseForm.take()).toBe(true)
  const [first] = handout.medicines
  handout.toggleMedicine(first?.id ?? '')
  expect(handout.medicinesTakenOut).toEqual([first?.generic])
  expect(nurseHandout.order?.choice.medicines).not.toBeNull()
  nurseHandout.changeReceptors({ her2: 'positive' })
  expect(handout.medicinesTakenOut).toEqual([])
  expect(nurseHandout.order?.choice.medicines).toBeNull()
})

test('a form emptied for the next person forgets the note and the choices', () => {
  nurseHandout.chooseType('triple-negative')
  handout.note = 'Call Monday'
  handout.largePrint = true
  nurseHandout.clear()
  expect(nurseHandout.order).toBeNull()
  expect(handout.note).toBe('')
  expect(handout.largePrint).toBe(false)
  expect(handout.byNurse).toBe(true)
})

test('a form emptied for the next person forgets who the one before was, and the questions picked for them', async () => {
  const [question] = guideFromDisk().questions
  chooser.answer('sex', { sex: 'female' })
  picked.toggle(question?.id ?? '')
  nurseHandout.chooseType('triple-negative')
  nurseForm.toggleSite('bone')
  await make()
  nurseHandout.look()
  expect(profile.value?.sites).toEqual(['bone'])
  expect(nurseHandout.order?.choice.questions).toEqual([question?.id])
  nurseHandout.clear()
  expect(profile.value).toBeNull()
  expect(chooser.answers).toEqual({})
  expect(nurseForm.draft).toEqual(emptyProfile)
  expect(nurseForm.typeSaid).toBe(false)
  expect(handout.finished).toBeNull()
  nurseHandout.chooseType('triple-negative')
  expect(nurseHandout.order?.choice.questions).toBeNull()
})

test('a form emptied for the next person prints one copy in the usual way on the usual printer', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  nurseHandout.choosePrinter()
  await printing.refresh()
  printing.choose('Hall')
  printing.change({ copies: 5, sides: 'two', color: 'gray' })
  printing.close()
  nurseHandout.clear()
  nurseHandout.chooseType('her2-positive-hr-negative')
  await make()
  await nurseHandout.print()
  expect(started().map(({ args }) => args)).toEqual([
    expect.objectContaining({ printer: 'Desk', copies: 1, sides: 'one', color: 'color' }),
  ])
})

test('what is being printed goes on when the form is emptied, and can still be canceled', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  await nurseHandout.print()
  nurseHandout.clear()
  expect(printing.underWay).toBe(true)
  expect(kiosk.calls.some(({ channel }) => channel === 'print:cancel')).toBe(false)
  await printing.cancel()
  expect(printing.job?.state.stage).toBe('cancelled')
})

test('the same order is made once, and printed from what was made', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  await make()
  expect(kiosk.calls.filter(({ channel }) => channel === 'handout:make')).toHaveLength(1)
})
