import type { RiskWarning } from '../../../content/schema/medicine.ts'
import { fieldFrame, onField } from './blocks.ts'
import type { Slice } from '../typesetting/layout.ts'
import type { Clinic } from '../letterhead/look.ts'
import { promptSlices } from '../typesetting/writing.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { linesOf } from '../../../content/text/lines.ts'
import { ownRun, run, textSlices } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** Lines of the telephone and the hours, each. */
const mostLines = 8

/**
 * 'When to call us': the clinic's own words and number, then the warnings that the handout's medicines bring. The guide
 * invents no urgent advice (decision D1): without the clinic's words it is a form to fill in by hand with the question to ask.
 */
export function callSlices(
  set: Setting,
  clinic: Clinic | null,
  warnings: readonly RiskWarning[],
  frame: Frame,
  parent: Tag,
): Slice[] {
  const inner = fieldFrame(set, frame)
  const paragraph = (text: string, before = 0.5): Slice[] =>
    textSlices(set, [run(set, text)], 'body', inner, tag('P', parent), { before: set.type.unit * before })
  const blank = (label: string, lines: number): Slice[] => promptSlices(set, label, lines, inner, tag('P', parent))
  // Above the box, which is never divided: a taller one would leave more of the page before it blank.
  const warned = warnings.flatMap(({ text, ownNumber }) => [
    ...textSlices(set, [run(set, text, 'bold')], 'body', frame, tag('P', parent), { keepEnd: true }),
    ...(ownNumber === null ? [] : promptSlices(set, ownNumber, 1, frame, tag('P', parent), set.type.handLine * 0.84)),
  ])
  const facts = [
    ...(clinic?.telephone ? [{ label: set.t('handout.call.telephone'), value: clinic.telephone }] : []),
    ...(clinic?.hours ? [{ label: set.t('handout.call.hours'), value: clinic.hours }] : []),
  ]
  const inARow = facts.flatMap(({ label, value }, index) => [
    run(set, `${index === 0 ? '' : ' · '}${label} `, 'bold'),
    ownRun(set, value, mostLines),
  ])
  const contact = textSlices(set, inARow, 'lead', inner, tag('P', parent))
  if (clinic?.whenToCall) {
    const own = linesOf(clinic.whenToCall).filter((line) => line.trim() !== '')
    return [...warned, ...onField(set, inner, [...own.flatMap((line) => paragraph(line)), ...contact])]
  }
  return [
    ...warned,
    ...onField(set, inner, [
      ...paragraph(set.t('handout.call.ask')),
      ...blank(set.t('handout.call.changes'), warnings.length === 0 ? 2 : 1),
      ...(clinic?.telephone ? contact : blank(set.t('handout.call.day'), 1)),
      ...blank(set.t('handout.call.night'), 1),
    ]),
  ]
}
