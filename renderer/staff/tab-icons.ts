import type { IconName } from '../design/icons.ts'
import type { StaffTab } from './mode/staff.svelte.ts'

/** The picture of each staff screen. */
export const tabIcons: Record<StaffTab, IconName> = {
  printers: 'print',
  letterhead: 'sheet',
  bundles: 'book',
  counts: 'chart',
  content: 'leaf',
  settings: 'compass',
  diagnostics: 'tube',
  power: 'finish',
}
