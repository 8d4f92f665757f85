import type { KeyboardRows } from '../language.ts'

/** The accents are those of Spanish, which names and notes in an English guide need most. */
export const keyboard: KeyboardRows = {
  letters: ['q w e r t y u i o p', 'a s d f g h j k l {bksp}', "{shift} z x c v b n m - '"],
  capitals: ['Q W E R T Y U I O P', 'A S D F G H J K L {bksp}', "{shift} Z X C V B N M - '"],
  accents: ['á é í ó ú ü ñ', 'Á É Í Ó Ú Ü Ñ', '¿ ¡ ? ! . , {bksp}'],
  numbers: ['1 2 3 4 5 6 7 8 9 0', '- / + ( ) : ;', '. , ? ! {bksp}'],
}
