import { describe, expect, it } from 'vitest'
import { howToInstall, missingLibraries } from '../../../scripts/system/packages.ts'

describe('missing libraries', () => {
  it('are those that ldd could not find', () => {
    const ldd = [
      '\tlinux-vdso.so.1 (0x00007ffd0a1f2000)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0000000000)',
      '\tlibnss3.so => not found',
    ].join('\n')
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
  })

  it('are none where ldd found all', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x1)\n')).toEqual([])
  })
})

it('says what is missing and gives one command that installs all of it', () => {
  const text = howToInstall([
    { what: 'a virtual screen', debian: ['xvfb', 'xauth'], isMet: () => false },
    { what: 'printing', debian: ['cups'], isMet: () => false },
  ])
  expect(text).toContain('Missing: a virtual screen (xvfb, xauth)')
  expect(text).toContain('apt-get install -y --no-install-recommends xvfb xauth cups')
})
