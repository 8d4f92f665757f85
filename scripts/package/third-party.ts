import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import spdx from 'spdx-license-list/full.js'
import { z } from 'zod'
import { SetupProblem } from '../setup-problem.ts'

/** An npm package of which the packaged program holds code or data. */
export interface BundledPackage {
  name: string
  version: string
  /** SPDX expression of its package.json. */
  license: string | null
  /** Its folder under `node_modules`. */
  folder: string
}

/** The list that the bundler writes beside each of its bundles (`build.license`). */
const bundleLists = ['main', 'preload', 'renderer'].map((name) => `out/${name}/licenses.json`)
const bundleList = z.array(z.object({ name: z.string(), version: z.string() }))

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
})
const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
})

/** Programs inside a package that have a license of their own, which its package.json does not name. */
const programsInside = [
  {
    inside: 'pdf-to-printer',
    title: 'SumatraPDF 3.4.6 (in the packages for Windows only; https://www.sumatrapdfreader.org)',
    license: 'GPL-3.0-only',
  },
]

/**
 * Every package of which the program that was just built holds something: those that were bundled, and those that are
 * loaded from `node_modules` at run time.
 * @throws SetupProblem when the program was not built with a list of its packages.
 */
function bundledPackages(): BundledPackage[] {
  const installed = Object.entries(lockFile.parse(readJson('package-lock.json')).packages).filter(([folder]) => folder)
  const loaded = installed.filter(([, { dev, link }]) => !dev && !link).map(([folder]) => folder)
  const bundled = bundleLists.flatMap(readBundleList).map(({ name, version }) => {
    const found = installed.find(([folder, is]) => folder.endsWith(`node_modules/${name}`) && is.version === version)
    if (!found) throw new SetupProblem(`${name} ${version} was bundled and is not in package-lock.json. Run npm ci.`)
    return found[0]
  })
  const packages = [...new Set([...loaded, ...bundled])].map((folder): BundledPackage => {
    const { name, version, license, licenses } = packageFile.parse(readJson(path.join(folder, 'package.json')))
    return { name, version, license: license ?? licenses?.[0]?.type ?? null, folder }
  })
  // One that is installed in several places is listed once.
  const listed = new Map(packages.map((bundled) => [`${bundled.name} ${bundled.version}`, bundled]))
  return [...listed.keys()].sort().flatMap((key) => listed.get(key) ?? [])
}

/** A text whose own Markdown headings stand below that of its package. */
const belowHeading = (text: string) => text.replace(/^#/gm, '###')

/**
 * The license texts of packages, as Markdown: a heading `## NAME VERSION (LICENSE)` each, then its own license and notice
 * files. A package that has no such file gets the text of the license that its package.json names.
 * @throws SetupProblem naming the package when there is no text to be had.
 */
export function thirdPartyNotices(packages: readonly BundledPackage[]): string {
  const sections = packages.map((bundled) => {
    const { name, version, license } = bundled
    return `## ${name} ${version}${license === null ? '' : ` (${license})`}\n\n${licenseTexts(bundled).map(belowHeading).join('\n\n')}`
  })
  const inside = programsInside
    .filter((program) => packages.some(({ name }) => name === program.inside))
    .map(({ title, license }) => `## ${title} (${license})\n\n${standardText(license) ?? ''}`)
  return [
    '# Third-party software',
    'MBC Guide holds code and data of the packages below, each under its own license.',
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside this file.',
    ...sections,
    ...inside,
    '',
  ].join('\n\n')
}

/** Writes the notices to where the packages take them from (electron-builder.yml), and returns them. */
export function writeThirdPartyNotices(): string {
  const notices = thirdPartyNotices(bundledPackages())
  writeFileSync('out/THIRD-PARTY.md', notices)
  return notices
}

function licenseTexts(bundled: BundledPackage): string[] {
  const files = readdirSync(bundled.folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const texts = files.map((file) => readFileSync(path.join(bundled.folder, file), 'utf8').trim()).filter(Boolean)
  if (texts.length > 0) return texts
  const standard = bundled.license === null ? null : standardText(bundled.license)
  if (standard === null) {
    throw new SetupProblem(
      [
        `${bundled.name} ${bundled.version} is in the program, and has no license text.`,
        `Its package.json says: ${bundled.license ?? 'no license'}. Find its license, or use another package.`,
      ].join('\n'),
    )
  }
  const { author } = packageFile.parse(readJson(path.join(bundled.folder, 'package.json')))
  const holder = (typeof author === 'string' ? author : author?.name)?.replace(/\s*[<(].*/, '')
  return [
    `${bundled.name} brings no license file. Its package.json names this license, and ${holder ?? 'nobody'} as its author.`,
    standard.replace(
      'Copyright (c) <year> <copyright holders>',
      `Copyright (c) ${holder ?? `the authors of ${bundled.name}`}`,
    ),
  ]
}

function standardText(license: string): string | null {
  return spdx[license]?.licenseText.trim() ?? null
}

function readBundleList(file: string): z.infer<typeof bundleList> {
  if (!existsSync(file)) throw new SetupProblem(`${file} is missing: the program must be built anew (npm run build).`)
  return bundleList.parse(readJson(file))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
