/**
 * How many slips of the finger make one word of another: a letter left out, put in, changed, or swapped with the next. Counts
 * up to `most`; more than that is `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  const tooMany = most + 1
  if (Math.abs(a.length - b.length) > most) return tooMany
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return Math.min(tooMany, endA - start + endB - start)
  const width = endB - start + 1
  let before = new Uint8Array(width)
  let last = Uint8Array.from({ length: width }, (_, column) => Math.min(column, 255))
  for (let row = 1; row <= endA - start; row++) {
    const next = new Uint8Array(width)
    next[0] = row
    let least = row
    for (let column = 1; column < width; column++) {
      const [one, other] = [a[start + row - 1], b[start + column - 1]]
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (one === other ? 0 : 1),
      )
      const isSwap = row > 1 && column > 1 && one === b[start + column - 2] && a[start + row - 2] === other
      if (isSwap) slips = Math.min(slips, (before[column - 2] ?? 0) + 1)
      next[column] = slips
      least = Math.min(least, slips)
    }
    if (least > most) return tooMany
    before = last
    last = next
  }
  return Math.min(tooMany, last[width - 1] ?? tooMany)
}
