import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runScript, SetupProblem } from '../../setup-problem.ts'
import { buildDeb, type DebContents } from './build-deb.ts'

/** The options of fpm that electron-builder gives for a .deb. An unknown one is refused: it would be lost silently. */
const options = {
  architecture: { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  category: { type: 'string' },
  'deb-compression': { type: 'string' },
  'deb-priority': { type: 'string' },
  'deb-recommends': { type: 'string', multiple: true },
  depends: { type: 'string', short: 'd', multiple: true },
  description: { type: 'string' },
  force: { type: 'boolean' },
  license: { type: 'string' },
  maintainer: { type: 'string' },
  name: { type: 'string' },
  package: { type: 'string' },
  source: { type: 'string', short: 's' },
  target: { type: 'string', short: 't' },
  url: { type: 'string' },
  vendor: { type: 'string' },
  version: { type: 'string' },
} as const

function required(values: Readonly<Record<string, unknown>>, name: keyof typeof options): string {
  const value = values[name]
  if (typeof value !== 'string') throw new SetupProblem(`electron-builder gave no --${name} for the .deb.`)
  return value
}

/** Reads fpm's arguments: options, then `FROM=TO` for each file or folder that is packaged. */
export function readCall(args: readonly string[]): { file: string; contents: DebContents } {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  if (values.source !== 'dir' || values.target !== 'deb')
    throw new SetupProblem('This stand-in for fpm makes a .deb from folders, and nothing else.')
  const url = required(values, 'url')
  return {
    file: required(values, 'package'),
    contents: {
      name: required(values, 'name'),
      version: required(values, 'version'),
      architecture: required(values, 'architecture'),
      maintainer: required(values, 'maintainer'),
      section: required(values, 'category'),
      priority: required(values, 'deb-priority'),
      depends: values.depends ?? [],
      recommends: values['deb-recommends'] ?? [],
      // The placeholder that electron-builder must be given is of no use to a person.
      homepage: new URL(url).hostname.endsWith('.invalid') ? null : url,
      description: required(values, 'description'),
      scripts: {
        postinst: readFileSync(required(values, 'after-install'), 'utf8'),
        postrm: readFileSync(required(values, 'after-remove'), 'utf8'),
      },
      files: positionals.map((mapping) => {
        const at = mapping.lastIndexOf('=')
        return { from: mapping.slice(0, at), to: mapping.slice(at + 1) }
      }),
      compression: required(values, 'deb-compression'),
    },
  }
}

async function main(): Promise<void> {
  const { file, contents } = readCall(process.argv.slice(2))
  await buildDeb(file, contents)
}

if (process.argv[1] === import.meta.filename) runScript(main)
