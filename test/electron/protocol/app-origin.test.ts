import { describe, expect, it } from 'vitest'
import { isTrusted, trustedOrigin } from '../../../electron/protocol/app-origin.ts'

describe('isTrusted', () => {
  it.each(['app://kiosk/', 'app://kiosk/index.html#/page/1'])('trusts our own %s', (address) => {
    expect(isTrusted(address, trustedOrigin(null))).toBe(true)
  })

  it.each([
    '',
    'about:blank',
    'app://',
    'app://other/',
    'app://kiosk.evil/',
    'app://kiosk@evil/',
    'https://kiosk/',
    'file:///kiosk',
    'data:text/html,x',
    'blob:app://kiosk/1',
    'http://localhost:5173/',
  ])('does not trust %s', (address) => {
    expect(isTrusted(address, trustedOrigin(null))).toBe(false)
  })

  it('trusts the development server and nothing beside it', () => {
    const trusted = trustedOrigin(new URL('http://localhost:5173/'))
    expect(isTrusted('http://localhost:5173/index.html', trusted)).toBe(true)
    expect(isTrusted('http://localhost:5174/', trusted)).toBe(false)
    expect(isTrusted('app://kiosk/', trusted)).toBe(false)
  })
})
