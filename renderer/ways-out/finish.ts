import { chooser } from '../profile/chooser.svelte.ts'
import { nurseForm } from '../nurse/nurse-form.svelte.ts'
import { patient } from '../nurse/patient.svelte.ts'
import { notes } from '../handout/notes.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { handout } from '../handout/handout.svelte.ts'
import { jobs } from '../print/jobs.svelte.ts'
import { printing } from '../print/printing.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { search } from '../search/search.svelte.ts'
import { keyboard } from '../keyboard/keyboard.svelte.ts'
import { ask } from '../shell/kiosk.ts'
import { reader } from '../speech/reader.svelte.ts'
import { staff } from '../staff/mode/staff.svelte.ts'
import { comfort } from '../comfort/comfort.svelte.ts'
import { finishing } from './finishing.svelte.ts'
import { overlay } from '../navigation/overlay.svelte.ts'
import { router } from '../navigation/router.svelte.ts'
import { visit } from '../visit/visit.svelte.ts'

/** What holds what the visitor said or chose. */
const told = [
  ...[overlay, keyboard, search, picked, chooser, nurseForm, patient, profile, printing, handout, notes, reader, staff],
]

/** Forgets what the visitor said or chose, here and in the shell, while what they asked to be printed goes on. */
export function forgetVisitor(): void {
  for (const memory of told) memory.reset()
  router.home()
  // Locks staff mode, too: it is not left open behind what is being printed.
  void ask('session:forget', null)
}

/** What a touch on Finish does: it ends the visit, and asks first where that would stop pages that are on their way. */
export function requestFinish(): void {
  if (jobs.open.length === 0) return void finishVisit()
  // Asked where it can be seen.
  visit.uncover()
  finishing.open('ask')
}

/**
 * Ends the visit: everything the visitor said or chose is forgotten, here and in the shell. The shell then replaces this page
 * by a new one, which shows the attract screens; a shell that does not answer leaves them to this one.
 */
export async function finishVisit(): Promise<void> {
  for (const memory of [visit, finishing, ...told, jobs, comfort]) memory.reset()
  router.home()
  visit.leave()
  const ended = await ask('session:end', null)
  if (!ended.ok) visit.reset()
}
