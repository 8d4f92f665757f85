import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '../../schema/bundle.ts'
import { handoutParts } from '../../schema/guide.ts'
import { type DataFile, readData } from './guide-data.ts'
import { advice } from '../report/messages.ts'
import type { Steps } from '../steps/steps.ts'
import { bundlesFile } from './records.ts'
import { nearest } from '../words/spelling.ts'

/** Reads the sets of choices that come with a guide; null if it has none. Reports parts that do not exist and names that stand twice. */
export function readBundles(root: string, language: string, steps: Steps): DataFile<Bundle[]> | null {
  const path = `${language}/bundles.yaml`
  const file = existsSync(join(root, path)) ? readData(root, path, bundlesFile, steps) : null
  if (!file) return null
  const names = new Map<string, number>()
  for (const [index, { name, parts }] of file.data.entries()) {
    const first = names.get(name.toLowerCase())
    const line = file.lineAt([index, 'name'])
    if (first === undefined) names.set(name.toLowerCase(), line)
    else file.reporter.error(line, advice.duplicateId(name, `line ${first}`))
    for (const [at, part] of (parts ?? []).entries()) {
      const known: readonly string[] = handoutParts
      if (!known.includes(part))
        file.reporter.error(file.lineAt([index, 'parts', at]), advice.unknownPart(name, part, nearest(part, known)))
    }
  }
  return file
}
