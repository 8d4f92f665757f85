import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import { outlineOf } from '../../recall/outline.ts'
import { outlineAt, pastGuide } from '../../recall/past-guide.ts'
import { fingerprintOfRules } from '../../recall/rules.ts'
import type { Guide } from '../../schema/guide.ts'
import type { ReleaseHistory, Release, TrackedKind } from '../../schema/release-history.ts'
import type { Numbers } from '../../schema/numbers.ts'
import { historyPath } from './history.ts'
import { numbersPath, sealOf } from './numbers.ts'
import { replaceFile } from '../files/replace-file.ts'

/** Whether these very words were released last. */
export function isReleased({ hash, history }: Pick<Guide, 'hash' | 'history'>): boolean {
  return history.releases.at(-1)?.hash === hash
}

/** The history of a guide with the guide as it is now as its next release. */
export function withRelease(guide: Guide): ReleaseHistory {
  const { history, version, hash, date } = guide
  const number = history.releases.length + 1
  const now = outlineOf(guide)
  const rules = fingerprintOfRules(pastGuide(guide, now))
  const release: Release = { number, version, hash, date, rules, numbers: sealOf(guide.numbers) }
  const before = outlineAt(history, number - 1)
  const tracked = <Kind extends TrackedKind>(kind: Kind): ReleaseHistory[Kind] => {
    const past: Record<string, unknown[]> = history[kind]
    const states = (id: string): unknown[] => {
      const is = now[kind][id] ?? null
      const same = isDeepStrictEqual(is, before[kind][id] ?? null)
      return same ? (past[id] ?? []) : [...(past[id] ?? []), { since: number, is }]
    }
    // What is there now comes in the guide's own order, which decides between questions of one rank.
    const ids = [...new Set([...Object.keys(now[kind]), ...Object.keys(past)])]
    return Object.fromEntries(ids.map((id) => [id, states(id)])) as ReleaseHistory[Kind]
  }
  return {
    releases: [...history.releases, release],
    pages: tracked('pages'),
    medicines: tracked('medicines'),
    questionGroups: tracked('questionGroups'),
    questions: tracked('questions'),
    symptoms: tracked('symptoms'),
    sheets: tracked('sheets'),
    terms: tracked('terms'),
  }
}

/** Writes the guide's history with its next release, and the numbers given out with it. @throws as writing does */
export function writeRelease(root: string, guide: Guide, history: ReleaseHistory): void {
  replaceFile(join(root, numbersPath), numbersText(guide.numbers))
  replaceFile(join(root, historyPath(guide.language)), historyText(history))
}

function numbersText(numbers: Numbers): string {
  return `# What handout IDs name by number. Written by \`guide release\`: a number is never changed, taken out or used again.\n${stringify(numbers)}`
}

/** One line for each state of a thing, so that a release reads well as a change of the file. */
function historyText({ releases, ...tracks }: ReleaseHistory): string {
  const list = (items: readonly unknown[], indent: string) =>
    items.map((item) => `${indent}${JSON.stringify(item)}`).join(',\n')
  const kinds = Object.entries<Record<string, readonly unknown[]>>(tracks).map(([kind, things]) => {
    const lines = Object.entries(things).map(
      ([id, states]) => `    ${JSON.stringify(id)}: [\n${list(states, '      ')}\n    ]`,
    )
    return `  "${kind}": {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${[`  "releases": [\n${list(releases, '    ')}\n  ]`, ...kinds].join(',\n')}\n}\n`
}
