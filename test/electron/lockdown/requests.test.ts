import { describe, expect, it } from 'vitest'
import { mayHave } from '../../../electron/lockdown/permissions.ts'
import { mayLoad } from '../../../electron/lockdown/requests.ts'
import { lockdownSwitches } from '../../../electron/lockdown/switches.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'

const own = trustedOrigin(null)

describe('mayLoad', () => {
  it.each(['app://kiosk/', 'app://kiosk/assets/x.js', 'data:image/png;base64,x', 'blob:app://kiosk/1'])(
    'lets %s through',
    (address) => {
      expect(mayLoad(address, own, false)).toBe(true)
    },
  )

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'app://other/',
    'file:///etc/passwd',
    'ftp://x/',
    'chrome://gpu/',
    'devtools://devtools/x',
    'chrome-extension://x/',
    'about:blank',
    'no address',
  ])('cancels %s', (address) => {
    expect(mayLoad(address, own, false)).toBe(false)
  })

  it('opens the development server, its web socket and the developer tools in development only', () => {
    const trusted = trustedOrigin(new URL('http://localhost:5173'))
    expect(mayLoad('http://localhost:5173/x', trusted, true)).toBe(true)
    expect(mayLoad('ws://localhost:5173/', trusted, true)).toBe(true)
    expect(mayLoad('devtools://devtools/x', trusted, true)).toBe(true)
    expect(mayLoad('ws://localhost:9/', trusted, true)).toBe(false)
    expect(mayLoad('https://example.com/', trusted, true)).toBe(false)
  })
})

describe('mayHave', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'display-capture',
    'fileSystem',
    'a permission of tomorrow',
  ])('denies %s', (permission) => {
    expect(mayHave(permission)).toBe(false)
  })
})

describe('lockdownSwitches', () => {
  it('finds no name on any network', () => {
    expect(lockdownSwitches(null)).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
  })
})
