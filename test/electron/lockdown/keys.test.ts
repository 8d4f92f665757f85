import { describe, expect, it } from 'vitest'
import { isBlockedKey } from '../../../electron/lockdown/keys.ts'

/** "control+shift+I" → a key press. */
function press(keys: string) {
  const parts = keys.split('+')
  const held = (name: string) => parts.slice(0, -1).includes(name)
  return {
    key: parts.at(-1) ?? '',
    control: held('control'),
    alt: held('alt'),
    shift: held('shift'),
    meta: held('meta'),
  }
}

describe('isBlockedKey', () => {
  it.each([
    'control+p',
    'control+P',
    'control+=',
    'control+-',
    'control+0',
    'control+r',
    'control+shift+I',
    'control+shift+C',
    'control+f',
    'control+Tab',
    'control+PageDown',
    'alt+ArrowLeft',
    'alt+F4',
    'alt+ ',
    'meta+l',
    'meta+a',
    'F1',
    'F5',
    'F11',
    'F12',
    'shift+F10',
    'ContextMenu',
    'BrowserBack',
    'PrintScreen',
    'control+alt+Delete',
  ])('keeps %s from the page', (keys) => {
    expect(isBlockedKey(press(keys))).toBe(true)
  })

  it.each([
    'a',
    'shift+A',
    'ñ',
    'Enter',
    'Tab',
    'shift+Tab',
    'Escape',
    'ArrowLeft',
    'PageDown',
    'Home',
    ' ',
    'Backspace',
    'control+a',
    'control+c',
    'control+v',
    'control+z',
    'control+shift+Z',
    'control+ArrowLeft',
    'control+Backspace',
    'Control',
    'Shift',
    'Alt',
    'control+alt+á',
    'control+alt+AltGraph',
  ])('leaves %s to the page', (keys) => {
    expect(isBlockedKey(press(keys))).toBe(false)
  })
})
