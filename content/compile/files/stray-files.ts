import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { advice } from '../report/messages.ts'
import type { Problems } from '../report/problem.ts'

const inLanguage =
  /^(?:(?:guide|medicines|figures|drawings|glossary|questions|symptoms|sheets|synonyms|urgent|names|words|warnings|bundles)\.yaml|history\.json|.+\.md)$/
const inFacts = /^(?:sources|figures|medicines|numbers|countries)\.yaml$/
const inDrawings = /^.+\.svg$/
/** What editors, systems and a release in the making leave behind. */
const ignored = /^\.|~$|\.(?:yaml|json)\.\d+$|^(?:Thumbs\.db|desktop\.ini)$/

/** Reports files that nothing reads: a page saved as `.md.txt` would be missing from the guide without a word. */
export function checkStrayFiles(root: string, language: string, problems: Problems): void {
  const folders: [string, RegExp][] = [
    [language, inLanguage],
    ['facts', inFacts],
    ['drawings', inDrawings],
  ]
  for (const [folder, expected] of folders) {
    const full = join(root, folder)
    if (!existsSync(full)) continue
    for (const name of readdirSync(full).sort()) {
      if (!expected.test(name) && !ignored.test(name)) problems.error(`${folder}/${name}`, 1, advice.strayFile())
    }
  }
}
