import { linesOf } from '../text/lines.ts'
import { limits } from './limits.ts'
import { z } from 'zod'

/** Most characters of a note on a handout. */
export const mostNoteCharacters = limits.note

/** Most lines of a note, as they were typed: blank ones count, lines that are broken on paper do not. */
export const mostNoteLines = limits.noteLines

/** A note as the window may send it. Its lines are checked apart, so that the answer can say what is wrong. */
export const noteSchema = z.string().max(mostNoteCharacters)

/** Who may add a note to a handout: those who know the staff PIN, everyone, or no one. */
export const notesPolicySchema = z.enum(['staff', 'everyone', 'off'])
export type NotesPolicy = z.infer<typeof notesPolicySchema>

/** The lines of a note as they were typed, without the blank ones before and after it. */
export function noteLines(note: string): string[] {
  const text = note.trim()
  return text === '' ? [] : linesOf(text)
}

/** Whether a note has more lines than a handout prints. */
export function hasTooManyLines(note: string): boolean {
  return noteLines(note).length > mostNoteLines
}
