import type { Advice } from '../problem.ts'

export const say = (message: string, mend: string): Advice => ({ message, mend })
export const choices = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')
/** The likely word when there is one, else the general advice. */
export const orNearest = (near: string | null, otherwise: string): string =>
  near === null ? otherwise : `Did you mean \`${near}\`?`
