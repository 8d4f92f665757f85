import type { KeyboardRows } from '../../content/languages/language.ts'

export type Layout = 'letters' | 'capitals' | 'accents' | 'numbers'

/**
 * The keys of the on-screen keyboard, row by row, as simple-keyboard reads them.
 * @param lines whether the field takes several lines, and so needs a key for a new one
 */
export function layoutsFor(lines: 'one' | 'several', rows: KeyboardRows): Record<Layout, string[]> {
  const ending = lines === 'several' ? '{space} {enter} {close}' : '{space} {close}'
  const bottom = `{numbers} {accents} ${ending}`
  const away = `{letters} ${ending}`
  return {
    letters: [...rows.letters, bottom],
    capitals: [...rows.capitals, bottom],
    accents: [...rows.accents, away],
    numbers: [...rows.numbers, away],
  }
}

/** The keys shown after one was pressed: a capital is for one letter only. Null = the same ones. */
export function layoutAfter(key: string, shown: Layout): Layout | null {
  if (key === '{shift}') return shown === 'capitals' ? 'letters' : 'capitals'
  if (key === '{numbers}') return 'numbers'
  if (key === '{accents}') return 'accents'
  if (key === '{letters}') return 'letters'
  return shown === 'capitals' && key !== '{bksp}' ? 'letters' : null
}
