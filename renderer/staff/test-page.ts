import type { Args } from '../../electron/ipc/contract.ts'
import { guide } from '../guide/guide.svelte.ts'
import { t } from '../language/language.svelte.ts'
import { emptyProfile } from '../profile/profile.svelte.ts'

/** A real handout for nobody: the letterhead, 'When to call us' and a line that says what it is. */
export function testPageOrder(): Args<'handout:make'> {
  return {
    profile: emptyProfile,
    choice: { length: 'short', parts: ['when-to-call'], medicines: null, questions: null, optIn: [] },
    look: { paper: guide.info?.paper ?? 'letter', largePrint: false, note: t('staff.test-page.note') },
  }
}
