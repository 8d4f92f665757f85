/** The keys of the on-screen keyboard, row by row, as simple-keyboard reads them. */
export const layouts = {
  letters: ['q w e r t y u i o p', 'a s d f g h j k l {bksp}', "z x c v b n m - '", '{numbers} {space} {close}'],
  numbers: ['1 2 3 4 5 6 7 8 9 0', '- / + . , ? {bksp}', '{letters} {space} {close}'],
}
