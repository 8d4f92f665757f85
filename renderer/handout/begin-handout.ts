import { router } from '../navigation/router.svelte.ts'
import { handout } from './handout.svelte.ts'

/** Begins the handout of this visit for what the visitor has told, and shows it. */
export function beginHandout(): void {
  handout.begin()
  router.go({ name: 'handout' })
}
