import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type History, historySchema, noHistory } from '../schema/history.ts'
import { advice } from './messages.ts'
import type { Problems } from './problem.ts'

/** Where the released versions of a guide are kept, below the guide's folder. */
export function historyPath(language: string): string {
  return `${language}/history.json`
}

/** Reads what was released; a guide that was never released has no history. A damaged file is an error. */
export function readHistory(root: string, language: string, problems: Problems): History {
  const path = historyPath(language)
  if (!existsSync(join(root, path))) return noHistory
  try {
    const parsed = historySchema.safeParse(JSON.parse(readFileSync(join(root, path), 'utf8')))
    if (parsed.success) return checked(parsed.data, path, problems)
    problems.error(path, 1, advice.historyDamaged(parsed.error.issues[0]?.path.join(' › ') ?? ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    problems.error(path, 1, advice.historyDamaged(error.message))
  }
  return noHistory
}

function checked(history: History, path: string, problems: Problems): History {
  const wrong = history.releases.findIndex(({ number }, index) => number !== index + 1)
  if (wrong >= 0) problems.error(path, 1, advice.historyDamaged(`release ${wrong + 1} is missing`))
  return wrong >= 0 ? noHistory : history
}
