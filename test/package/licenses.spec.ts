import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { z } from 'zod'

const folder = 'dist/trial/linux-unpacked'
const archive = path.join(folder, 'resources', 'app.asar')
const notices = () => readFileSync(path.join(folder, 'THIRD-PARTY.md'), 'utf8')
const sourceMap = z.object({ sources: z.array(z.string()) })
const packageFile = z.object({ name: z.string(), version: z.string() })

/** The text under the heading of a package, of one version or of any. */
function textOf(name: string, version = '\\S+'): string {
  const heading = new RegExp(`^## ${name} ${version}.*$`, 'm').exec(notices())
  if (!heading) return ''
  const after = notices().slice(heading.index + heading[0].length)
  return after.slice(0, after.search(/^## /m)).trim()
}

/** A license text says what one may do, or that nothing is warranted. */
const isLicense = (text: string) => text.length > 400 && /permission|permitted|licen[cs]e/i.test(text)

test('every package whose code is in a bundle has its license text in the program', () => {
  test.setTimeout(120_000)
  // A build of its own that names its sources, so that the list of the packaged build is not taken at its word.
  const out = mkdtempSync(path.join(tmpdir(), 'mbc-guide-bundles-'))
  const cli = 'node_modules/electron-vite/bin/electron-vite.js'
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build', '--sourcemap', '--outDir', out], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  const maps = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'))
  const sources = maps.flatMap(
    (name) => sourceMap.parse(JSON.parse(readFileSync(path.join(out, name), 'utf8'))).sources,
  )
  rmSync(out, { recursive: true })
  const bundled = [
    ...new Set(sources.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
  ]
  expect(bundled).toEqual(expect.arrayContaining(['svelte', 'zod', 'fuse.js', 'electron-log', 'pdfjs-dist']))
  expect(bundled.filter((name) => !isLicense(textOf(name)))).toEqual([])
})

test('every package that is loaded at run time has its license text in the program', () => {
  const loaded = listPackage(archive, { isPack: false })
    .filter((file) => /^\/node_modules\/(.*\/node_modules\/)?(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
    .map((file) => packageFile.parse(JSON.parse(extractFile(archive, file.slice(1)).toString())))
  expect(loaded.map(({ name }) => name)).toEqual(expect.arrayContaining(['pdfkit', 'fontkit', 'brotli']))
  expect(loaded.filter(({ name, version }) => !isLicense(textOf(name, version)))).toEqual([])
})

test('the typeface’s own license is there, and those of the program, of Electron and of Chromium', () => {
  expect(textOf('@expo-google-fonts/atkinson-hyperlegible-next')).toContain('SIL OPEN FONT LICENSE Version 1.1')
  for (const file of ['LICENSE.mbc-guide.txt', 'LICENSE.electron.txt', 'LICENSES.chromium.html'])
    expect(statSync(path.join(folder, file)).size, file).toBeGreaterThan(500)
})

test('the program holds what was built and what it loads, and nothing else of the project', () => {
  const top = listPackage(archive, { isPack: false }).flatMap(
    (file) => /^\/[^/]+(\/(?<=out\/)[^/]+)?$/.exec(file)?.[0] ?? [],
  )
  expect(top.sort()).toEqual([
    '/node_modules',
    '/out',
    '/out/guide',
    '/out/main',
    '/out/preload',
    '/out/renderer',
    '/package.json',
  ])
})
