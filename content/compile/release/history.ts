import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, sayJsonProblem } from '../../json/read-json.ts'
import { type ReleaseHistory, releaseHistorySchema, noReleaseHistory } from '../../schema/release-history.ts'
import { advice } from '../report/messages.ts'
import type { Problems } from '../report/problem.ts'
import type { Steps } from '../steps/steps.ts'

/** Where the released versions of a guide are kept, below the guide's folder. */
export function historyPath(language: string): string {
  return `${language}/history.json`
}

/** Reads what was released; a guide that was never released has no history. A damaged file is an error. */
export function readHistory(root: string, language: string, steps: Steps): ReleaseHistory {
  const path = historyPath(language)
  if (!existsSync(join(root, path))) return noReleaseHistory
  const bytes = readFileSync(join(root, path))
  return steps.do(`read ${path}`, [bytes.toString('latin1')], () => {
    const read = readJson(bytes, releaseHistorySchema)
    if (read.ok) return checked(read.value, path, steps.problems)
    const [problem] = read.problems
    steps.problems.error(path, problem.line ?? 1, advice.historyDamaged(sayJsonProblem(problem)))
    return noReleaseHistory
  })
}

function checked(history: ReleaseHistory, path: string, problems: Problems): ReleaseHistory {
  const wrong = history.releases.findIndex(({ number }, index) => number !== index + 1)
  if (wrong >= 0) problems.error(path, 1, advice.historyDamaged(`release ${wrong + 1} is missing`))
  return wrong >= 0 ? noReleaseHistory : history
}
