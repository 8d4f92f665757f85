import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Puts an `lsblk` of our own first on the search path, from a folder: it says what a test says. What a test can mount, a
 * loop device or memory, is no stick to the real one.
 */
export function addLsblk(folder: string, answer: object): void {
  const file = path.join(folder, 'lsblk')
  writeFileSync(file, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(answer)}\nEND\n`)
  chmodSync(file, 0o755)
  process.env['PATH'] = `${folder}:${process.env['PATH'] ?? ''}`
}
