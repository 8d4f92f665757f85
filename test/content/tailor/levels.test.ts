import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import type { HandoutChoice, LeftOut, PlanLevel, PlannedMedicine } from '../../../content/tailor/plan.ts'
import { fullestLevel, leftOutAt, levelOf } from '../../../content/tailor/plan.ts'
import { guideFromDisk } from '../guide.ts'
import { usualProfiles } from '../../electron/handout/usual-profiles.ts'
import { her2Positive, handoutOf, hrPositive, t } from './handout-of.ts'

const everyMedicine = guideFromDisk().medicines.map(({ id }) => id)
const choices: Record<string, Partial<HandoutChoice>> = {
  full: {},
  short: { length: 'short' },
  'short, all medicines picked': { length: 'short', medicines: everyMedicine },
}
const cases = usualProfiles.flatMap(([name, profile]) =>
  Object.entries(choices).map(([choice, given]) => ({
    name: `${name}, ${choice}`,
    handout: handoutOf(profile, given),
  })),
)

/** What of a medicine is not printed at a level, by the id under which the level has to list it. */
function missing(planned: PlannedMedicine, level: PlanLevel): string[] {
  const text = level.medicines[planned.medicine.id]
  if (!text) return ['everything']
  const how = planned.how ?? ''
  const all = planned.uses.flatMap(({ conditions }) => conditions)
  const [kept] = text.uses
  const whole = planned.uses.find(({ indication }) => indication === kept?.indication)
  return [
    ...(text.what.join(' ') === planned.what ? [] : ['what']),
    ...(planned.medicine.className === null || level.sectionSources ? [] : ['class']),
    ...(how !== '' && text.how.length === 0 ? ['how'] : []),
    ...(text.how.length > 0 && text.how.join(' ') !== how ? ['how-details'] : []),
    ...(whole && all.length > 0 && (kept?.conditions.length ?? 0) < whole.conditions.length ? ['conditions'] : []),
    ...(text.sideEffects.length < planned.sideEffects.length ? ['side-effects'] : []),
    ...(text.notes.length < planned.notes.length ? ['notes'] : []),
    ...(planned.riskWarnings.some((warning) => !text.warnings.includes(warning)) ? ['risk-warnings'] : []),
  ]
}

/** The uses of a medicine whose words are not printed at a level. */
function missingUses(planned: PlannedMedicine, level: PlanLevel): string[] {
  const printed = level.medicines[planned.medicine.id]?.uses.map(({ text }) => text) ?? []
  return planned.uses.map(({ text }) => text).filter((text) => !printed.includes(text))
}

describe.each(cases)('the levels of a handout for $name', ({ handout }) => {
  const { plan, medicines } = handout

  it('list what of each medicine they leave out, and nothing that they print', () => {
    for (const level of plan.levels) {
      const dropped = medicines.map((planned) => ({ planned, ids: missing(planned, level) }))
      const ids = [...new Set(dropped.flatMap((each) => each.ids))]
      const expected = ids.map((id) => {
        const names = dropped.filter((each) => each.ids.includes(id)).map(({ planned }) => planned.medicine.generic)
        return `${id}: ${names.toSorted().join()}`
      })
      const listed = level.leftOut.filter(({ kind }) => kind === 'statement').map((entry) => namesIn(entry, medicines))
      expect(listed.toSorted(), level.id).toEqual(expected.toSorted())
    }
  })

  it('list each use that they do not print', () => {
    for (const level of plan.levels) {
      const listed = level.leftOut.filter(({ kind }) => kind === 'use').map(({ title }) => title)
      for (const planned of medicines) {
        const entries = listed
          .filter((title) => title.startsWith(`${planned.medicine.generic}: `))
          .flatMap((title) => title.slice(planned.medicine.generic.length + 2).split(' / '))
        expect(entries.toSorted(), level.id).toEqual(missingUses(planned, level).toSorted())
      }
    }
  })

  it('keep the checks, the warnings and what limits a use on each of them', () => {
    for (const level of plan.levels) {
      for (const { medicine, checks, warnings, uses } of medicines) {
        const text = level.medicines[medicine.id]
        expect(text?.checks).toEqual(checks)
        expect(text?.warnings.slice(0, warnings.length)).toEqual(warnings)
        const limits = uses.filter(({ unlimited, indication }) => !unlimited && indication !== medicine.therapy)
        const [kept] = text?.uses ?? []
        if (limits.some(({ indication }) => indication === kept?.indication)) expect(kept?.text).not.toBeNull()
      }
    }
  })

  it('print drawings in usual print only, and list them in large print', () => {
    const drawings = plan.sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'block' && item.block.type === 'drawing' ? [item.block.id] : [])),
    )
    for (const level of plan.levels) {
      const listed = level.leftOut.filter(({ reason }) => reason === 'large-print').map(({ id }) => id)
      expect(level.drawings).toBe(level.size === 'usual')
      expect(listed).toEqual(level.drawings ? [] : drawings)
    }
  })

  it('leave out more and more', () => {
    for (const size of ['usual', 'large'] as const) {
      const words = plan.levels
        .filter((level) => level.size === size)
        .map(({ medicines, answerLines }) => JSON.stringify([medicines, answerLines]).length)
      expect(words).toEqual(words.toSorted((a, b) => b - a))
    }
  })
})

/** An entry on medicines as `id: names`, the names in alphabetical order. */
function namesIn({ id, title }: LeftOut, medicines: readonly PlannedMedicine[]): string {
  const names = medicines.map(({ medicine }) => medicine.generic)
  const [, list = ''] = title.split(/: (.*)/s)
  // Some names are lists themselves.
  const found = names.filter((name) =>
    `, ${list}, `
      .replaceAll(/pertuzumab, trastuzumab, and/g, '*')
      .includes(`, ${name.replace(/pertuzumab, trastuzumab, and/, '*')}, `),
  )
  return `${id}: ${found.toSorted().join()}`
}

describe('what must come before a medicine', () => {
  const picked: Partial<HandoutChoice> = { length: 'short', medicines: ['ado-trastuzumab-emtansine'] }
  const conditionsFor = (profile: ProfileInput) =>
    handoutOf(profile, picked).plan.levels.map(
      ({ medicines }) => medicines['ado-trastuzumab-emtansine']?.uses[0]?.conditions,
    )

  it('is left out only where the top of the handout says that it was given (docs/rules.md D20)', () => {
    const had: ProfileInput = { ...her2Positive, line: 'later', prior: ['trastuzumab', 'taxane'] }
    for (const conditions of conditionsFor(had)) expect(conditions).toEqual(['condition.not-after.t-dm1'])
    for (const profile of [her2Positive, { ...her2Positive, prior: ['trastuzumab'] } satisfies ProfileInput])
      for (const conditions of conditionsFor(profile))
        expect(conditions).toEqual(['condition.after.trastuzumab-taxane', 'condition.not-after.t-dm1'])
  })

  it('stays where it says more than that it was given', () => {
    const had: ProfileInput = { ...hrPositive, line: 'later', prior: ['aromatase-inhibitor-alone'] }
    const { levels } = handoutOf(had, { length: 'short', medicines: ['everolimus'] }).plan
    for (const { medicines } of levels)
      expect(medicines['everolimus']?.uses[0]?.conditions).toContain('condition.after.aromatase-inhibitor')
  })
})

it('a level is found by its id, and a plan that lacks it says so', () => {
  const { plan } = handoutOf(hrPositive)
  expect(levelOf(plan, 'full-large')).toBe(plan.levels[1])
  expect(fullestLevel(plan)).toBe(plan.levels[0])
  expect(() => levelOf(plan, 'tight-usual')).toThrow('The plan has no level tight-usual')
  expect(() => fullestLevel({ levels: [] })).toThrow(RangeError)
  expect(leftOutAt(plan, 'full-large').length).toBeGreaterThan(leftOutAt(plan, 'full-usual').length)
})

it('lines for answers are listed where they are left out', () => {
  const { plan } = handoutOf(hrPositive, { length: 'short' })
  const lines = plan.levels.map(({ answerLines, leftOut }) => [
    answerLines['questions'],
    leftOut.some(({ title }) => title === t('leftout.extra.answer-lines')),
  ])
  expect(lines.slice(0, 2)).toEqual([
    [1, false],
    [0, true],
  ])
})
