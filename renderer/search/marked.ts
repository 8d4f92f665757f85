/** A stretch of a text, highlighted or not. */
export interface Stretch {
  text: string
  marked: boolean
}

/** Cuts a text at its highlighted ranges [from, to), in order; ranges that overlap or lie outside are cut to fit. */
export function stretchesOf(text: string, ranges: readonly (readonly [number, number])[]): Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from)
    const end = Math.min(text.length, to)
    if (end <= start) continue
    if (start > at) stretches.push({ text: text.slice(at, start), marked: false })
    stretches.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) stretches.push({ text: text.slice(at), marked: false })
  return stretches
}
