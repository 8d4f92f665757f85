import { beforeEach, expect, it } from 'vitest'
import type { NotesPolicy } from '../../../content/schema/note.ts'
import { NotePermission } from '../../../electron/staff/note-permission.ts'

let policy: NotesPolicy
let gate: { open: boolean; proves: (pin: string) => Promise<boolean> }
let notes: NotePermission

beforeEach(() => {
  policy = 'staff'
  gate = { open: false, proves: (pin) => Promise.resolve(pin === '482913') }
  notes = new NotePermission(gate, () => policy)
})

it('takes the staff PIN, once for each patient', async () => {
  expect(notes.refusal).toBe('staff')
  await notes.grant('482914')
  expect(notes.refusal).toBe('staff')
  await notes.grant('482913')
  expect(notes.refusal).toBeNull()
  notes.drop()
  expect(notes.refusal).toBe('staff')
})

it('counts staff mode as the PIN, and remembers it no longer than the patient', () => {
  gate.open = true
  expect(notes.refusal).toBeNull()
  gate.open = false
  expect(notes.refusal).toBeNull()
  notes.drop()
  expect(notes.refusal).toBe('staff')
})

it('grants nothing to the next patient by a PIN that was still being checked', async () => {
  let answer: (right: boolean) => void = () => {}
  gate.proves = () => new Promise((resolve) => (answer = resolve))
  const granting = notes.grant('482913')
  notes.drop()
  answer(true)
  await granting
  expect(notes.refusal).toBe('staff')
})

it('goes by the settings as they are now', async () => {
  await notes.grant('482913')
  policy = 'off'
  expect(notes.refusal).toBe('off')
  policy = 'everyone'
  notes.drop()
  expect(notes.refusal).toBeNull()
})
