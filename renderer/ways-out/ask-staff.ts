import { overlay } from '../navigation/overlay.svelte.ts'
import { visit } from '../visit/visit.svelte.ts'

/** Shows how to reach our staff. From the attract screens this begins a visit, so that the dialog closes like any visit. */
export function askStaff(): void {
  if (!visit.running) visit.begin()
  overlay.open({ name: 'staff' })
}
