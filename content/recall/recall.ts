import { decodeHandoutId, encodeHandoutId, type HandoutIdContent, type IdProblem } from '../handout-id/handout-id.ts'
import type { Guide, HandoutPart } from '../schema/guide.ts'
import type { Release } from '../schema/release-history.ts'
import { contradictions } from '../tailor/contradictions.ts'
import { fullestLevel, type HandoutPlan, type PlanSection } from '../tailor/plan.ts'
import { tailor } from '../tailor/tailor.ts'
import { type Change, changesIn, termChanges } from './changes.ts'
import { outlineAt, pastGuide } from './past-guide.ts'
import { fingerprintOfRules } from './rules.ts'

/** How a section of an old handout stands today. `new`: this handout had no such section then. */
export interface RecalledSection {
  id: string
  part: HandoutPart
  title: string
  state: 'current' | 'changed' | 'withdrawn' | 'new'
  /** What changed; empty in every other state. */
  changes: Change[]
}

/** A handout found again by its ID. */
export interface Recalled extends HandoutIdContent {
  ok: true
  /** The ID that this handout has when it is printed today. */
  idToday: string
  /** The release it was printed from; null = the guide at hand, before its release. */
  release: Pick<Release, 'number' | 'version' | 'date'> | null
  /**
   * Whether handouts are put together by other rules today than in that release. `sections` compares what the guide said,
   * by today's rules: then the paper at home may hold other medicines and passages than are told here.
   */
  otherRules: boolean
  /** The handout as it is made today. */
  plan: HandoutPlan
  /** Those of today in their order, then those that are withdrawn. */
  sections: RecalledSection[]
}
export type Recall = Recalled | { ok: false; problem: IdProblem; language: string | null }

/** Finds a handout again by its ID as somebody typed it, and says of each section whether it is as it was. Never throws. */
export function recall(guide: Guide, id: string): Recall {
  const decoded = decodeHandoutId(guide, id)
  if (!decoded.ok) return decoded
  const { release, profile, choice, look } = decoded
  if (contradictions(profile).length > 0) return { ok: false, problem: 'mistyped', language: null }
  const plan = tailor(guide, profile, choice)
  return {
    ok: true,
    idToday: encodeHandoutId(guide, { profile, choice, look }),
    release: release && { number: release.number, version: release.version, date: release.date },
    otherRules:
      release !== null &&
      fingerprintOfRules(pastGuide(guide, outlineAt(guide.history, release.number))) !== release.rules,
    profile,
    choice,
    look,
    plan,
    sections:
      release === null || isWhole(guide, release) ? plan.sections.map(asCurrent) : compare(guide, plan, release.number),
  }
}

/** Whether the guide is this release with all of its pages: a clinic may withhold some (`withholdPages`), and the hash stays. */
function isWhole(guide: Guide, { hash, number }: Release): boolean {
  if (hash !== guide.hash) return false
  const here = new Set(guide.pages.map(({ id }) => id))
  return Object.keys(outlineAt(guide.history, number).pages).every((id) => here.has(id))
}

function compare(guide: Guide, plan: HandoutPlan, release: number): RecalledSection[] {
  const outline = outlineAt(guide.history, release)
  const past = tailor(pastGuide(guide, outline), plan.profile, plan.choice)
  const printed = (section: PlanSection, { levels }: HandoutPlan) => ({ section, level: fullestLevel({ levels }) })
  const today = plan.sections.map((section): RecalledSection => {
    const was = past.sections.find(({ id }) => id === section.id)
    if (section.part === 'glossary') return withChanges(section, termChanges(section, outline.terms))
    return was
      ? withChanges(section, changesIn(printed(section, plan), printed(was, past), outline.terms))
      : { ...asCurrent(section), state: 'new' }
  })
  const withdrawn = past.sections
    .filter(({ id }) => !plan.sections.some((section) => section.id === id))
    .map((section): RecalledSection => ({ ...asCurrent(section), state: 'withdrawn' }))
  return [...today, ...withdrawn]
}

function asCurrent({ id, part, title }: PlanSection): RecalledSection {
  return { id, part, title, state: 'current', changes: [] }
}

function withChanges(section: PlanSection, changes: Change[]): RecalledSection {
  return { ...asCurrent(section), state: changes.length > 0 ? 'changed' : 'current', changes }
}
