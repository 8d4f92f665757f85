import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { explanation } from '../../content/tailor/explanation.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { readProfileFile } from './profile-file.ts'
import type { ExitCode, Lines } from './output.ts'

/** `guide explain`: what the handout of a profile holds and leaves out, and why. */
export function explain(options: { profile: string; lang: string }, lines: Lines): ExitCode {
  const { profile, problem } = readProfileFile(options.profile, options.lang)
  if (!profile) {
    lines.err(problem)
    return 2
  }
  const loaded = loadCompiledGuide(options.lang)
  if (!loaded.guide) {
    lines.err(loaded.message)
    return 1
  }
  lines.out(explanation(tailor(loaded.guide, profile), translator(languageOf(loaded.guide.language))))
  return 0
}
