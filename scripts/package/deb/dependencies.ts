import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SetupProblem } from '../../setup-problem.ts'

/**
 * Libraries that Debian 13 and Ubuntu 24.04 renamed when their times grew to 64 bits. On 64-bit machines both names mean
 * the same library.
 */
const renamed = new Set([
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
])

/**
 * The Debian packages of all libraries that the programs and libraries in a folder are linked to, as dpkg-shlibdeps computes
 * them from the libraries of this system, with the other name of those that were renamed.
 * @throws SetupProblem when a library belongs to no package of this system, or dpkg-shlibdeps fails.
 */
export function libraryDependencies(folder: string): string[] {
  const workplace = mkdtempSync(path.join(tmpdir(), 'mbc-guide-shlibdeps-'))
  try {
    // dpkg-shlibdeps only works beside the control file of a source package.
    mkdirSync(path.join(workplace, 'debian'))
    writeFileSync(path.join(workplace, 'debian', 'control'), 'Source: x\n\nPackage: x\nArchitecture: any\n')
    const binaries = binariesIn(folder).map((file) => `-e${file}`)
    const args = ['-O', `-l${path.resolve(folder)}`, ...binaries]
    const { error, status, stdout, stderr } = spawnSync('dpkg-shlibdeps', args, {
      cwd: workplace,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    if (error) throw new SetupProblem('dpkg-shlibdeps cannot be run. Is the Debian package dpkg-dev installed?')
    const depends = /^shlibs:Depends=(.+)$/m.exec(stdout)?.[1]
    if (status !== 0 || depends === undefined) {
      const reasons = stderr.split('\n').filter((line) => line.includes('error'))
      throw new SetupProblem(['What the package depends on could not be computed.', ...reasons].join('\n'))
    }
    return depends.split(', ').map(withOtherName)
  } finally {
    rmSync(workplace, { recursive: true })
  }
}

/** `libgtk-3-0 (>= 3.9)` with its later name as the alternative, or with the earlier one where it has the later. */
export function withOtherName(relation: string): string {
  const [, name = '', version = ''] = /^(\S+)(.*)$/.exec(relation) ?? []
  const early = name.replace(/t64$/, '')
  if (!renamed.has(early)) return relation
  const late = `${early}t64`
  return [name, name === early ? late : early].map((either) => `${either}${version}`).join(' | ')
}

/** Every ELF program and library under a folder, as absolute paths. */
export function binariesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.resolve(entry.parentPath, entry.name))
    .filter(isElf)
}

function isElf(file: string): boolean {
  const start = Buffer.alloc(4)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, start, 0, start.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return start.toString('latin1') === '\x7fELF'
}
