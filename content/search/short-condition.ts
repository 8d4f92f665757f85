import type { Condition } from '../schema/condition.ts'
import { type Subtype, subtypeOf } from '../schema/profile.ts'

type Result = 'positive' | 'negative'
type Receptors = Pick<Condition, 'hr' | 'her2'>

const results: Result[] = ['positive', 'negative']
const subtypesOf = (hr: Result[], her2: Result[]): ReadonlySet<Subtype> =>
  new Set(hr.flatMap((one) => her2.map((other) => subtypeOf({ hr: one, her2: other }))))

/** What sets of subtypes have in common: the four are everyone, two may share the result of one receptor. */
const shared: readonly { members: ReadonlySet<Subtype>; common: Receptors }[] = [
  { members: subtypesOf(results, results), common: {} },
  ...results.flatMap((result) => [
    { members: subtypesOf([result], results), common: { hr: [result] } },
    { members: subtypesOf(results, [result]), common: { her2: [result] } },
  ]),
]

/**
 * Conditions in as few words as they can be said before a quotation: all subtypes of HER2-positive cancer are 'HER2-positive',
 * all four subtypes are everyone, and what two conditions say is said once.
 */
export function shortConditions(when: readonly Condition[]): Condition[] {
  const short = when.map(({ subtype, ...rest }): Condition => {
    const found = subtype && shared.find(({ members }) => isSame(members, subtype))
    return found ? { ...found.common, ...rest } : { ...(subtype && { subtype }), ...rest }
  })
  const named = short.filter((condition) => Object.keys(condition).length > 0)
  const keys = named.map((condition) => JSON.stringify(condition))
  // A subtype says its receptors: 'HER2-positive' is not said beside it.
  const subtypes = named.flatMap(({ subtype }) => subtype ?? [])
  return named.filter(
    (condition, at) =>
      keys.indexOf(JSON.stringify(condition)) === at && (subtypes.length === 0 || !isReceptorsOnly(condition)),
  )
}

const isReceptorsOnly = (condition: Condition) => Object.keys(condition).every((key) => key === 'hr' || key === 'her2')

const isSame = (set: ReadonlySet<Subtype>, list: readonly Subtype[]) =>
  set.size === list.length && list.every((one) => set.has(one))
