import type { Guide } from '../../../content/schema/guide.ts'
import type { HandoutPlan, PlanLevel, PlanSection } from '../../../content/tailor/plan.ts'
import type { Look } from '../letterhead/look.ts'
import type { Tag } from '../pdf/tagging.ts'
import { tag } from '../pdf/tagging.ts'
import type { Anchor } from '../typesetting/anchor.ts'
import { heightOf, type Slice } from '../typesetting/layout.ts'
import { run, textSlices } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'
import { sourcesOf } from './back.ts'
import { isSheet } from './plan-kinds.ts'
import { sectionSlices } from './section.ts'

/** A page, medicine or sheet that the reader added, with the place in the file that bookmarks lead to. */
export interface AddedSection {
  section: PlanSection
  anchor: Anchor
}

interface Added extends Pick<Guide, 'sources' | 'drawings'> {
  /** The place of the whole part. */
  part: Anchor
  added: readonly AddedSection[]
  plan: HandoutPlan
  look: Look
  level: PlanLevel
  document: Tag
}

/**
 * What the reader added, as the last part of a handout. Each section names its own sources and their date at its foot. A sheet
 * to fill in has a page of its own; the first one fills what the heading of the part leaves.
 */
export function addedSlices(
  set: Setting,
  { part, added, plan, look, level, sources, drawings, document }: Added,
): Slice[] {
  const frame: Frame = { x: set.type.column.x, width: set.type.column.width, panel: null }
  const head = tag('Sect', document)
  const heading = [
    ...textSlices(set, [run(set, part.title, 'bold')], 'section', frame, tag('H2', head), {
      keepWithNext: true,
      anchor: part,
    }),
    ...textSlices(set, [run(set, set.t('handout.added.text'))], 'body', frame, tag('P', head)),
  ]
  const [first, ...rest] = heading
  const sections = added.flatMap(({ section, anchor }, index) => {
    const before = added[index - 1]?.section
    const own: HandoutPlan = { ...plan, sections: [section] }
    return sectionSlices(set, section, anchor, frame, document, {
      clinic: look.clinic,
      drawings,
      sources: sourcesOf(own, sources),
      level: { ...level, drawings: !look.largePrint },
      brief: false,
      titled: false,
      // The ID does not cover what was added, so that its code stays away.
      sheetFoot: { plan: own, look: { ...look, id: null } },
      used: index === 0 ? heightOf(heading) : 0,
      newPage: before !== undefined && (isSheet(section) || isSheet(before)),
      last: index === added.length - 1,
    })
  })
  return [...(first ? [{ ...first, newPage: true }] : []), ...rest, ...sections]
}
