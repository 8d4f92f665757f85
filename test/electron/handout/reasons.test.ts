import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { sayFact } from '../../../content/tailor/reasons.ts'
import type { Look } from '../../../electron/handout/letterhead/look.ts'
import { clinic, planFor, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'
import { usualProfiles } from './usual-profiles.ts'

const t = translator(english)
/** What makes a short handout set as closely as it can be: all that a clinic and a nurse add. */
const crowded: Partial<Look> = {
  clinic,
  id: 'ABCD-EFGH-JKMN',
  note: 'Blood test on Monday. Bring your list of medicines and your questions, and somebody who listens with you. '.repeat(
    2,
  ),
}

/** For each section its reason as it should stand, and its words as they do. */
async function reasonsOf(plan: HandoutPlan, look: Partial<Look>): Promise<{ reason: string | null; text: string }[]> {
  const { pieces } = await readPdf((await render(plan, look)).bytes)
  const starts = plan.sections.map(({ title }) =>
    pieces.findIndex(({ roles, text }) => roles.at(-1) === 'H2' && text.replace(/\s+/g, ' ') === title),
  )
  expect(starts).not.toContain(-1)
  return plan.sections.map(({ because }, index) => ({
    reason:
      because.length === 0
        ? null
        : `${t('handout.because', { facts: because.map((fact) => sayFact(fact, t)).join(', ') })}.`,
    text: pieces
      .slice(starts[index], starts[index + 1])
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
  }))
}

describe.each(usualProfiles)('a handout for %s', (_name, profile) => {
  it.each([
    ['short', false],
    ['short', true],
    ['full', false],
    ['full', true],
  ] as const)('says under each section why it is there: %s, large print: %s', async (length, largePrint) => {
    const plan = planFor(profile, { length })
    const sections = await reasonsOf(plan, { ...crowded, largePrint })
    expect(sections.some(({ reason }) => reason !== null) || plan.subtype === 'not-known').toBe(true)
    for (const { reason, text } of sections) {
      if (reason === null) expect(text).not.toContain('Included because')
      else expect(text).toContain(reason)
    }
  })
})
