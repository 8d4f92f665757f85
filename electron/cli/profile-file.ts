import { readJson, sayJsonProblem } from '../../content/json/read-json.ts'
import { defaultLanguage, languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { type Profile, profileSchema } from '../../content/schema/profile.ts'
import { contradictions } from '../../content/tailor/contradictions.ts'
import { readRegularFileSync, sayRefusal } from '../storage/regular-file.ts'

/** A profile from a file, or why it is refused: a line or two for a person, with line, field and fix. */
export type ProfileRead = { profile: Profile; problem: null } | { profile: null; problem: string }

/** A profile is a few hundred bytes; anything larger is another file. */
const maxBytes = 100_000

/** Reads what is known about the cancer from a JSON file. A profile that does not fit the schema or itself is refused. */
export function readProfileFile(file: string, language = defaultLanguage.code): ProfileRead {
  const read = readRegularFileSync(file, maxBytes)
  if (read.state === 'missing') return refused(file, 'it cannot be read, since there is no such file. Check its name.')
  if (read.state === 'refused') return refused(file, sayRefusal(read.refusal))
  const found = readJson(read.bytes, profileSchema)
  if (!found.ok) return refused(file, found.problems.slice(0, 2).map(sayJsonProblem).join('\n'))
  const profile = found.value
  const t = translator(languageOf(language))
  const [contradiction] = contradictions(profile)
  if (contradiction) return refused(file, `${contradiction.field}: ${t(contradiction.message, contradiction.values)}`)
  return { profile, problem: null }
}

function refused(file: string, reason: string): ProfileRead {
  return { profile: null, problem: `The profile ${file} is refused: ${reason}` }
}
