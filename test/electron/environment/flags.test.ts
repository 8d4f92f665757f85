import { describe, expect, it } from 'vitest'
import { readFlags } from '../../../electron/environment/flags.ts'

describe('readFlags', () => {
  const line = { hasSwitch: () => true, getSwitchValue: () => '/tmp/own.json' }
  const address = { ELECTRON_RENDERER_URL: 'http://localhost:5173' }

  it('obeys flags in development', () => {
    expect(readFlags(line, address, false)).toMatchObject({
      windowed: true,
      settings: '/tmp/own.json',
      devServer: new URL('http://localhost:5173'),
    })
  })

  it('obeys none in a packaged app', () => {
    expect(readFlags(line, address, true)).toEqual({ windowed: false, settings: null, devServer: null })
  })

  it.each(['https://example.com', 'http://192.168.0.1:5173', 'file:///etc', 'nonsense', ''])(
    'takes no page from %j',
    (ELECTRON_RENDERER_URL) => {
      expect(readFlags(line, { ELECTRON_RENDERER_URL }, false).devServer).toBeNull()
    },
  )
})
