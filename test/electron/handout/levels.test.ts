import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { blockTexts } from '../../../content/schema/block.ts'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import {
  type HandoutChoice,
  type HandoutPlan,
  type LevelId,
  levelOf,
  type PlanItem,
  type PlanLevel,
  type PlanSection,
} from '../../../content/tailor/plan.ts'
import { sayCondition } from '../../../content/tailor/plan-text.ts'
import { sayFact } from '../../../content/tailor/reasons.ts'
import type { Look } from '../../../electron/handout/letterhead/look.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, planFor, render } from './fixture.ts'
import { type Piece, readPdf } from './read-pdf.ts'
import { usualProfiles } from './usual-profiles.ts'

const t = translator(english)
const picked = guideFromDisk().medicines.map(({ id }) => id)
const choices: [string, Partial<HandoutChoice>][] = [
  ['short', { length: 'short' }],
  ['short, all medicines picked', { length: 'short', medicines: picked }],
  ['full, with the words explained', { parts: ['type', 'goals', 'medicines', 'symptoms', 'glossary', 'when-to-call'] }],
]
const note = 'Blood test on Monday. Bring your list of medicines and your questions. '.repeat(4)
const looks: [string, Partial<Look>][] = [
  ['usual print', {}],
  ['large print', { largePrint: true }],
  ['usual print with a letterhead and a note', { clinic: { ...clinic, whenToCall: null, telephone: null }, note }],
]

/** Small letters with single spaces, and none after a hyphen, where a line may end. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/- /g, '-').trim().toLowerCase().replace(/[.:]$/, '')
}

/** What an item says at a level, statement by statement. */
function statements(item: PlanItem, level: PlanLevel): string[] {
  switch (item.kind) {
    case 'block':
      return item.block.type === 'drawing' ? (level.drawings ? [item.block.caption ?? ''] : []) : blockTexts(item.block)
    case 'medicine': {
      const { medicine } = item.medicine
      const text = level.medicines[medicine.id]
      if (!text) throw new Error(`${level.id} lacks ${medicine.id}`)
      return [
        medicine.generic,
        ...medicine.brands,
        ...text.what,
        ...text.how,
        ...text.uses.flatMap((use) => [use.text ?? '', ...use.conditions.map((key) => sayCondition(key, use, t))]),
        ...text.sideEffects,
        ...text.checks,
        ...text.notes,
        ...text.warnings,
      ]
    }
    case 'symptoms':
      return [item.symptoms.title, ...item.symptoms.symptoms]
    case 'question':
      return [item.question.text]
    case 'term':
      return [item.entry.term, item.entry.meaning]
    case 'when-to-call':
      return item.warnings.flatMap(({ text, ownNumber }) => [text, ownNumber ?? ''])
    // A core plan has none: what was added is no part of its levels.
    case 'passage':
    case 'sheet':
      return []
  }
}

/** Names that the paper may add to a statement: short names, and the class of a row of a full handout. */
function names(section: PlanSection, { sectionSources }: PlanLevel): string[] {
  return section.items.flatMap((item) => {
    if (item.kind !== 'medicine') return []
    const { shortName, className } = item.medicine.medicine
    return [shortName ?? '', sectionSources ? (className ?? '') : '']
  })
}

/** The words in the drawings of a section. */
function drawnWords({ items }: PlanSection, { drawings }: PlanLevel): string[] {
  return items.flatMap((item) => {
    if (!drawings || item.kind !== 'block' || item.block.type !== 'drawing') return []
    const svg = guideFromDisk().drawings[item.block.drawing] ?? ''
    return [...svg.matchAll(/>([^<>]*\S[^<>]*)</g)].map(([, words = '']) => words)
  })
}

/** The program's own words, in the pieces between their placeholders. */
const labels = Object.entries(english.messages)
  .filter(([key]) => key.startsWith('handout.'))
  .flatMap(([, message]) => message.split(/\{(?:[^{}]|\{[^{}]*\})*\}/))
  .map(plain)
  .filter((label) => label.length > 3)

interface PrintedSection {
  section: PlanSection
  text: string
}

/** What is printed of each section, from its heading to the next. */
function printedSections({ sections }: HandoutPlan, pieces: readonly Piece[]): PrintedSection[] {
  const starts = sections.map(({ title }) =>
    pieces.findIndex(({ roles, text }) => roles.at(-1) === 'H2' && plain(text) === plain(title)),
  )
  expect(starts).not.toContain(-1)
  const end = pieces.findIndex(({ text }) => text === t('handout.resources') || text === t('handout.about'))
  return sections.map((section, index) => {
    const words = pieces.slice(starts[index], starts[index + 1] ?? end).map(({ text }) => text)
    return { section, text: plain(words.join(' ')) }
  })
}

/** What is left of a text when all statements are taken out, longer ones first. */
function remainder(text: string, taken: readonly string[]): string {
  const longestFirst = [...new Set(taken.map(plain))].filter(Boolean).sort((a, b) => b.length - a.length)
  let left = text
  for (const each of longestFirst) left = left.replaceAll(each, '¶')
  return left
    .replace(/\b(and|or|sources?|\d+|as of|january|july|august|october|november)\b/g, '')
    .replace(/[\s¶.,:;()•–·’‘]+/g, ' ')
    .trim()
}

async function made(
  profile: ProfileInput,
  choice: Partial<HandoutChoice>,
  look: Partial<Look>,
): Promise<{ level: PlanLevel; printed: PrintedSection[] }> {
  const plan = planFor(profile, choice)
  const { bytes, level } = await render(plan, look)
  const { pieces } = await readPdf(bytes)
  return { level: levelOf(plan, level), printed: printedSections(plan, pieces) }
}

const used = new Set<LevelId>()

describe.each(usualProfiles)('on a handout for %s', (_name, profile) => {
  describe.each(choices)('%s', (_choice, choice) => {
    it.each(looks)('in %s stands what the plan says at the reported level, and nothing else', async (_look, look) => {
      const { level, printed } = await made(profile, choice, look)
      used.add(level.id)
      for (const { section, text } of printed) {
        const said = section.items.flatMap((item) => statements(item, level))
        for (const statement of said) expect(text, section.id).toContain(plain(statement))
        const reasons = section.because.map((fact) => sayFact(fact, t))
        const taken = [
          ...said,
          ...reasons,
          ...names(section, level),
          ...drawnWords(section, level),
          section.title,
          ...labels,
        ]
        expect(remainder(text, taken), section.id).toBe('')
      }
    })
  })
})

it('these handouts are printed at many levels', () => {
  const some: LevelId[] = ['full-usual', 'full-large', 'short-usual', 'short-large', 'compact-usual', 'tightest-usual']
  for (const id of some) expect([...used]).toContain(id)
})

describe('a handout printed on both sides', () => {
  const sheets: HandoutChoice['parts'] = ['medicines', 'side-effect-diary', 'pain-diary', 'type']
  it.each(usualProfiles)('has the words that were shown for one side: %s', async (_name, profile) => {
    for (const parts of [null, sheets]) {
      const plan = planFor(profile, { length: 'short', parts })
      const [one, two] = await Promise.all((['one', 'two'] as const).map((sides) => render(plan, { sides })))
      expect(two?.level).toBe(one?.level)
    }
  })
})
