import { limits } from '../../content/schema/limits.ts'
import { shortened } from '../../content/text/shorten.ts'
import { choiceOf, isFor, missingParts, sameName } from '../../content/bundles/bundle-choice.ts'
import type { Bundle } from '../../content/schema/bundle.ts'
import {
  hasTooManyLines,
  mostNoteCharacters,
  mostNoteLines,
  noteLines,
  noteSchema,
  type NotesPolicy,
} from '../../content/schema/note.ts'
import { handoutPart, type HandoutPart, handoutParts } from '../../content/schema/handout-part.ts'
import { type Profile, profileSchema, receptorsOf, subtypeOf, subtypes } from '../../content/schema/profile.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import type { HandoutChoice } from '../../content/tailor/plan.ts'
import { type HandoutLook, type Paper, paperSchema, type Sides, sidesSchema } from '../contract/contract.ts'
import { readProfileFile } from './profile-file.ts'

/** The options of `guide handout` as they were typed. */
export interface HandoutOptions {
  profile?: string
  allSubtypes?: true
  out?: string
  outDir?: string
  /** A queue's name, or true for the default printer. */
  print?: string | true
  copies?: string
  gray?: true
  bundle?: string
  parts?: string
  medicines?: string
  /** Ids of questions, with commas between. */
  questions?: string
  length?: string
  largePrint?: true
  note?: string
  paper?: string
  sides?: string
  lang: string
}

/** One handout of an order. `name` is for its file and its line of progress. */
export interface NamedOrder {
  name: string
  profile: Profile
  choice: HandoutChoice
}

/** What one command line asks for. */
export interface HandoutOrders {
  handouts: NamedOrder[]
  look: HandoutLook
  sides: Sides
  /** Parts that the bundle names and handouts no longer have. */
  goneParts: string[]
  to: { file: string | null; folder: string | null; print: PrintChoices | null }
}

interface PrintChoices {
  queue: string | null
  copies: number
  color: 'color' | 'gray'
}

/** What the values of some options are checked against. */
export interface Offered {
  medicines: readonly { id: string }[]
  questions: readonly { id: string }[]
  bundles: readonly Bundle[]
  /** The paper that is taken where none is named. */
  paper: Paper
  /** The sides of what is printed at once, where none are named. */
  sides: Sides
  /** Who may add a note; `off` refuses one here, the PIN that `staff` takes is asked for afterwards. */
  notes: NotesPolicy
}

/** An option that is refused: the whole line for a person. */
class Refusal extends Error {}

/** Checks the options. A problem is one line that names the option and the mend; nothing has been made then. */
export function handoutOrders(
  options: HandoutOptions,
  offered: Offered,
): { orders: HandoutOrders; problem: null } | { orders: null; problem: string } {
  try {
    const bundle = bundleOf(options, offered.bundles)
    const profiles = profilesOf(options)
    const handouts = profiles.map(({ name, profile }) => {
      if (bundle && !isFor(bundle, subtypeOf(profile)))
        refuse(
          'bundle',
          `‘${bundle.name}’ is meant for the subtype ${bundle.subtype ?? ''}, and this handout is for ${subtypeOf(profile)}. Choose another one.`,
        )
      return { name, profile, choice: choiceFor(options, bundle, offered) }
    })
    const gone = bundle && options.parts === undefined ? missingParts(bundle) : []
    const look = lookOf(options, bundle, offered)
    const orders = { handouts, look, sides: sidesOf(options, offered), goneParts: gone, to: placeOf(options) }
    return { orders, problem: null }
  } catch (error) {
    if (error instanceof Refusal) return { orders: null, problem: error.message }
    throw error
  }
}

function refuse(option: string, why: string): never {
  throw new Refusal(`--${option}: ${why}`)
}

function quoted(text: string): string {
  return `"${shortened(text, 40)}"`
}

function bundleOf({ bundle: name }: HandoutOptions, bundles: readonly Bundle[]): Bundle | null {
  if (name === undefined) return null
  const found = bundles.find((bundle) => sameName(bundle.name, name))
  const names = bundles.map((bundle) => `‘${bundle.name}’`).join(', ')
  return found ?? refuse('bundle', `there is none called ${quoted(name)}. There is: ${names || 'none'}.`)
}

function profilesOf({ profile: file, allSubtypes, lang }: HandoutOptions): { name: string; profile: Profile }[] {
  if (allSubtypes) {
    if (file !== undefined)
      refuse('all-subtypes', 'makes one handout a subtype and takes no --profile. Leave one of the two out.')
    return subtypes.map((subtype) => ({ name: subtype, profile: profileSchema.parse(receptorsOf[subtype]) }))
  }
  if (file === undefined) refuse('profile', 'say what is known about the cancer: --profile FILE, or --all-subtypes.')
  const { profile, problem } = readProfileFile(file, lang)
  if (!profile) throw new Refusal(problem)
  return [{ name: subtypeOf(profile), profile }]
}

function choiceFor(options: HandoutOptions, bundle: Bundle | null, offered: Offered): HandoutChoice {
  const given = bundle ? choiceOf(bundle) : defaultChoice()
  const length = options.length === undefined ? given.length : lengthOf(options.length)
  const parts = options.parts === undefined ? given.parts : partsOf(options.parts)
  const medicines = options.medicines === undefined ? null : medicinesOf(options.medicines, offered.medicines)
  const questions = options.questions === undefined ? null : questionsOf(options.questions, offered.questions)
  if (questions && parts && !parts.includes('questions'))
    refuse('questions', 'are printed in the part questions, and it is not chosen. Add it to --parts.')
  return { ...given, length, parts, medicines, questions }
}

function lengthOf(text: string): HandoutChoice['length'] {
  return text === 'short' || text === 'full' ? text : refuse('length', `must be short or full, not ${quoted(text)}.`)
}

function listed(option: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (names.includes('')) refuse(option, 'has an empty place. Write names with commas between them: a,b,c.')
  if (twice !== undefined) refuse(option, `names ${quoted(twice)} twice. Take one out.`)
  return names
}

function partsOf(text: string): HandoutPart[] {
  return listed('parts', text).map((name) => {
    const part = handoutPart.safeParse(name)
    return part.success
      ? part.data
      : refuse('parts', `there is no part ${quoted(name)}. There is: ${handoutParts.join(', ')}.`)
  })
}

function medicinesOf(text: string, medicines: Offered['medicines']): string[] {
  return listed('medicines', text).map((name) => {
    if (!medicines.some(({ id }) => id === name))
      refuse(
        'medicines',
        `the guide has no medicine ${quoted(name)}. Write its name as its page does, in small letters.`,
      )
    return name
  })
}

function questionsOf(text: string, questions: Offered['questions']): string[] {
  return listed('questions', text).map((id) => {
    if (!questions.some((question) => question.id === id))
      refuse('questions', `the guide has no question ${quoted(id)}. content/guide/en/questions.yaml has their ids.`)
    return id
  })
}

function lookOf(options: HandoutOptions, bundle: Bundle | null, offered: Offered): HandoutLook {
  const { paper, largePrint } = options
  const size = paperSchema.safeParse(paper ?? offered.paper)
  if (!size.success) refuse('paper', `must be letter or a4, not ${quoted(paper ?? '')}.`)
  return {
    paper: size.data,
    largePrint: largePrint ?? bundle?.largePrint ?? false,
    note: noteOf(options, offered.notes),
  }
}

function noteOf({ note }: HandoutOptions, policy: NotesPolicy): string | null {
  if (note === undefined || note.trim() === '') return null
  if (policy === 'off') refuse('note', 'the settings allow no notes ("notes": "off"). Leave it out.')
  if (!noteSchema.safeParse(note).success)
    refuse('note', `has ${note.length} characters and may have ${mostNoteCharacters}. Shorten it.`)
  if (hasTooManyLines(note))
    refuse('note', `has ${noteLines(note).length} lines and may have ${mostNoteLines}. Shorten it.`)
  return note.trim()
}

/** A file may be printed by anybody, on any printer. */
function sidesOf({ sides, print }: HandoutOptions, offered: Offered): Sides {
  const said = sidesSchema.safeParse(sides ?? (print === undefined ? 'one' : offered.sides))
  return said.success ? said.data : refuse('sides', `must be one or two, not ${quoted(sides ?? '')}.`)
}

function placeOf({ out, outDir, print, copies, gray, allSubtypes }: HandoutOptions): HandoutOrders['to'] {
  if (allSubtypes && out !== undefined) refuse('out', 'is for one handout. Use --out-dir FOLDER with --all-subtypes.')
  if (!allSubtypes && outDir !== undefined) refuse('out-dir', 'is for --all-subtypes. Use --out FILE for one handout.')
  if (out === undefined && outDir === undefined && print === undefined) {
    refuse(
      allSubtypes ? 'out-dir' : 'out',
      `say where it goes: --${allSubtypes ? 'out-dir FOLDER' : 'out FILE'}, or --print.`,
    )
  }
  if (copies !== undefined && print === undefined)
    refuse('copies', 'counts printed copies. Add --print, or leave it out: a file holds one copy.')
  if (gray && print === undefined)
    refuse('gray', 'is for --print. Add --print, or leave it out: tell the printer of a file yourself.')
  const count = Number(copies ?? 1)
  if (!Number.isInteger(count) || count < 1 || count > limits.copies)
    refuse('copies', `must be a whole number from 1 to ${limits.copies}, not ${quoted(copies ?? '')}.`)
  return {
    file: out ?? null,
    folder: outDir ?? null,
    print:
      print === undefined
        ? null
        : { queue: print === true ? null : print, copies: count, color: gray ? 'gray' : 'color' },
  }
}
