/** What is wrong and what to do about it, in plain words. */
export interface Saying {
  message: string
  mend: string
}

/** What is wrong, and how to mend it. */
export const say = (message: string, mend: string): Saying => ({ message, mend })
/** Words to choose from, for a sentence. */
export const choices = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')
/** The likely word when there is one, else the general advice. */
export const orNearest = (near: string | null, otherwise: string): string =>
  near === null ? otherwise : `Did you mean \`${near}\`?`
