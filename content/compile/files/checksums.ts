import { createHash } from 'node:crypto'

/** The checksums of files by their names, as `sha256sum --check` reads them too. */
export function checksums(files: Readonly<Record<string, string | Uint8Array>>): string {
  return Object.entries(files)
    .map(([name, content]) => `${checksum(content)}  ${name}\n`)
    .join('')
}

/** Whether a file is the one that these checksums were taken of. */
export function isUnchanged(checksums: string, name: string, content: string | Uint8Array): boolean {
  return checksums.split('\n').includes(`${checksum(content)}  ${name}`)
}

function checksum(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
