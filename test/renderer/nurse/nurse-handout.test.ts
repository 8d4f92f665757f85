import { afterEach, beforeEach, expect, test } from 'vitest'
import { handout } from '../../../renderer/handout/handout.svelte.ts'
import { nurseHandout } from '../../../renderer/nurse/nurse-handout.svelte.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { jobs } from '../../../renderer/print/jobs.svelte.ts'
import { printing } from '../../../renderer/print/printing.svelte.ts'
import { nurseForm } from '../../../renderer/nurse/nurse-form.svelte.ts'
import { patient } from '../../../renderer/nurse/patient.svelte.ts'
import { chooser } from '../../../renderer/profile/chooser.svelte.ts'
import { picked } from '../../../renderer/questions/picked.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import type { FakeKiosk } from '../fake-kiosk.ts'
import { SearchById, takeUp } from '../../../renderer/recall/search-by-id.svelte.ts'
import { router } from '../../../renderer/navigation/router.svelte.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk
let stop = () => {}

beforeEach(async () => {
  kiosk = await openKiosk()
  stop = nurseHandout.watchPrints()
  handout.beginByNurse()
})

afterEach(() => {
  stop()
  for (const memory of [printing, jobs, handout, nurseForm, patient, profile, picked, chooser]) memory.reset()
  router.home()
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

/** Prints the form as it stands, and waits for the pages. */
async function printOut(): Promise<void> {
  await make()
  await nurseHandout.print()
  const { job } = printing
  if (job) kiosk.tell('print:state', { ...job, state: { stage: 'done' } })
}

/** All that one patient's form can hold. */
async function printForOne(): Promise<void> {
  nurseHandout.chooseType('hr-positive-her2-negative')
  patient.change(() => nurseForm.change({ sex: 'female', sites: ['bone'] }))
  nurseForm.take()
  handout.toggleMedicine(handout.medicines[0]?.id ?? '')
  handout.note = 'Call Monday'
  picked.toggle(guideFromDisk().questions[0]?.id ?? '')
  printing.change({ copies: 2 })
  await printOut()
}

test('after a print nothing is changed or printed before it is said for whom', async () => {
  await printForOne()
  const before = nurseHandout.order
  const touches: (() => unknown)[] = [
    () => nurseHandout.chooseType('triple-negative'),
    () => nurseHandout.changeReceptors({ her2: 'positive' }),
    () => nurseHandout.choose({ length: 'full', parts: null, largePrint: true }),
    () => patient.change(() => nurseForm.change({ menopause: 'post' })),
    () => nurseHandout.print(),
    () => nurseHandout.look(),
    () => nurseHandout.choosePrinter(),
  ]
  printing.close()
  for (const touch of touches) {
    await touch()
    expect(patient.asking).toBe(true)
    expect(nurseHandout.order).toEqual(before)
  }
  expect(printing.open).toBe(false)
  expect(router.current.name).toBe('home')
  expect(started()).toHaveLength(1)
})

test('for the next patient everything is gone, here and in the shell, and what was touched is done', async () => {
  await printForOne()
  nurseHandout.chooseType('triple-negative')
  nurseHandout.nextPatient()
  expect(patient.asking).toBe(false)
  expect(nurseForm.draft).toEqual({ ...emptyProfile, hr: 'negative', her2: 'negative' })
  expect(profile.value).toBeNull()
  expect(handout.note).toBe('')
  expect(handout.medicinesTakenOut).toEqual([])
  expect(picked.ids).toEqual([])
  expect(printing.options.copies).toBe(1)
  expect(kiosk.calls.some(({ channel }) => channel === 'session:forget')).toBe(true)
  await printOut()
  expect(started()).toHaveLength(2)
  expect(started().at(-1)?.args).toMatchObject({ copies: 1 })
})

test('the next patient has no way back to the pages of the one before', async () => {
  await printForOne()
  patient.same()
  nurseHandout.look()
  expect(router.current.name).toBe('handout')
  nurseHandout.nextPatient()
  expect(router.current.name).toBe('nurse')
  router.back()
  expect(router.current.name).toBe('home')
})

test('what only takes something back is not done in the empty form of the next patient', async () => {
  await printForOne()
  patient.change(() => nurseForm.toggleSite('bone'), !nurseForm.draft.sites.includes('bone'))
  nurseHandout.nextPatient()
  expect(nurseForm.draft.sites).toEqual([])
})

test('for the same patient all stays, and is printed again without another question', async () => {
  await printForOne()
  const before = nurseHandout.order
  await nurseHandout.print()
  patient.same()
  expect(nurseHandout.order).toEqual(before)
  expect(started()).toHaveLength(2)
})

test('another type is asked about after every print, even for the same patient', async () => {
  await printForOne()
  patient.same()
  patient.change(() => nurseForm.change({ menopause: 'post' }))
  expect(patient.asking).toBe(false)
  nurseHandout.chooseType('triple-negative')
  expect(patient.asking).toBe(true)
  expect(nurseForm.subtype).toBe('hr-positive-her2-negative')
  patient.same()
  expect(nurseForm.subtype).toBe('triple-negative')
})

test('while pages are on their way it is asked, too, and not after a print that came to nothing', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  await nurseHandout.print()
  printing.close()
  nurseHandout.chooseType('her2-positive-hr-positive')
  expect(patient.asking).toBe(true)
  patient.same()
  const { job } = printing
  if (job) kiosk.tell('print:state', { ...job, state: { stage: 'failed', reason: 'rejected' } })
  nurseHandout.chooseType('triple-negative')
  expect(patient.asking).toBe(false)
})

test('pages of the patient before that come out late say nothing of the next one', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  await nurseHandout.print()
  const { job } = printing
  nurseHandout.nextPatient()
  nurseHandout.chooseType('triple-negative')
  if (job) kiosk.tell('print:state', { ...job, state: { stage: 'done' } })
  nurseHandout.chooseType('her2-positive-hr-positive')
  expect(patient.asking).toBe(false)
})

test('a fresh form asks nothing: from the type to the first print there is no touch more', async () => {
  nurseHandout.open()
  nurseHandout.chooseType('triple-negative')
  nurseHandout.chooseType('hr-positive-her2-negative')
  await printOut()
  expect(patient.asking).toBe(false)
  expect(started()).toHaveLength(1)
})

test.each<[string, () => void]>([
  ['answers', () => profile.set({ ...emptyProfile, her2: 'positive' })],
  ['questions', () => picked.toggle(guideFromDisk().questions[0]?.id ?? '')],
  ['note', () => (handout.note = 'Ask about the trial')],
  ['length', () => (handout.length = 'full')],
  ['copies', () => printing.change({ copies: 3 })],
])('a visitor’s own %s are not taken into the form before a nurse has said whose they are', (_what, choose) => {
  handout.begin()
  choose()
  nurseHandout.open()
  expect(patient.asking).toBe(true)
  nurseHandout.nextPatient()
  nurseHandout.chooseType('triple-negative')
  expect(nurseHandout.order).toMatchObject({
    profile: { ...emptyProfile, hr: 'negative', her2: 'negative' },
    choice: { length: 'short', questions: null },
    look: { note: null },
  })
  expect(printing.options.copies).toBe(1)
})

test('a nurse’s note and choices are not taken into a visitor’s own handout', () => {
  for (const begin of [() => handout.begin(), () => handout.beginWithQuestions()]) {
    handout.beginByNurse()
    handout.note = 'Call Monday'
    handout.largePrint = true
    begin()
    expect(handout.order.look).toEqual({ paper: 'letter', largePrint: false, note: null })
  }
})

test('a visitor’s own note stays where they go on with their handout', () => {
  handout.begin()
  handout.note = 'Ask about the trial'
  handout.begin()
  expect(handout.order.look.note).toBe('Ask about the trial')
})

test('a handout found by its ID goes into the form only after it was said for whom', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  const search = new SearchById()
  search.id = nurseHandout.finished?.id ?? ''
  nurseHandout.clear()
  await search.find()
  if (search.found) takeUp(search.found)
  expect(handout.forPatient).toBe(true)
  nurseHandout.open()
  expect(patient.asking).toBe(true)
  nurseHandout.nextPatient()
  expect(nurseForm.typeSaid).toBe(false)
})

test('the choices of a bundle for one type do not go on to another type', () => {
  const parts = ['treatment', 'pain-diary']
  const bundle = { subtype: 'triple-negative', length: 'full', parts, largePrint: true } as const
  nurseHandout.choose({ ...bundle, parts: [...parts] })
  nurseHandout.chooseType('hr-positive-her2-negative')
  expect(handout.choiceSet).toEqual({ length: 'short', parts: null, largePrint: false })
  const forAll = { ...bundle, subtype: null, parts: [...parts] }
  nurseHandout.choose(forAll)
  nurseHandout.chooseType('triple-negative')
  expect(handout.choiceSet).toMatchObject({ length: 'full', largePrint: true })
})

test('the pages of one person are never shown while those of another are made', async () => {
  nurseHandout.chooseType('triple-negative')
  await make()
  nurseForm.take()
  expect(handout.finishedFor(handout.order.profile)).not.toBeNull()
  nurseHandout.chooseType('her2-positive-hr-positive')
  nurseForm.take()
  expect(handout.finishedFor(handout.order.profile)).toBeNull()
})
