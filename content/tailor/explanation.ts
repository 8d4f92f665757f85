import { shortened } from '../text/shorten.ts'
import type { Translate } from '../messages/messages.ts'
import { blockTexts } from '../schema/block.ts'
import type { Condition } from '../schema/condition.ts'
import type { Profile } from '../schema/profile.ts'
import { defaultParts } from './choice.ts'
import { settled } from './person.ts'
import {
  type Fact,
  type HandoutPlan,
  type LeftOut,
  leftOutAt,
  type LevelId,
  levelOf,
  type PlanItem,
  type PlanLevel,
  type PlanSection,
} from './plan.ts'
import { sayUse } from './plan-text.ts'
import { becauseOf, sayFacts } from './reasons.ts'

/**
 * What a handout printed at a level holds and leaves out, each with its reason, in lines for the nurse who makes it.
 * @param id The level that its pages were laid out at.
 */
export function explanation(plan: HandoutPlan, id: LevelId, t: Translate): string {
  const { version, date } = plan.guide
  const level = levelOf(plan, id)
  return [
    t('explain.for', { facts: sayFacts(plan.audience, t) }),
    t('explain.guide', { version, date }),
    '',
    t('explain.holds'),
    ...plan.sections.flatMap((section) => sectionLines(section, plan, level, t)),
    ...leftOutLines(leftOutAt(plan, id), t),
  ].join('\n')
}

function sectionLines(section: PlanSection, plan: HandoutPlan, level: PlanLevel, t: Translate): string[] {
  const profile = settled(plan.profile)
  const because = isPicked(section, plan) ? t('explain.chosen') : null
  const title = `- ${because === null ? entry(section.title, section.because, t) : t('explain.entry', { title: section.title, facts: because })}`
  if (section.part === 'glossary') return [title, `    ${t('explain.glossary', { count: section.items.length })}`]
  return [
    title,
    ...section.items.flatMap((item) => itemLines(item, section, profile, level, t)).map((line) => `    ${line}`),
  ]
}

/** Whether a part is there only because somebody asked for it: no fact brought it in, and not everyone has it. */
function isPicked({ part, because }: PlanSection, { choice, profile }: HandoutPlan): boolean {
  const usual = defaultParts(choice.length, profile.sites).includes(part)
  return because.length === 0 && !usual && choice.parts?.includes(part) === true
}

function itemLines(item: PlanItem, section: PlanSection, profile: Profile, level: PlanLevel, t: Translate): string[] {
  const conditional = (words: string, when: readonly Condition[]) => entry(words, becauseOf(when, profile), t)
  switch (item.kind) {
    case 'block': {
      const { block } = item
      const [first = ''] = blockTexts(block)
      if (block.type === 'heading' || first === '' || (block.type === 'drawing' && !level.drawings)) return []
      const asSection = block.when.length === 0 && section.because.length > 0
      return asSection
        ? [t('explain.entry', { title: shortened(first, 100), facts: t('explain.as-section') })]
        : [conditional(shortened(first, 100), block.when)]
    }
    case 'medicine': {
      const { medicine, because } = item.medicine
      const uses = (level.medicines[medicine.id]?.uses ?? []).map((use) => sayUse(use, t)).filter((use) => use !== '')
      return [entry(medicine.generic, because, t), ...uses.map((use) => `    ${use}`)]
    }
    case 'symptoms': {
      const { site, title } = item.symptoms
      return [entry(title, site === 'any' ? [] : [{ field: 'site', value: site }], t)]
    }
    case 'question':
      return [conditional(item.question.text, item.question.when)]
    case 'passage':
    case 'term':
    case 'sheet':
    case 'when-to-call':
      return []
  }
}

function entry(title: string, because: readonly Fact[], t: Translate): string {
  return t('explain.entry', { title, facts: because.length > 0 ? sayFacts(because, t) : t('explain.for-everyone') })
}

/** What is left out, by kind: medicines first, for they are what a nurse asks about. */
function leftOutLines(leftOut: readonly LeftOut[], t: Translate): string[] {
  const kinds = [
    'medicine',
    'use',
    'statement',
    'section',
    'sheet',
    'symptoms',
    'block',
    'term',
    'question',
    'extra',
  ] as const
  const groups = kinds.map((kind) => ({ kind, entries: leftOut.filter((one) => one.kind === kind) }))
  return groups
    .filter(({ entries }) => entries.length > 0)
    .flatMap(({ kind, entries }) => ['', t(`leftout.${kind}`), ...entries.map((one) => `- ${sayLeftOut(one, t)}`)])
}

function sayLeftOut({ kind, title: whole, reason, because }: LeftOut, t: Translate): string {
  const title = kind === 'use' || kind === 'statement' ? whole : shortened(whole, 100)
  const values = { title, reason: t(`reason.${reason}`) }
  return because.length > 0
    ? t('leftout.entry.facts', { ...values, facts: sayFacts(because, t) })
    : t('leftout.entry', values)
}
