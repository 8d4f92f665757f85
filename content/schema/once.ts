/** A list without its repeats, each entry at its first place. Entries that are the same as JSON are the same. */
export function once<T>(list: readonly T[]): T[] {
  const seen = new Set<string>()
  return list.filter((entry) => {
    const key = JSON.stringify(entry)
    return !seen.has(key) && seen.add(key)
  })
}
