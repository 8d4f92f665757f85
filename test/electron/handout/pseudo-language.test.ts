import { describe, expect, it, vi } from 'vitest'
import type { Language } from '../../../content/languages/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { handoutParts, sheetParts } from '../../../content/schema/handout-part.ts'
import { type ProfileInput, profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import {
  fullestLevel,
  type HandoutChoice,
  type HandoutPlan,
  type PlannedMedicine,
} from '../../../content/tailor/plan.ts'
import { planText } from '../../../content/tailor/plan-text.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { renderHandout } from '../../../electron/handout/handout.ts'
import type { Clinic, Look } from '../../../electron/handout/letterhead/look.ts'
import { isSheets } from '../../../electron/handout/parts/plan-kinds.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { lonelyBrackets } from '../../content/languages/pseudo-text.ts'
import { localeWords, pseudoFor, pseudoGuide, pseudoLanguage } from '../../content/languages/qps.ts'
import { clinic, fonts, plainLook, profiles } from './fixture.ts'
import { openPdf, readPdf } from './read-pdf.ts'

const registry = vi.hoisted(() => ({ installed: new Array<Language>() }))
// As a build for tests has it: a language beside English that is neither listed nor packaged.
vi.mock('../../../content/languages/installed.ts', async (original) => {
  registry.installed.push(...(await original<{ installed: readonly Language[] }>()).installed)
  return registry
})

const pseudo = pseudoFor(guideFromDisk())
const guide = pseudoGuide(guideFromDisk(), pseudo)
const language = pseudoLanguage(pseudo)
const t = translator(language)
registry.installed.push(language)

/** The handouts of each length and print, on both papers. */
const kinds: [string, Partial<HandoutChoice>, Partial<Look>][] = [
  ['short, letter', { length: 'short' }, {}],
  ['short, A4, on two sides', { length: 'short' }, { paper: 'a4', sides: 'two' }],
  ['short in large print, letter', { length: 'short' }, { largePrint: true }],
  ['full, A4', { length: 'full', parts: [...handoutParts] }, { paper: 'a4' }],
  ['full, letter, on two sides', { length: 'full', parts: [...handoutParts] }, { sides: 'two', note: 'ÁÁ ÉÉ' }],
  ['full in large print, letter', { length: 'full' }, { largePrint: true }],
  ['full in large print, A4', { length: 'full' }, { largePrint: true, paper: 'a4' }],
  ['sheets alone', { length: 'full', parts: [...sheetParts] }, {}],
]

function planOf(profile: ProfileInput, choice: Partial<HandoutChoice>): HandoutPlan {
  return tailor(guide, profileSchema.parse(profile), { ...defaultChoice(), ...choice })
}

/** The ID that is printed on a handout: no words. */
const id = 'ABCD-EFGH-JKMN'

const print = (plan: HandoutPlan, look: Partial<Look>) =>
  renderHandout(plan, { ...plainLook, id, clinic, ...look }, { guide, language, t, fonts })

function ownTexts({ name, telephone, hours, whenToCall, footer, localResources }: Clinic): string[] {
  const lines = [name, telephone, hours, ...(whenToCall ?? '').split('\n'), footer]
  const resources = localResources.flatMap((resource) => [resource.name, resource.telephone, resource.text])
  return [...lines, ...resources].filter((line) => line !== null).filter((line) => line !== '')
}

function titles({ sources }: Pick<Guide, 'sources'>): string[] {
  const all = sources.flatMap(({ title, publisher }) => [title, publisher])
  return all.sort((a, b) => b.length - a.length)
}

/** All that stands on the paper or is said of it: the text in the order it is read, and each piece beside it. */
async function read(bytes: Uint8Array) {
  const { pieces, outline, title, links, text } = await readPdf(bytes)
  const alternatives = pieces.flatMap(({ alt }) => alt ?? [])
  const contents = links.map((link) => link.contents)
  return { text, alternatives, beside: [title, ...outline, ...contents, ...(await furniture(bytes))] }
}

/** What stands outside the text of each page: its head, its foot, and heads of tables that stand there again. */
async function furniture(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes)
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true })
    const open: (string | null)[] = []
    let text = ''
    for (const item of items) {
      // What the text is made of has an id by which it is tagged.
      if ('str' in item) text += open.some(Boolean) ? '' : `${item.str} `
      else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id)
    }
    texts.push(text)
  }
  await pdf.destroy()
  return texts
}

/** The texts in brackets of a plan: each is one text of the guide or the catalog, or holds some. */
function bracketed(text: string): string[] {
  const found: string[] = []
  let open = 0
  let from = 0
  for (const { 0: sign, index } of text.matchAll(/[[\]]/g)) {
    if (sign === '[' && open === 0) from = index
    open += sign === '[' ? 1 : -1
    if (open === 0) found.push(text.slice(from, index + 1))
  }
  return [...new Set(found)]
}

/** A plan without what the paper says in other words, or in a few kinds of handouts only. */
function forPaper(plan: HandoutPlan, { largePrint }: Partial<Look>): HandoutPlan {
  const sections = plan.sections.map((section) => ({
    ...section,
    items: section.items
      // The letters of a drawing would be too small beside large print.
      .filter((item) => !(largePrint && item.kind === 'block' && item.block.type === 'drawing'))
      .map((item) => (item.kind === 'medicine' ? { ...item, medicine: withoutReasons(item.medicine) } : item)),
  }))
  return { ...plan, sections, audience: isSheets(plan) ? [] : plan.audience }
}

/** The class of a medicine stands on paper where all medicines of a group share it; its reasons, with its section. */
function withoutReasons(planned: PlannedMedicine): PlannedMedicine {
  return { ...planned, medicine: { ...planned.medicine, className: null }, because: [] }
}

/** A short handout keeps the first sentence of how a medicine is taken: its bracket is closed where that sentence ends. */
function closed(text: string, { sections, choice }: HandoutPlan): string {
  if (choice.length === 'full') return text
  const ways = sections.flatMap(({ items }) =>
    items.map((item) => (item.kind === 'medicine' ? item.medicine.how : null)),
  )
  const cut = ways.flatMap((how) =>
    how === null
      ? []
      : how
          .split(/(?<=[.!?]) +(?=\p{Lu})/u)
          .slice(0, -1)
          .slice(0, 1),
  )
  return [...new Set(cut)].reduce((left, sentence) => left.replaceAll(sentence, `${sentence}]`), text)
}

/** A text as it is compared: lines may end in it anywhere. */
const packed = (text: string) => text.replace(/\s|\u00AD/g, '')

/** The texts of a handout that no language is asked to say. */
const exempt = [id, ...ownTexts(clinic), ...titles(guide), ...localeWords]

describe.each(Object.entries(profiles))('a handout for %s', (_, profile) => {
  describe.each(kinds)('%s', (_, choice, look) => {
    it('holds no plain English word, and each text whole', async () => {
      const plan = planOf(profile, choice)
      const { text, alternatives, beside } = await read((await print(plan, look)).bytes)
      const said = [text, ...alternatives, ...beside]
      expect(said.flatMap(leaksOf)).toEqual([])
      expect(said.map((piece) => closed(piece, plan)).flatMap(lonelyBrackets)).toEqual([])
      const printed = packed([text, ...alternatives].join(' '))
      // A short handout leaves out on purpose: what it prints has to be whole.
      if (plan.choice.length === 'full')
        expect(
          bracketed(planText(forPaper(plan, look), fullestLevel(plan), t)).filter(
            (one) => !printed.includes(packed(one)),
          ),
        ).toEqual([])
    })
  })
})

/** The plain words of a piece, each with what stands around it. */
function leaksOf(piece: string): string[] {
  const words = new Set(pseudo.leaks(piece, exempt))
  return [...words].map((word) => `${word}: ${new RegExp(`.{0,50}\\b${word}\\b.{0,50}`).exec(piece)?.[0] ?? ''}`)
}
