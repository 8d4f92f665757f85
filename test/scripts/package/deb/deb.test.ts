import { writeFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { controlFile } from '../../../../scripts/package/deb/build-deb.ts'
import { debConfiguration } from '../../../../scripts/package/deb/deb-configuration.ts'
import { binariesIn, withOtherName } from '../../../../scripts/package/deb/dependencies.ts'
import { readCall } from '../../../../scripts/package/deb/fpm.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-deb-'))
  writeFileSync(path.join(folder, 'script'), '#!/bin/sh\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A call as electron-builder makes it, with more options after it. */
function call(...more: string[]): string[] {
  const script = path.join(folder, 'script')
  return [
    ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libc6 (>= 2.34)', '-d', 'cups-client', '--deb-recommends', 'cups'],
    ...['--deb-compression', 'xz', '--architecture', 'amd64', '--after-install', script, '--after-remove', script],
    ...['--description', 'Offline guide\n For people', '--version', '1.2.0', '--package', '/out/x.deb'],
    ...['--name', 'mbc-guide', '--maintainer', 'Us', '--vendor', 'Us', '--category', 'education'],
    ...['--deb-priority', 'optional', '--license', 'MIT', '/in/=/opt/mbc-guide', ...more],
  ]
}

describe('the stand-in for fpm', () => {
  it('reads the call of electron-builder', () => {
    const { file, contents } = readCall(call('--url', 'https://example.org/'))
    expect(file).toBe('/out/x.deb')
    expect(contents).toMatchObject({
      depends: ['libc6 (>= 2.34)', 'cups-client'],
      recommends: ['cups'],
      homepage: 'https://example.org/',
      files: [{ from: '/in/', to: '/opt/mbc-guide' }],
    })
  })

  it('leaves out an address that can lead nowhere', () => {
    expect(readCall(call('--url', 'https://mbc-guide.invalid/')).contents.homepage).toBeNull()
  })

  it('refuses an option it does not know, and another kind of package', () => {
    expect(() => readCall(call('--url', 'https://x.invalid', '--deb-suggests', 'cage'))).toThrow('--deb-suggests')
    const rpm = call('--url', 'https://x.invalid').map((word) => (word === 'deb' ? 'rpm' : word))
    expect(() => readCall(rpm)).toThrow('makes a .deb')
  })

  it('writes a control file in which every line belongs to its field', () => {
    const { contents } = readCall(call('--url', 'https://mbc-guide.invalid/'))
    expect(controlFile({ ...contents, description: 'Short\n Long\n\nmore' }, 42)).toBe(
      [
        'Package: mbc-guide',
        'Version: 1.2.0',
        'Architecture: amd64',
        'Maintainer: Us',
        'Installed-Size: 42',
        'Depends: libc6 (>= 2.34), cups-client',
        'Recommends: cups',
        'Section: education',
        'Priority: optional',
        'Description: Short',
        ' Long',
        ' .',
        ' more',
        '',
      ].join('\n'),
    )
  })
})

describe('what the package depends on', () => {
  it('names a renamed library by both its names, whichever this system has', () => {
    expect(withOtherName('libgtk-3-0 (>= 3.9.10)')).toBe('libgtk-3-0 (>= 3.9.10) | libgtk-3-0t64 (>= 3.9.10)')
    expect(withOtherName('libcups2t64 (>= 1.7)')).toBe('libcups2t64 (>= 1.7) | libcups2 (>= 1.7)')
    expect(withOtherName('libnss3 (>= 2:3.30)')).toBe('libnss3 (>= 2:3.30)')
    expect(withOtherName('libxext6')).toBe('libxext6')
  })

  it('is computed from programs and libraries, whatever their names', () => {
    writeFileSync(path.join(folder, 'program'), '\x7fELF and more')
    expect(binariesIn(folder)).toEqual([path.join(folder, 'program')])
  })
})

describe('the configuration of the Debian package', () => {
  const options = { version: '1.2.0', compression: 'xz', copyright: '/c', depends: ['libc6 (>= 2.34)'] } as const
  const runtime = { folder: '/electron', executable: '/electron/electron', version: '45.4.1' }

  it('has a path without a space, its name for people, and every dependency', () => {
    const made = debConfiguration({ ...runtime, official: true }, options)
    expect(made.productName).toBe('mbc-guide')
    expect(made.linux).toMatchObject({ desktop: { entry: { Name: 'MBC Guide' } } })
    expect(made.deb.depends).toEqual(['libc6 (>= 2.34)', 'cups-client', 'libx11-xcb1'])
    expect(made.deb.artifactName).toMatch(/^mbc-guide_1\.2\.0_\w+\.deb$/)
    expect(made['electronFuses']).toMatchObject({ enableNodeCliInspectArguments: false })
  })

  it('says of an unofficial Electron that it is a test build, in name, version and description', () => {
    const made = debConfiguration({ ...runtime, official: false }, options)
    expect(made.extraMetadata['version']).toBe('1.2.0-unofficial')
    expect(made.linux.synopsis).toContain('TEST BUILD')
    expect(made.deb.artifactName).toContain('1.2.0~unofficial')
  })
})
