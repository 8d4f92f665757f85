import { compileGuide } from '../../content/compile/compile.ts'
import type { Guide } from '../../content/schema/guide.ts'

let compiled: Guide | undefined

/** The real guide of this checkout, compiled once a test file. Fails with the compiler's problems when it does not compile. */
export function guideFromDisk(): Guide {
  if (compiled) return compiled
  const { guide, problems } = compileGuide({ root: 'content/guide', language: 'en' })
  if (!guide) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  compiled = guide
  return guide
}
