import fc from 'fast-check'
import { callNames } from '../../../electron/ipc/channels.ts'
import { contract } from '../../../electron/ipc/contract.ts'
import type { Channel } from '../../../electron/ipc/contract.ts'

/** A message as something else than our page would send it. */
export interface WildMessage {
  channel: string
  value: unknown
}

/** Names that objects have of themselves, which a careless lookup would take for channels or fields. */
const treacherous = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '']

const channels = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...callNames) },
  { weight: 1, arbitrary: fc.constantFrom(...treacherous, 'staff', 'staff:', 'STAFF:EXIT', 'print:start ') },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
)

const fields = fc.constantFrom(
  ...treacherous,
  ...[
    'profile',
    'choice',
    'look',
    'handout',
    'printer',
    'copies',
    'pin',
    'drive',
    'id',
    'bundle',
    'name',
    'kind',
    'on',
  ],
)
const odd = fc.constantFrom<unknown>(
  ...[NaN, Infinity, -0, 2 ** 53, -1, '', '../../etc/passwd', '\u0000', '‮', '%s%n', "'; rm -rf /", '🎗'.repeat(500)],
  ...[undefined, null, true, 10n ** 30n, new Date(0), [], {}, 'x'.repeat(100_000), '000000', '123456', [[[[[[]]]]]]],
)
const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: false },
    odd,
    fc.anything({ withTypedArray: true, withBigInt: true, withMap: false, withNullPrototype: false }),
    fc.string(),
    fc.uuid(),
    fc.dictionary(fields, tie('value'), { maxKeys: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value

/** So many wild messages, always the same for a seed. */
export function wildMessages(count: number, seed: number): WildMessage[] {
  return fc.sample(fc.record({ channel: channels, value: values }), { numRuns: count, seed })
}

/** Whether the contract takes a message: then it is not wild, only unexpected. */
export function isTaken({ channel, value }: WildMessage): boolean {
  return callNames.has(channel) && contract[channel as Channel].args.safeParse(value).success
}
