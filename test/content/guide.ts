import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import type { Guide } from '../../content/schema/guide.ts'

let loaded: Guide | undefined

/** The real guide of this checkout, compiled when its texts have changed. Fails with the compiler's problems when it does not compile. */
export function guideFromDisk(): Guide {
  if (loaded) return loaded
  const compiled = loadCompiledGuide()
  if (!compiled.guide) throw new Error(compiled.message)
  loaded = compiled.guide
  return loaded
}
