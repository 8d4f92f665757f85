import { chooser } from '../profile/chooser.svelte.ts'
import { nurseForm } from '../profile/nurse-form.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { handout } from '../handout/handout.svelte.ts'
import { printing } from '../print/printing.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { search } from '../search/search.svelte.ts'
import { keyboard } from '../keyboard/keyboard.svelte.ts'
import { ask } from '../shell/kiosk.ts'
import { reader } from '../speech/reader.svelte.ts'
import { staff } from '../staff/staff.svelte.ts'
import { comfort } from './comfort.svelte.ts'
import { overlay } from './overlay.svelte.ts'
import { router } from './router.svelte.ts'
import { visit } from './visit.svelte.ts'

/** Ends the visit: everything the visitor said or chose is forgotten, here and in the shell, and the attract screens are shown. */
export async function finishVisit(): Promise<void> {
  for (const memory of [
    visit,
    overlay,
    keyboard,
    search,
    picked,
    chooser,
    nurseForm,
    profile,
    printing,
    handout,
    comfort,
    reader,
    staff,
  ])
    memory.reset()
  router.home()
  await ask('session:end', null)
}
