import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readProgramFileSync } from '../../storage/program-file.ts'

/**
 * Hands pdfkit its color profile, which PDF/A needs. In the packaged program pdfkit cannot read it by itself: it asks for
 * a `file:` address, and Electron reads from its archive by path only.
 */
export function registerColorProfile(): void {
  const require = createRequire(import.meta.url)
  const { registerFile } = require('pdfkit') as { registerFile: (address: string, data: Uint8Array) => void }
  const file = path.join(path.dirname(require.resolve('pdfkit')), 'data', 'sRGB_IEC61966_2_1.icc')
  registerFile(pathToFileURL(file).href, readProgramFileSync(file))
}
