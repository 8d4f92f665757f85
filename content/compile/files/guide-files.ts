import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withPlainCharacters } from '../../text/plain-characters.ts'
import { advice } from '../report/messages.ts'
import type { Problems } from '../report/problem.ts'

/** The folder of the guide's texts and facts, below the project's folder. */
export const guideRoot = 'content/guide'

const largestFile = 512 * 1024
const longestLine = 8_000
// Characters that hide, reorder or divide text, and what a wrong encoding or a pasted picture leaves; tab and line end are fine.
const hidden =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffd]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]/u

/**
 * One text file of the guide, by its path below the guide's folder. Line ends are `\n`, a byte-order mark is gone, and
 * hyphens, spaces, digits and accents are written in one way (`withPlainCharacters()`).
 */
export interface GuideFile {
  path: string
  text: string
}

/** The languages a guide is written in: folders beside `facts` and `drawings`. */
export function languagesOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !['facts', 'drawings'].includes(entry.name) && !entry.name.startsWith('.'),
    )
    .map((entry) => entry.name)
    .sort()
}

/** Files of one folder that end in `ending`, sorted by name; none when there is no such folder. */
export function filesIn(root: string, folder: string, ending: string): string[] {
  const full = join(root, folder)
  if (!existsSync(full)) return []
  return readdirSync(full)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** Gives the lines of files, each read once, to show a place in them. A file that cannot be read has none. */
export function linesIn(root: string): (path: string) => readonly string[] {
  const read = new Map<string, readonly string[]>()
  return (path) => {
    const full = join(root, path)
    const status = statSync(full, { throwIfNoEntry: false })
    const isReadable = status?.isFile() === true && status.size <= largestFile
    const lines = read.get(path) ?? (isReadable ? readFileSync(full, 'utf8').split(/\r\n?|\n/) : [])
    read.set(path, lines)
    return lines
  }
}

/** Reads a file as text, or reports why it cannot be used and gives null. */
export function readGuideFile(root: string, path: string, problems: Problems): GuideFile | null {
  const full = join(root, path)
  const refuse = (line: number, reason: ReturnType<typeof advice.missingFile>): null => {
    problems.error(path, line, reason)
    return null
  }
  // A file may go away at any time while it is being saved.
  const status = statSync(full, { throwIfNoEntry: false })
  if (!status) return refuse(1, advice.missingFile(path))
  if (!status.isFile()) return refuse(1, advice.notAFile())
  if (status.size > largestFile) return refuse(1, advice.tooLarge(status.size, largestFile))
  let text: string
  try {
    const written = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(full))
    text = withPlainCharacters(written.replace(/\r\n?/g, '\n'))
  } catch {
    return refuse(1, advice.notUtf8())
  }
  if (text.trim() === '') return refuse(1, advice.emptyFile())
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > longestLine) return refuse(index + 1, advice.lineTooLong(longestLine))
    if (/^(?:<{7}|={7}|>{7})(?: |$)/.test(line)) return refuse(index + 1, advice.mergeConflict())
    const character = hidden.exec(line)?.[0]
    if (character !== undefined) return refuse(index + 1, advice.hiddenCharacter(character))
  }
  return { path, text }
}
