import type { Input, WebContents } from 'electron'

/** The part of a key press that decides whether the kiosk takes it. */
export type KeyPress = Pick<Input, 'key' | 'control' | 'meta' | 'alt' | 'shift'>

/** With Ctrl only what editing a field needs: copy, paste, cut, select all, undo, redo, going by words. */
const withControl = new Set([
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'arrowleft',
  'arrowright',
  'backspace',
  'delete',
  'home',
  'end',
])
const withControlAndShift = new Set(['z', 'arrowleft', 'arrowright', 'home', 'end'])
const modifiers = new Set(['control', 'meta', 'shift', 'alt', 'altgraph'])

/** Keys that leave the page, print it or open something wherever the focus is. */
const never = new Set([
  'browserback',
  'browserforward',
  'browserrefresh',
  'browserhome',
  'browsersearch',
  'browserfavorites',
  'contextmenu',
  'goback',
  'launchapplication1',
  'launchapplication2',
  'launchmail',
  'print',
  'printscreen',
  'f1',
  'f3',
  'f5',
  'f6',
  'f7',
  'f10',
  'f11',
  'f12',
])

/**
 * Whether a key press is kept from the page: function and browser keys, Alt and Windows-key combinations, and every
 * Ctrl combination but those of text editing (so zoom, print, reload, find, developer tools all fall under the rule).
 */
export function isBlockedKey(press: KeyPress): boolean {
  const key = press.key.toLowerCase()
  if (never.has(key)) return true
  if (modifiers.has(key)) return false
  // Right Alt types accents: it arrives as Alt and Ctrl together with the accented letter.
  if (press.control && press.alt) return key.length > 1
  if (press.alt || press.meta) return true
  if (!press.control) return false
  return !(press.shift ? withControlAndShift : withControl).has(key)
}

/** Applies `isBlockedKey` to a window; in development the keys of developer tools and reload stay. */
export function blockKeys(contents: WebContents, development: boolean): void {
  contents.on('before-input-event', (event, input) => {
    if (isBlockedKey(input) && !(development && isDeveloperKey(input))) event.preventDefault()
  })
}

function isDeveloperKey(press: KeyPress): boolean {
  const key = press.key.toLowerCase()
  return key === 'f12' || (press.control && (key === 'r' || (press.shift && key === 'i')))
}
