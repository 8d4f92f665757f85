import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thirdPartyNotices } from '../../../scripts/package/third-party.ts'
import type { BundledPackage } from '../../../scripts/package/third-party.ts'

let modules: string

beforeEach(() => (modules = mkdtempSync(path.join(tmpdir(), 'third-party-'))))
afterEach(() => rmSync(modules, { recursive: true }))

/** A package on the disk, with the files it is given beside its package.json. */
function installed(name: string, license: string | null, files: Record<string, string> = {}): BundledPackage {
  const folder = path.join(modules, name)
  mkdirSync(folder)
  const about = { name, version: '1.0.0', author: 'Ada Example <ada@example.org> (https://example.org)' }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(about))
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text)
  return { name, version: '1.0.0', license, folder }
}

describe('the license texts of what is bundled', () => {
  it('are those of the package’s own files, also of its fonts, and its notices', () => {
    const notices = thirdPartyNotices([
      installed('faces', 'MIT AND OFL-1.1', { LICENSE: 'the code', LICENSE_FONT: 'the faces', NOTICE: 'a notice' }),
      installed('british', 'MIT', { 'licence.md': 'the licence' }),
    ])
    for (const text of ['## faces 1.0.0 (MIT AND OFL-1.1)', 'the code', 'the faces', 'a notice', 'the licence'])
      expect(notices).toContain(text)
  })

  it('are the standard text with the author’s name where the package brings no file', () => {
    const notices = thirdPartyNotices([installed('bare', 'MIT')])
    expect(notices).toContain('Copyright (c) Ada Example\n')
    expect(notices).toContain('Permission is hereby granted')
  })

  it('name the license of a program inside a package', () => {
    const notices = thirdPartyNotices([installed('pdf-to-printer', 'MIT', { LICENSE: 'MIT text' })])
    expect(notices).toMatch(/^## SumatraPDF .*GPL-3\.0-only/m)
    expect(notices).toContain('GNU GENERAL PUBLIC LICENSE')
  })

  it.each([null, 'SEE LICENSE IN README', 'UNLICENSED'])(
    'are refused for a package of license %s without a file',
    (license) => {
      expect(() => thirdPartyNotices([installed('odd', license)])).toThrow(
        /odd 1\.0\.0 is in the program, and has no license text/,
      )
    },
  )
})
