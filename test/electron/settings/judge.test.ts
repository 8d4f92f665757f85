import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveSettings, judgeSettings, settingsTree } from '../../../electron/settings/judge.ts'
import { exampleOf, settingKeys } from '../../../electron/settings/keys.ts'
import { defaultSettings } from '../../../electron/settings/schema.ts'
import { valueAt } from '../../../content/json/read-json.ts'

/** A file in which every key is right and is not its default. */
const unusual: Readonly<Record<string, unknown>> = {
  paper: 'a4',
  textSize: '3',
  idleSeconds: 77,
  defaultPrinter: 'Desk',
  withholdUnreviewed: false,
  withholdOverdue: false,
  notes: 'everyone',
  counts: true,
  supervised: true,
  'clinic.name': 'Harbor Clinic',
  'clinic.telephone': '555-0100',
  'clinic.hours': 'Always',
  'clinic.whenToCall': 'Call us.',
  'clinic.logo': '/logo.png',
  'clinic.footer': 'Pier Road',
  'clinic.localResources': [{ name: 'Group', telephone: '555-0142', text: null, language: null }],
  'staff.pinHash': `scrypt:65536:${'B'.repeat(22)}:${'C'.repeat(43)}`,
}
const rightValue = (name: string, path: readonly string[]): unknown => unusual[name] ?? valueAt(defaultSettings, path)
const right = new Map(settingKeys.map(({ name, path }) => [name, rightValue(name, path)]))

/** One value of each JSON kind, and some that only look right. */
const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e9, '', 'yes', 'true', '0', [], [null], {}, { name: 1 }),
  fc.string({ minLength: 5000, maxLength: 5001 }),
  fc.jsonValue(),
)

const judged = (name: string, value: unknown) =>
  judgeSettings(JSON.stringify(settingsTree(new Map([...right, [name, value]]))))

describe.each(settingKeys.map((key) => [key.name, key] as const))('a wrong value of %s', (name, key) => {
  it('leaves all others in force, and is replaced by the last good one, else by the safe one', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (value, wasRight) => {
        fc.pre(!key.schema.safeParse(value).success)
        const now = judged(name, value)
        // A list is in force with those of its entries that are right.
        fc.pre(!now.right.has(name))
        const lastGood = wasRight ? new Map([[name, right.get(name)]]) : new Map<string, unknown>()
        const { settings, problems, good, leftOut } = effectiveSettings(now, lastGood)
        expect(problems.length).toBeGreaterThan(0)
        for (const other of settingKeys)
          if (other.name !== name) expect(valueAt(settings, other.path)).toEqual(right.get(other.name))
        const earlier = wasRight && key.whenWrong?.earlier !== false
        const without = key.whenWrong === null ? key.schema.parse(undefined) : key.whenWrong.safe
        expect(valueAt(settings, key.path)).toEqual(earlier ? right.get(name) : without)
        expect(good.has(name)).toBe(earlier)
        expect(leftOut.has(name)).toBe(key.whenWrong?.earlier === false)
        for (const { key: said, mend, example, meanwhile } of problems) {
          expect(said?.startsWith(name)).toBe(true)
          expect(mend).toMatch(/^Line \d+: .*\.$/s)
          expect(example === null).toBe(meanwhile === 'ignored')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is told with an example that is right', () => {
    const example = exampleOf(key.path) ?? ''
    const [, written = ''] = /^"[^"]+": (.*)$/s.exec(example) ?? []
    expect(key.schema.safeParse(JSON.parse(written)).success).toBe(true)
  })
})

it('every key of the schema has a value here that is not the default, where that makes a difference', () => {
  expect(settingKeys.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(unusual)))
})

it('what holds something back is safe without an earlier value', () => {
  const safe = settingKeys.flatMap(({ name, whenWrong }) => (whenWrong ? [[name, whenWrong.safe]] : []))
  expect(Object.fromEntries(safe)).toMatchObject({
    withholdUnreviewed: true,
    withholdOverdue: true,
    notes: 'off',
    counts: false,
    'clinic.telephone': null,
    'staff.pinHash': expect.stringContaining('scrypt') as string,
  })
})

it.each([
  ['misspelled', { witholdUnreviewed: true }],
  ['with other capitals', { WithholdUnreviewed: true }],
  ['in another object', { clinic: { withholdUnreviewed: true } }],
  ['a text', { withholdUnreviewed: 'true' }],
  ['a number', { withholdUnreviewed: 1 }],
  ['null', { withholdUnreviewed: null }],
])('withholdUnreviewed %s withholds', (_, text) => {
  const { settings } = effectiveSettings(judgeSettings(JSON.stringify(text)), new Map())
  expect(settings.withholdUnreviewed).toBe(true)
  expect(settings.withholdOverdue).toBe(false)
})

it('a misspelled key beside the right one changes nothing', () => {
  const { settings, problems } = effectiveSettings(
    judgeSettings('{"withholdUnreviewed":false,"witholdUnreviewed":true}'),
    new Map(),
  )
  expect(settings.withholdUnreviewed).toBe(false)
  expect(problems).toMatchObject([{ key: 'witholdUnreviewed', meanwhile: 'ignored' }])
})

it('an object of the wrong kind takes its keys with it, and no others', () => {
  const { settings, leftOut } = effectiveSettings(judgeSettings('{"clinic":"Harbor","paper":"a4"}'), right)
  expect(settings).toMatchObject({ paper: 'a4', clinic: { name: 'Harbor Clinic', telephone: null } })
  expect([...leftOut]).toEqual(['clinic.telephone'])
})

it('a list keeps what is right in it', () => {
  const list = [
    { name: 'A', telephone: 5550142, text: 'Here' },
    { telephone: '555-0143' },
    { name: 'B', phone: '555-0144' },
    'C',
    ...Array.from({ length: 25 }, (_, at) => ({ name: `D${at}` })),
  ]
  const { settings, leftOut, problems } = effectiveSettings(
    judgeSettings(JSON.stringify({ clinic: { name: 'Harbor', localResources: list } })),
    right,
  )
  expect(settings.clinic.localResources).toHaveLength(20)
  expect(settings.clinic.localResources.slice(0, 3)).toEqual([
    { name: 'A', telephone: null, text: 'Here', language: null },
    { name: 'B', telephone: null, text: null, language: null },
    { name: 'D0', telephone: null, text: null, language: null },
  ])
  expect(leftOut).toEqual(new Set(['clinic.localResources[].telephone']))
  expect(problems.length).toBeGreaterThanOrEqual(4)
})
