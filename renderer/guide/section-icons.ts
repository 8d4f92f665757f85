import type { IconName } from '../design/icons.ts'
import { guide } from './guide.svelte.ts'

/** The icon of a section; without a guide, the book. */
export function sectionIcon(section: string): IconName {
  return guide.value?.screen.icons[section] ?? 'book'
}
