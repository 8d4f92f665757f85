import fc from 'fast-check'
import { callNames } from '../../../electron/contract/channels.ts'
import { contract } from '../../../electron/contract/contract.ts'
import type { Channel } from '../../../electron/contract/contract.ts'

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

const id = '00000000-0000-4000-8000-000000000000'
const drive = '0123456789abcdef'
const facts = { width: 1, height: 1, touchPoints: 0, voices: 1, voiceLanguages: ['en-US'], speech: 'untried' } as const
const bundle = { name: 'x', subtype: null, length: 'short', parts: ['type', 'goals'], largePrint: false } as const
/** An argument that the contract takes, for each channel that wants one. */
export const fitting = {
  'handout:make': {
    profile: {
      ...{ hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post', line: 'first' },
      ...{ biomarkers: { brca: 'negative' }, sites: ['bone'], prior: ['taxane'] },
    },
    choice: { length: 'full', parts: ['type'], medicines: ['x'], questions: ['x'], optIn: ['x'] },
    look: { paper: 'letter', largePrint: false, note: 'x' },
    added: [{ kind: 'medicine', id: 'x' }],
  },
  'reading:make': {
    profile: { hr: 'positive', her2: 'negative' },
    reading: { kind: 'page', id: 'x' },
    look: { paper: 'letter', largePrint: false },
  },
  'print:count': { handout: id, sides: 'two' },
  'print:start': { handout: id, printer: 'x', copies: 1, sides: 'one', color: 'gray' },
  'print:cancel': { job: id },
  'handout:recall': { id: 'x' },
  'notes:allow': { pin: '482913' },
  'bundles:save': { bundle },
  'bundles:used': { length: 'short', parts: ['type'], largePrint: false },
  'bundles:remove': { name: 'x' },
  'counts:note': { kind: 'empty-search', words: ['x'] },
  'staff:set-pin': { pin: '482913' },
  'staff:unlock': { pin: '482913' },
  'staff:choose-printer': { printer: 'x' },
  'counts:switch': { on: true },
  'counts:save': { drive },
  'diagnostics:read': facts,
  'diagnostics:save': { drive, window: facts },
  'handout:save': { handout: id, drive },
} as const satisfies Partial<Record<Channel, object>>

type Path = readonly (string | number)[]

/** The places of everything in a value, itself included. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const parts = Object.entries(value).flatMap(([name, part]) => placesIn(part, [...at, name]))
  return [at, ...parts]
}

/** A copy of a value in which one place holds something else. */
function changed(value: unknown, [name, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value)
  if (Array.isArray(value))
    return (value as unknown[]).map((part, at) => (String(at) === name ? changed(part, rest, change) : part))
  const parts = value as Record<string, unknown>
  return { ...parts, [name]: changed(parts[name], rest, change) }
}

const oneMore = fc.tuple(fields, odd).map(
  ([field, value]) =>
    (old: unknown) =>
      Array.isArray(old)
        ? [...(old as unknown[]), value]
        : typeof old === 'object'
          ? { ...old, [field]: value }
          : [old],
)
const oneLess = fc.nat().map((which) => (old: unknown) => {
  if (typeof old !== 'object' || old === null) return undefined
  const names = Object.keys(old)
  return Object.fromEntries(Object.entries(old).filter(([name]) => name !== names[which % names.length]))
})
const another = values.map((value) => () => value)
const wrapped = fc.constant((old: unknown) => [old])
/** A message as our own page would send it, but for one place. */
const almostFitting = fc
  .constantFrom(...Object.entries(fitting))
  .chain(([channel, value]) =>
    fc
      .tuple(fc.constantFrom(...placesIn(value)), fc.oneof(another, oneMore, oneLess, wrapped))
      .map(([place, change]): WildMessage => ({ channel, value: changed(value, place, change) })),
  )

/** So many wild messages, always the same for a seed; of every two, one is right but for one place. */
export function wildMessages(count: number, seed: number): WildMessage[] {
  return fc.sample(fc.oneof(fc.record({ channel: channels, value: values }), almostFitting), { numRuns: count, seed })
}

/** Whether the contract takes a message: then it is not wild, only unexpected. */
export function isTaken({ channel, value }: WildMessage): boolean {
  return callNames.has(channel) && contract[channel as Channel].args.safeParse(value).success
}
