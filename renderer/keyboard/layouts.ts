export type Layout = 'letters' | 'capitals' | 'accents' | 'numbers'

/**
 * The keys of the on-screen keyboard, row by row, as simple-keyboard reads them. The accents are those of Spanish.
 * @param lines whether the field takes several lines, and so needs a key for a new one
 */
export function layoutsFor(lines: 'one' | 'several'): Record<Layout, string[]> {
  const ending = lines === 'several' ? '{space} {enter} {close}' : '{space} {close}'
  const bottom = `{numbers} {accents} ${ending}`
  const away = `{letters} ${ending}`
  return {
    letters: ['q w e r t y u i o p', 'a s d f g h j k l {bksp}', "{shift} z x c v b n m - '", bottom],
    capitals: ['Q W E R T Y U I O P', 'A S D F G H J K L {bksp}', "{shift} Z X C V B N M - '", bottom],
    accents: ['á é í ó ú ü ñ', 'Á É Í Ó Ú Ü Ñ', '¿ ¡ ? ! . , {bksp}', away],
    numbers: ['1 2 3 4 5 6 7 8 9 0', '- / + ( ) : ;', '. , ? ! {bksp}', away],
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
