/** What a printer can do, as far as the print system knows. Null = not known: everything is offered. */
export interface PrinterAbilities {
  /** The sizes of handouts that it has paper for; empty = none of them. */
  papers: readonly ('letter' | 'a4')[] | null
  sides: readonly ('one' | 'two')[] | null
  colors: readonly ('color' | 'gray')[] | null
  /** Most copies of one job. */
  copies: number | null
}

/** What is wanted if it is offered, else the first of what is offered. */
export function fitting<T>(wanted: T, offered: readonly T[] | null | undefined): T {
  return !offered || offered.includes(wanted) ? wanted : (offered[0] ?? wanted)
}
