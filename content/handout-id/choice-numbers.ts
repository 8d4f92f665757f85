import { type HandoutPart, handoutPart } from '../schema/handout-part.ts'
import type { NumberedKind, Numbers } from '../schema/numbers.ts'
import type { Site } from '../schema/profile.ts'
import { defaultParts } from '../tailor/choice.ts'
import type { HandoutChoice } from '../tailor/plan.ts'
import { BitsError } from './bits.ts'
import type { WireChoice } from './wire-id.ts'

/** Kinds of things that sensitive matter can be asked for by; a choice names them by id alone. */
const optInKinds = ['pages', 'questionGroups', 'questions'] as const satisfies readonly NumberedKind[]

/** A choice with numbers for what it names. What the guide does not know has no effect and is left out. */
export function numbersOfChoice(choice: HandoutChoice, sites: readonly Site[], numbers: Numbers): WireChoice {
  const parts = choice.parts ?? defaultParts(choice.length, sites)
  const asked = (kind: (typeof optInKinds)[number]) => numbersOf(choice.optIn, numbers[kind])
  return {
    length: choice.length,
    parts: [...new Set(parts)].flatMap((part) => numbers.parts[part] ?? []),
    medicines: choice.medicines && numbersOf(choice.medicines, numbers.medicines),
    questions: choice.questions && numbersOf(choice.questions, numbers.questions),
    optIn: { pages: asked('pages'), questionGroups: asked('questionGroups'), questions: asked('questions') },
  }
}

/** The choice that numbers stand for; today's usual parts are null. @throws BitsError when it names what never was. */
export function choiceOf(wire: WireChoice, sites: readonly Site[], numbers: Numbers): HandoutChoice {
  const parts = idsOf(wire.parts, numbers.parts).flatMap((id): HandoutPart[] => {
    const part = handoutPart.safeParse(id)
    return part.success ? [part.data] : []
  })
  return {
    length: wire.length,
    parts: parts.join() === defaultParts(wire.length, sites).join() ? null : parts,
    medicines: wire.medicines && idsOf(wire.medicines, numbers.medicines),
    questions: wire.questions && idsOf(wire.questions, numbers.questions),
    optIn: optInKinds.flatMap((kind) => idsOf(wire.optIn[kind], numbers[kind])),
  }
}

function numbersOf(ids: readonly string[], numbers: Numbers[NumberedKind]): number[] {
  return [...new Set(ids)].flatMap((id) => numbers[id] ?? []).sort((a, b) => a - b)
}

function idsOf(found: readonly number[], numbers: Numbers[NumberedKind]): string[] {
  const ids = new Map(Object.entries(numbers).map(([id, number]) => [number, id]))
  return found.map((number) => {
    const id = ids.get(number)
    if (id === undefined) throw new BitsError('There is nothing of this number')
    return id
  })
}
