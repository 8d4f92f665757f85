import { emptyProfile } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { Args } from '../../../electron/contract/contract.ts'
import { guide } from '../../guide/guide.svelte.ts'

/** A real handout for no one: the letterhead, 'When to call us' and a line that says what it is. */
export function testPageOrder(): Args<'handout:make'> {
  return {
    profile: emptyProfile,
    choice: { ...defaultChoice(), length: 'short', parts: ['when-to-call'] },
    look: { paper: guide.info?.paper ?? 'letter', largePrint: false, note: null },
    testPage: true,
  }
}

/** A handout for no one, for the letterhead preview. It is a full one, because only that has the local resources. */
export function letterheadOrder(): Args<'handout:make'> {
  return {
    profile: emptyProfile,
    choice: { ...defaultChoice(), parts: ['when-to-call', 'goals'] },
    look: { paper: guide.info?.paper ?? 'letter', largePrint: false, note: null },
  }
}
