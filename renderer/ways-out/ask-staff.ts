import { overlay } from '../navigation/overlay.svelte.ts'
import { visit } from '../visit/visit.svelte.ts'

/** Shows how to reach our staff. At the attract screens a visit begins with it, so that it ends like any other. */
export function askStaff(): void {
  if (!visit.running) visit.begin()
  overlay.open({ name: 'staff' })
}
