/** Electron's clipboard, of the oldest runtime (`clear('selection')`) and of the newest (`selection.clear()`). */
interface Clipboards {
  clear(type?: 'selection'): void
  readonly selection?: { clear(): void }
}

/** Empties what was copied and, on Linux, what was only marked: that can be pasted, too. */
export function clearClipboards(clipboard: Clipboards): void {
  clipboard.clear()
  if (clipboard.selection) clipboard.selection.clear()
  else clipboard.clear('selection')
}
