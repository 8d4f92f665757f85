import { historyPath } from '../../content/compile/release/history.ts'
import { compileGuide } from '../../content/compile/compile.ts'
import { numbersPath } from '../../content/compile/release/numbers.ts'
import { problemLines } from '../../content/compile/report/problem.ts'
import { isReleased, withRelease, writeRelease } from '../../content/compile/release/release.ts'
import { compileLanguageOf } from '../../content/languages/compile-languages.ts'
import { guideRoot } from '../../content/compile/files/guide-files.ts'
import type { ExitCode, Lines } from './output.ts'
import { reasonOf } from './write-whole.ts'

/** `guide release`: notes the guide as it is now as its next release, so that handouts printed from it can be compared later. */
export function release({ lang, root = guideRoot }: { lang: string; root?: string }, lines: Lines): ExitCode {
  const { guide, problems } = compileGuide({ root, language: compileLanguageOf(lang) })
  if (!guide) {
    lines.err('The guide has problems and cannot be released:')
    for (const problem of problems.filter(({ severity }) => severity === 'error'))
      for (const line of problemLines(problem, root)) lines.err(line)
    return 1
  }
  const last = guide.history.releases.at(-1)
  if (last && isReleased(guide)) {
    lines.out(`Nothing has changed since release ${last.number}, version ${last.version}.`)
    return 0
  }
  const history = withRelease(guide)
  try {
    writeRelease(root, guide, history)
  } catch (error) {
    lines.err(`The release cannot be noted in ${root}: ${reasonOf(error)}.`)
    return 1
  }
  lines.out(`Version ${guide.version} is release ${history.releases.length}.`)
  lines.out(
    `Keep ${root}/${historyPath(lang)} and ${root}/${numbersPath} with the guide: they say what this release holds.`,
  )
  return 0
}
