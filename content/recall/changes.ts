import { shortened } from '../text/shorten.ts'
import { type Block, blockTexts, plainText } from '../schema/block.ts'
import type { PlanItem, PlanLevel, PlannedMedicine, PlanSection } from '../tailor/plan.ts'
import { type GuideOutline, passageOutline } from './outline.ts'
import { fingerprintOf } from '../fingerprint/fingerprint.ts'

/** What of a medicine reads otherwise. */
export type Aspect = 'names' | 'uses' | 'what' | 'how' | 'side-effects' | 'checks' | 'notes' | 'warnings'

/** What can have happened to the things of a section. A passage that is `changed` may also be new: its old words are not kept. */
interface ChangesOf {
  title: 'changed'
  passage: 'changed' | 'gone'
  medicine: 'new' | 'changed' | 'gone'
  question: 'new' | 'changed' | 'gone'
  symptoms: 'new' | 'changed' | 'gone'
  sheet: 'new' | 'changed' | 'gone'
  term: 'new' | 'changed'
}
type Kind = keyof ChangesOf

/** The words for a change. */
export type ChangeKey = { [K in Kind]: `recall.change.${K}.${ChangesOf[K]}` }[Kind]

/** Something in a section that is not as it was. */
export type Change = { [K in Kind]: ChangeOf<K> }[Kind]

interface ChangeOf<K extends Kind> {
  kind: K
  change: ChangesOf[K]
  count: number
  /** What the things are called, or how they begin; fewer than `count` where old words are not known. */
  names: string[]
  /** Of medicines that changed. */
  aspects: Aspect[]
}

/** A section with the fullest level of its plan: what no level prints is on no paper, so that it is not compared. */
export interface PrintedSection {
  section: PlanSection
  level: PlanLevel
}

/**
 * What is different in a section.
 * @param past The section of a plan made from `pastGuide()`, with fingerprints for words.
 * @param terms The words explained as they were then.
 */
export function changesIn(present: PrintedSection, past: PrintedSection, terms: GuideOutline['terms']): Change[] {
  const { section: now } = present
  const { section: before } = past
  return [
    ...(now.title === before.title ? [] : [change('title', 'changed', [now.title])]),
    ...passageChanges(blocksOf(now), blocksOf(before)),
    ...medicineChanges(present, past),
    ...thingChanges('question', questionsOf(now, fingerprintOf), questionsOf(before, asItIs)),
    ...thingChanges('symptoms', symptomsOf(now), symptomsBefore(before)),
    ...thingChanges('sheet', sheetsOf(now), sheetsBefore(before)),
    ...termChanges(now, terms),
  ]
}

/** What is different in the words explained: they follow from the texts, so none of them is ever missed. */
export function termChanges(now: PlanSection, terms: GuideOutline['terms']): Change[] {
  const entries = of(now, 'term').map(({ entry }) => entry)
  const changed = entries.filter(
    ({ id, term, meaning }) => terms[id] !== undefined && terms[id].fingerprint !== fingerprintOf([term, meaning]),
  )
  const added = entries.filter(({ id }) => terms[id] === undefined)
  return [
    ...several(
      'term',
      'changed',
      changed.map(({ term }) => term),
    ),
    ...several(
      'term',
      'new',
      added.map(({ term }) => term),
    ),
  ]
}

function of<Kind extends PlanItem['kind']>({ items }: PlanSection, kind: Kind): Extract<PlanItem, { kind: Kind }>[] {
  return items.filter((item): item is Extract<PlanItem, { kind: Kind }> => item.kind === kind)
}

function change<K extends Kind>(kind: K, how: ChangesOf[K], names: string[], aspects: Aspect[] = []): ChangeOf<K> {
  return { kind, change: how, count: names.length, names, aspects }
}

function several<K extends Kind>(kind: K, how: ChangesOf[K], names: string[]): ChangeOf<K>[] {
  return names.length === 0 ? [] : [change(kind, how, names)]
}

function blocksOf(section: PlanSection): Block[] {
  return of(section, 'block').map(({ block }) => block)
}

function passageChanges(now: readonly Block[], before: readonly Block[]): Change[] {
  const old = before.map(pastKey)
  const current = now.map(presentKey)
  const changed = now.filter((_, index) => !old.includes(current[index] ?? ''))
  const gone = old.filter((key) => !current.includes(key)).length - changed.length
  return [
    ...several('passage', 'changed', changed.map(opening)),
    ...(gone > 0 ? [{ ...change('passage', 'gone', []), count: gone }] : []),
  ]
}

function presentKey(block: Block): string {
  const { heading, frame, pieces } = passageOutline(block)
  return key(
    heading,
    frame,
    pieces.map(([fingerprint]) => fingerprint),
  )
}

function pastKey(block: Block): string {
  if (block.type === 'heading') return key(block.level, '', [firstText(block.inlines)])
  return block.type === 'callout' ? key(null, block.title ?? '', block.paragraphs.map(firstText)) : ''
}

function key(heading: number | null, frame: string, fingerprints: readonly string[]): string {
  return [heading === null ? frame : `h${heading}`, ...fingerprints].join(' ')
}

/** A piece of a past passage: its fingerprint, then the medicines it names. */
function firstText(inlines: Parameters<typeof plainText>[0]): string {
  return plainText(inlines.slice(0, 1))
}

function opening(block: Block): string {
  const text = blockTexts(block).join(' ')
  return shortened(text, 60)
}

type MedicineItem = Extract<PlanItem, { kind: 'medicine' }>

function medicineChanges(present: PrintedSection, past: PrintedSection): Change[] {
  const byId = (items: readonly MedicineItem[]) =>
    new Map(items.map(({ medicine }) => [medicine.medicine.id, medicine]))
  const old = byId(of(past.section, 'medicine'))
  const current = byId(of(present.section, 'medicine'))
  const names = (planned: PlannedMedicine[]) => planned.map(({ medicine }) => medicine.generic)
  const changed = [...current].flatMap(([id, planned]) => {
    const was = old.get(id)
    const aspects = was
      ? changedAspects(aspectsOf(planned, present.level, fingerprintOf), aspectsOf(was, past.level, asItIs))
      : []
    return aspects.length > 0 ? [change('medicine', 'changed', [planned.medicine.generic], aspects)] : []
  })
  return [
    ...several('medicine', 'gone', names([...old.values()].filter(({ medicine }) => !current.has(medicine.id)))),
    ...several('medicine', 'new', names([...current.values()].filter(({ medicine }) => !old.has(medicine.id)))),
    ...changed,
  ]
}

function changedAspects(present: Record<Aspect, unknown>, past: Record<Aspect, unknown>): Aspect[] {
  return aspects.filter((aspect) => JSON.stringify(present[aspect]) !== JSON.stringify(past[aspect]))
}

const aspects: readonly Aspect[] = ['names', 'uses', 'what', 'how', 'side-effects', 'checks', 'notes', 'warnings']

function aspectsOf(
  planned: PlannedMedicine,
  level: PlanLevel,
  toFingerprint: (text: string) => string,
): Record<Aspect, unknown> {
  const { generic, shortName, brands, className, sideEffectsScope, id } = planned.medicine
  const text = level.medicines[id]
  // A fingerprint stands for the whole of a text, so a part that is printed counts as all of it.
  const whole = (printed: readonly string[] | undefined, all: string | null) =>
    printed === undefined || printed.length === 0 || all === null ? null : toFingerprint(all)
  return {
    names: [generic, shortName, brands, level.sectionSources ? className : null],
    uses: text?.uses.map((use) => [use.indication, use.text === null ? null : toFingerprint(use.text), use.conditions]),
    what: whole(text?.what, planned.what),
    how: whole(text?.how, planned.how),
    'side-effects': text?.sideEffects.length === 0 ? [] : [sideEffectsScope, text?.sideEffects.map(toFingerprint)],
    checks: text?.checks.map(toFingerprint),
    notes: text?.notes.map(toFingerprint),
    // A short handout has the warnings of risks under 'When to call us'.
    warnings: [...planned.warnings, ...planned.riskWarnings].map(toFingerprint),
  }
}

function asItIs(fingerprint: string): string {
  return fingerprint
}

/** A thing of which no more is compared than its fingerprint. `name` is null where its words are not known any more. */
interface Thing {
  id: string
  name: string | null
  fingerprint: string
}

function questionsOf(section: PlanSection, toFingerprint: (text: string) => string): Thing[] {
  const known = toFingerprint !== asItIs
  return of(section, 'question').map(({ question: { id, text } }) => ({
    id,
    name: known ? text : null,
    fingerprint: toFingerprint(text),
  }))
}

function symptomsOf(section: PlanSection): Thing[] {
  return of(section, 'symptoms').map(({ symptoms: { site, title, symptoms } }) => ({
    id: site,
    name: title,
    fingerprint: fingerprintOf([title, symptoms]),
  }))
}

function symptomsBefore(section: PlanSection): Thing[] {
  return of(section, 'symptoms').map(({ symptoms: { site, title, symptoms } }) => ({
    id: site,
    name: title,
    fingerprint: symptoms[0] ?? '',
  }))
}

function sheetsOf(section: PlanSection): Thing[] {
  return of(section, 'sheet').map(({ sheet: { id, title, instructions, columns, rows, rowCount, prompts } }) => ({
    id,
    name: title,
    fingerprint: fingerprintOf([title, instructions, columns, rows, rowCount, prompts]),
  }))
}

function sheetsBefore(section: PlanSection): Thing[] {
  return of(section, 'sheet').map(({ sheet: { id, title, instructions } }) => ({
    id,
    name: title,
    fingerprint: instructions[0] ?? '',
  }))
}

function thingChanges(
  kind: 'question' | 'symptoms' | 'sheet',
  now: readonly Thing[],
  before: readonly Thing[],
): Change[] {
  const old = new Map(before.map((thing) => [thing.id, thing]))
  const names = (things: readonly Thing[]) => things.flatMap(({ name }) => (name === null ? [] : [name]))
  const gone = before.filter(({ id }) => !now.some((thing) => thing.id === id))
  return [
    ...(gone.length > 0 ? [{ ...change(kind, 'gone', names(gone)), count: gone.length }] : []),
    ...several(kind, 'new', names(now.filter(({ id }) => !old.has(id)))),
    ...several(
      kind,
      'changed',
      names(now.filter(({ id, fingerprint }) => old.has(id) && old.get(id)?.fingerprint !== fingerprint)),
    ),
  ]
}
