/** A text with a capital at its start, behind an opening ¿ or ¡. A text that starts with anything but a letter stays as it is. */
export function capitalized(text: string): string {
  return text.replace(firstLetter, (_, opening: string, letter: string) => opening + letter.toUpperCase())
}

/** A text with a small letter at its start, to follow a comma. */
export function uncapitalized(text: string): string {
  return text.replace(firstLetter, (_, opening: string, letter: string) => opening + letter.toLowerCase())
}

// Not by the system's locale: in Turkish an i would get its dot.
const firstLetter = /^([¿¡]?)(\p{L})/u
