import { afterEach, beforeEach, expect, test } from 'vitest'
import { mostReadings } from '../../../content/schema/reading.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import type { FinishedHandout, Result } from '../../../electron/contract/contract.ts'
import { comfort } from '../../../renderer/comfort/comfort.svelte.ts'
import { collected } from '../../../renderer/handout/collected.svelte.ts'
import { handout } from '../../../renderer/handout/handout.svelte.ts'
import { profile } from '../../../renderer/profile/profile.svelte.ts'
import { guide } from '../../../renderer/guide/guide.svelte.ts'
import { printing } from '../../../renderer/print/printing.svelte.ts'
import { picked } from '../../../renderer/questions/picked.svelte.ts'
import { type FakeKiosk, readyPrinter, value } from '../fake-kiosk.ts'
import { forget } from '../../../renderer/visit/forgetting.ts'
import { openKiosk } from '../kiosk.ts'

let kiosk: FakeKiosk

beforeEach(async () => {
  kiosk = await openKiosk()
})

afterEach(() => {
  handout.reset()
  profile.reset()
  picked.reset()
  collected.reset()
  comfort.reset()
  printing.reset()
})

function never(): never {
  throw new Error('the kiosk was not opened')
}

const orders = () => kiosk.calls.filter(({ channel }) => channel === 'handout:make')

test('without a profile everything is unknown, and the paper is the one of the clinic', () => {
  expect(handout.order.profile).toEqual(emptyProfile)
  expect(handout.order.look).toEqual({ paper: 'letter', largePrint: false, note: null })
})

test('the paper is the one that the printer has, the default one or the one that was chosen', async () => {
  const can = (papers: readonly ('letter' | 'a4')[] | null) => ({ papers, sides: null, colors: null, copies: null })
  const hall = { ...readyPrinter, name: 'Hall', isDefault: false, can: can(['letter', 'a4']) }
  kiosk.answer('print:printers', () => value([{ ...readyPrinter, can: can(['a4']) }, hall]))
  await printing.refresh()
  expect([handout.order.look.paper, handout.papers]).toEqual(['a4', ['a4']])
  handout.paper = 'letter'
  expect(handout.order.look.paper).toBe('a4')
  printing.choose('Hall')
  expect([handout.order.look.paper, handout.papers]).toEqual(['letter', ['letter', 'a4']])
})

test('before the printers are asked the paper is the one that the shell knows the default printer to have', async () => {
  const { info } = guide
  kiosk.answer('app:info', () => (info ? value({ ...info, printerPapers: ['a4'] }) : never()))
  await guide.load()
  expect([handout.paper, handout.papers]).toEqual(['a4', ['a4']])
})

test('a printer without either paper changes nothing: the print job says so', async () => {
  const none = { papers: [], sides: null, colors: null, copies: null }
  kiosk.answer('print:printers', () => value([{ ...readyPrinter, can: none }]))
  await printing.refresh()
  expect([handout.paper, handout.papers]).toEqual(['letter', ['letter', 'a4']])
})

test('with bone spread the parts to change begin with the pain diary', () => {
  handout.length = 'full'
  const printed = () => handout.parts.filter(({ on }) => on).map(({ part }) => part)
  expect(printed()).not.toContain('pain-diary')
  profile.set({ ...emptyProfile, sites: ['bone'] })
  expect(printed()).toContain('pain-diary')
})

test('picked questions go along; without any, the profile decides', () => {
  expect(handout.order.choice.questions).toBeNull()
  picked.toggle('q1')
  picked.toggle('q2')
  picked.toggle('q1')
  expect(handout.order.choice.questions).toEqual(['q2'])
})

test('what was added goes with the handout of the visitor, and with no other', () => {
  const page = { kind: 'page', id: 'keeping-track' } as const
  expect(handout.order.added).toBeUndefined()
  collected.toggle(page)
  handout.begin()
  expect(handout.order.added).toEqual([page])
  handout.beginWithQuestions()
  expect(handout.order.added).toBeUndefined()
  handout.beginByNurse()
  expect(handout.order.added).toBeUndefined()
  forget('patient')
  handout.begin()
  expect(handout.order.added).toBeUndefined()
})

test('no more is added than a handout has room for, and each can be taken out again', () => {
  for (let number = 0; number <= mostReadings; number++) collected.toggle({ kind: 'page', id: String(number) })
  expect(collected.readings).toHaveLength(mostReadings)
  expect(collected.full).toBe(true)
  collected.toggle({ kind: 'page', id: '0' })
  expect(collected.has({ kind: 'page', id: '0' })).toBe(false)
  expect(collected.full).toBe(false)
})

test('a sheet of questions alone, and back to a whole handout', () => {
  handout.beginWithQuestions()
  expect(handout.order.choice.parts).toEqual(['questions'])
  handout.begin()
  expect(handout.order.choice.parts).toBeNull()
})

test('while one is being made only the newest order waits, and only the newest is shown', async () => {
  const answers: ((answer: Result<FinishedHandout>) => void)[] = []
  kiosk.answer('handout:make', () => new Promise((resolve) => answers.push(resolve)))
  const finished = (pages: number): Result<FinishedHandout> => ({
    ok: true,
    value: {
      handle: String(pages),
      id: '',
      pages,
      bytes: new Uint8Array(),
      plan: {} as FinishedHandout['plan'],
      level: 'full-usual',
      noteMissing: [],
    },
  })

  const making = handout.make(handout.order)
  for (const length of ['full', 'short', 'full'] as const) {
    handout.length = length
    void handout.make(handout.order)
  }
  expect(orders()).toHaveLength(1)
  answers[0]?.(finished(2))
  await expect.poll(() => answers.length).toBe(2)
  expect(handout.finished).toBeNull()
  answers[1]?.(finished(8))
  await making
  expect(orders()).toHaveLength(2)
  expect(orders()[1]?.args).toMatchObject({ choice: { length: 'full' } })
  expect(handout.finished?.pages).toBe(8)
  expect(handout.making).toBe(false)
})

test('a handout finished after the visit has ended is dropped', async () => {
  let answer: (answer: Result<FinishedHandout>) => void = () => {}
  kiosk.answer('handout:make', () => new Promise((resolve) => (answer = resolve)))
  const making = handout.make(handout.order)
  handout.reset()
  answer({
    ok: true,
    value: {
      handle: 'h',
      id: '',
      pages: 1,
      bytes: new Uint8Array(),
      plan: {} as FinishedHandout['plan'],
      level: 'full-usual',
      noteMissing: [],
    },
  })
  await making
  expect(handout.finished).toBeNull()
})

test('a refusal is kept as it is, and takes the old handout away', async () => {
  await handout.make(handout.order)
  expect(handout.finished?.pages).toBe(4)
  handout.largePrint = true
  const error = { code: 'failed', message: 'shell.error.failed', field: null, detail: null } as const
  kiosk.answer('handout:make', () => ({ ok: false, error }))
  await handout.make(handout.order)
  expect(handout.finished).toBeNull()
  expect(handout.error).toEqual(error)
})

test('the note goes along without the space around it, and is forgotten with the visit', () => {
  handout.note = '  Bring your list. '
  expect(handout.order.look.note).toBe('Bring your list.')
  handout.note = '   '
  expect(handout.order.look.note).toBeNull()
  handout.note = 'Call Monday'
  handout.reset()
  expect(handout.note).toBe('')
})

test('a part taken out stays out until another length is chosen', () => {
  handout.togglePart('treatment')
  expect(handout.order.choice.parts).not.toContain('treatment')
  handout.length = 'full'
  expect(handout.order.choice.parts).toBeNull()
})

test('medicines are offered of those that fit; one taken out is left out, and all are printed again without any', () => {
  profile.set({ ...emptyProfile, hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post' })
  const fitting = handout.medicines.map(({ id }) => id)
  expect(fitting.length).toBeGreaterThan(1)
  expect(handout.order.choice.medicines).toBeNull()
  const [first = '', ...others] = fitting
  handout.toggleMedicine(first)
  expect(handout.order.choice.medicines).toEqual(others)
  expect(handout.medicines.map(({ id }) => id)).toEqual(fitting)
  handout.toggleMedicine(first)
  expect(handout.order.choice.medicines).toBeNull()
})

test('a bundle brings its length, parts and print size; its unknown parts are passed over', () => {
  handout.use({ length: 'full', parts: ['treatment', 'gone'], largePrint: true })
  expect(handout.order).toMatchObject({
    choice: { length: 'full', parts: ['treatment', 'goals', 'when-to-call'] },
    look: { largePrint: true },
  })
})

test('a handout found again is ordered as it was', () => {
  profile.set({ ...emptyProfile, hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post' })
  const [medicine = ''] = handout.medicines.map(({ id }) => id)
  const choice = {
    length: 'short' as const,
    parts: ['medicines' as const, 'goals' as const, 'when-to-call' as const],
    medicines: [medicine],
    questions: null,
    optIn: [],
  }
  handout.beginAgain(choice, { paper: 'a4', largePrint: true })
  expect(handout.order.choice).toEqual(choice)
  expect(handout.order.look).toEqual({ paper: 'a4', largePrint: true, note: null })
})

test('very large text on the screen presets large print, until another size is chosen', () => {
  comfort.textSize = '2'
  expect(handout.order.look.largePrint).toBe(false)
  comfort.textSize = '3'
  expect(handout.order.look.largePrint).toBe(true)
  expect(handout.untouched).toBe(true)
  handout.largePrint = false
  expect(handout.order.look.largePrint).toBe(false)
  handout.useUsual()
  expect(handout.order.look.largePrint).toBe(true)
  handout.reset()
  comfort.reset()
  expect(handout.order.look.largePrint).toBe(false)
})
