import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Electron's mark before its fuses, then the version of their form, how many there are, and one byte for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Places of the fuses that the configuration names (electron/fuses, FuseV1Options). */
const places = {
  runAsNode: 0,
  enableCookieEncryption: 1,
  enableNodeOptionsEnvironmentVariable: 2,
  enableNodeCliInspectArguments: 3,
  enableEmbeddedAsarIntegrityValidation: 4,
  onlyLoadAppFromAsar: 5,
  loadBrowserProcessSpecificV8Snapshot: 6,
} as const
export type Fuse = keyof typeof places

/** What each fuse of a program is set to. */
export function fusesOf(program: Buffer): Record<Fuse, boolean> {
  const first = firstFuse(program)
  const states = Object.entries(places).map(([fuse, place]) => [
    fuse,
    program.toString('latin1', first + place, first + place + 1) === '1',
  ])
  return Object.fromEntries(states) as Record<Fuse, boolean>
}

/** Sets one fuse of a program's file. */
export function setFuse(file: string, fuse: Fuse, on: boolean): void {
  const program = readFileSync(file)
  program.write(on ? '1' : '0', firstFuse(program) + places[fuse], 'latin1')
  writeFileSync(file, program)
}

/**
 * A copy of the package for trials in which no debugger is let in, as in a release: the one thing they differ in. Gives
 * the program's file.
 */
export function releaseCopy(folder: string, name: string, to: string): string {
  execFileSync('cp', ['-a', `${folder}/.`, to])
  const file = path.join(to, name)
  setFuse(file, 'enableNodeCliInspectArguments', false)
  chmodSync(to, 0o755)
  return file
}

function firstFuse(program: Buffer): number {
  const mark = program.indexOf(sentinel, 0, 'latin1')
  if (mark < 0) throw new Error('this program has no fuses')
  return mark + sentinel.length + 2
}
