import { jobs } from '../print/jobs.svelte.ts'
import { ask } from '../shell/kiosk.ts'
import { forget } from '../visit/forgetting.ts'
import { visit } from '../visit/visit.svelte.ts'
import { finishing } from './finishing.svelte.ts'

/** Forgets what the visitor said or chose, here and in the shell, while their pages are still being printed. */
export function forgetVisitor(): void {
  forget('visitor')
  // This locks staff mode too: it must not stay open behind the dialog.
  void ask('session:forget', null)
}

/** Does what a touch on Finish does: ends the visit, after asking if that would stop pages that are being printed. */
export function requestFinish(): void {
  if (jobs.open.length === 0) return void finishVisit()
  // The question must not be hidden by the cover.
  visit.uncover()
  finishing.open('ask')
}

/**
 * Ends the visit: everything the visitor said or chose is forgotten, here and in the shell. The shell then replaces this page
 * with a new one, which shows the attract screens. If the shell does not answer, this page shows them.
 */
export async function finishVisit(): Promise<void> {
  forget('visit')
  visit.leave()
  const ended = await ask('session:end', null)
  if (!ended.ok) visit.reset()
}
