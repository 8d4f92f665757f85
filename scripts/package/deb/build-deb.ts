import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { SetupProblem } from '../../setup-problem.ts'
import { runQuietly } from '../../system/command.ts'

/** What a Debian package holds and says of itself. */
export interface DebContents {
  name: string
  version: string
  /** Debian's name of it: `amd64`. */
  architecture: string
  maintainer: string
  section: string
  priority: string
  /** Relations as in a control file, alternatives included: `libgtk-3-0 (>= 3.9) | libgtk-3-0t64 (>= 3.9)`. */
  depends: readonly string[]
  recommends: readonly string[]
  homepage: string | null
  /** The short description, and after a line break the long one. */
  description: string
  scripts: { postinst: string; postrm: string }
  /** Files and folders (the contents of a folder that ends in `/`), and where they go. */
  files: readonly { from: string; to: string }[]
  compression: string
}

/** Chromium's helper for systems that refuse user namespaces. It does its work only as root's, with this mode. */
const setuidFile = { name: 'chrome-sandbox', mode: 0o4755 }

/**
 * Writes a Debian package with dpkg-deb. All files belong to root and have the mode 644, or 755 where they can be run.
 * @throws SetupProblem when dpkg-deb fails.
 */
export async function buildDeb(file: string, contents: DebContents): Promise<void> {
  const root = mkdtempSync(path.join(path.dirname(file), 'deb-'))
  try {
    for (const { from, to } of contents.files) {
      const target = path.join(root, to)
      mkdirSync(path.dirname(target), { recursive: true })
      cpSync(from, target, { recursive: true, verbatimSymlinks: true })
    }
    const files = setModes(root)
    const size = files.reduce((sum, name) => sum + Math.ceil(statSync(path.join(root, name)).size / 1024), 0)
    const control = path.join(root, 'DEBIAN')
    mkdirSync(control)
    writeFileSync(path.join(control, 'control'), controlFile(contents, size))
    writeFileSync(
      path.join(control, 'md5sums'),
      files.map((name) => `${md5(path.join(root, name))}  ${name}\n`).join(''),
    )
    for (const [name, script] of Object.entries(contents.scripts)) {
      if (hasCommands(script)) writeFileSync(path.join(control, name), script, { mode: 0o755 })
    }
    // Level 1 of gzip is for packages that are only tried; xz has a clinic's stick in mind.
    const compression = contents.compression === 'gz' ? ['-Zgzip', '-z1'] : [`-Z${contents.compression}`]
    const exit = await runQuietly('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, file])
    if (exit !== 0) throw new SetupProblem('dpkg-deb could not make the package. Is the Debian package dpkg installed?')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** The control file of a package that takes `size` KiB when it is installed. */
export function controlFile(contents: DebContents, size: number): string {
  const [synopsis = '', ...lines] = contents.description.split('\n')
  const fields = {
    Package: contents.name,
    Version: contents.version,
    Architecture: contents.architecture,
    Maintainer: contents.maintainer,
    'Installed-Size': String(size),
    Depends: contents.depends.join(', '),
    Recommends: contents.recommends.join(', '),
    Section: contents.section,
    Priority: contents.priority,
    Homepage: contents.homepage ?? '',
    // An empty line would end the field.
    Description: [synopsis.trim(), ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

function hasCommands(script: string): boolean {
  return script.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#'))
}

/** Gives everything the mode it has in a package. Returns the files, relative to the folder. */
function setModes(root: string): string[] {
  chmodSync(root, 0o755)
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) return []
    if (entry.isDirectory()) {
      chmodSync(file, 0o755)
      return []
    }
    // A library is loaded, not run.
    const runs = (statSync(file).mode & 0o100) !== 0 && !/\.so(\.\d+)*$/.test(entry.name)
    chmodSync(file, entry.name === setuidFile.name ? setuidFile.mode : runs ? 0o755 : 0o644)
    return [path.relative(root, file)]
  })
}

function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex')
}
