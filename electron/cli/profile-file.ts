import { readFileSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { translator } from '../../content/messages/messages.ts'
import { type Profile, profileSchema } from '../../content/schema/profile.ts'
import { contradictions } from '../../content/tailor/contradictions.ts'

/** A profile from a file, or why it is refused: a line or two for a person, with the field and the mend. */
export type ProfileRead = { profile: Profile; problem: null } | { profile: null; problem: string }

/** A profile is a few hundred bytes; anything larger is another file. */
const maxBytes = 100_000

/** Reads what is known about the cancer from a JSON file. A profile that does not fit the schema or itself is refused. */
export function readProfileFile(file: string, language = 'en'): ProfileRead {
  let text: string
  try {
    const { size } = statSync(file)
    if (size > maxBytes) return refused(file, `it is larger than ${maxBytes / 1000} KB, so it is not a profile.`)
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return refused(file, `it cannot be read (${error instanceof Error ? error.message : 'unknown'}).`)
  }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused(file, 'it is not JSON. Look for a missing quote, comma or brace.')
  }
  const parsed = profileSchema.safeParse(json)
  if (!parsed.success) return refused(file, parsed.error.issues.map(sayIssue).slice(0, 2).join('\n'))
  const t = translator(language)
  const [contradiction] = contradictions(parsed.data)
  if (contradiction) return refused(file, `${contradiction.field}: ${t(contradiction.message, contradiction.values)}`)
  return { profile: parsed.data, problem: null }
}

function refused(file: string, reason: string): ProfileRead {
  return { profile: null, problem: `The profile ${file} is refused: ${reason}` }
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const place = field === '' ? '' : ` in ${field}`
    return `there is no field ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')}${place}. Take it out, or check its spelling.`
  }
  if (issue.code === 'invalid_value')
    return `${field}: must be ${issue.values.map((value) => `"${String(value)}"`).join(', ')}.`
  if (field === '') return 'it must be an object with the fields hr and her2.'
  return `${field}: ${issue.message}.`
}
