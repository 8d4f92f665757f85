import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containedPath } from '../../../electron/protocol/contained-path.ts'

const root = path.resolve('/srv/app/renderer')

describe('containedPath', () => {
  it('finds files inside', () => {
    expect(containedPath(root, '/index.html')).toBe(path.join(root, 'index.html'))
    expect(containedPath(root, '/assets/a%20b.js')).toBe(path.join(root, 'assets/a b.js'))
    expect(containedPath(root, '/assets/../index.html')).toBe(path.join(root, 'index.html'))
  })

  it.each([
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/../renderer-secret/x',
    '/..%2frenderer-secret%2fx',
    '/',
    '/.',
    '/%00',
    '/a%00.html',
    '/..%5csecret',
    '/C:/windows',
    '/%E0%A4%A',
    '%2fetc%2fpasswd/../../../../../../etc/passwd',
  ])('finds nothing outside: %s', (address) => {
    const found = containedPath(root, address)
    expect(found === null || found.startsWith(root + path.sep)).toBe(true)
    if (!address.startsWith('%2f')) expect(found).toBeNull()
  })

  it('never leaves the root, whatever the address', () => {
    const piece = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', ':'), fc.string())
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = containedPath(root, `/${pieces.join('/')}`)
        return found === null || found.startsWith(root + path.sep)
      }),
    )
  })
})
