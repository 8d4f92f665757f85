import type { IconName } from '../design/icons.ts'

const icons: Record<string, IconName> = {
  introduction: 'info',
  statistics: 'chart',
  'risk-factors': 'shield',
  symptoms: 'body',
  diagnosis: 'tube',
  treatment: 'pill',
  'clinical-trials': 'people',
  research: 'bulb',
  'palliative-care': 'heart',
  coping: 'cup',
  living: 'leaf',
  questions: 'question',
  resources: 'compass',
}

/** The icon of a section; a section without one of its own has the book. */
export function sectionIcon(section: string): IconName {
  return icons[section] ?? 'book'
}
