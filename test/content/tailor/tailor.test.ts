import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '../../../content/schema/guide.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { medicinesFor, tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { afterMenopause, handoutOf, hrPositive, man } from './handout-of.ts'
import { miniGuide, page, paragraph } from './mini-guide.ts'
import { profileClasses, receptors } from './profile-classes.ts'

const provenance = { sources: [{ source: 'asco-guide', place: 'L1' }], asOf: '2021' }

function word(term: string, changes: Partial<GlossaryEntry> = {}): GlossaryEntry {
  return { id: term, term, also: [], meaning: `What ${term} means.`, when: [], ...provenance, ...changes }
}

describe('the pages of a handout', () => {
  const guide = miniGuide({
    pages: [
      page('second', [paragraph('b', 'Second page.')], { handout: { part: 'treatment', order: 20 } }),
      page('first', [
        paragraph('a', 'First page.'),
        paragraph('long', 'Much more.', { depth: 'more' }),
        paragraph('fold', 'Folded.', { depth: 'folded' }),
      ]),
      page('screen', [paragraph('c', 'Screen only.')], { handout: null }),
      page('type', [paragraph('d', 'Type page.')], { handout: { part: 'type', order: 1 } }),
    ],
  })

  it('stand in the order of their parts, then in their own', () => {
    const pages = handoutOf(hrPositive, {}, guide).plan.sections.filter(({ items }) => items[0]?.kind === 'block')
    expect(pages.map(({ id }) => id)).toEqual(['type', 'first', 'second'])
  })

  it('are printed in their short version; what stands on the screen only is told to the nurse', () => {
    const handout = handoutOf(hrPositive, {}, guide)
    expect(handout.text).not.toMatch(/Much more|Screen only/)
    expect(handout.text).toMatch(/Folded/)
    expect(handout.leftOut('long')?.reason).toBe('on-screen')
  })

  it('have the sources and the date of what is printed, not of what is left out', () => {
    const old = {
      ...paragraph('old', 'For others.', { when: [{ her2: ['positive'] }] }),
      sources: [{ source: 'a', place: 'L1' }],
      asOf: '2019',
    }
    const recent = { ...paragraph('recent', 'For all.'), sources: [{ source: 'b', place: 'L2' }], asOf: '2026' }
    const pages = [page('dated', [old, recent], { sources: [...old.sources, ...recent.sources], asOf: '2019' })]
    const [section] = handoutOf(hrPositive, { parts: ['treatment'] }, miniGuide({ pages })).plan.sections
    expect(section).toMatchObject({ id: 'dated', sources: recent.sources, asOf: '2026' })
  })

  it('stand in the order of the parts chosen, and those of other parts are left out', () => {
    const handout = handoutOf(hrPositive, { parts: ['treatment', 'type'] }, guide)
    expect(handout.text).toMatch(/First page[^]*Second page[^]*Type page/)
    expect(handoutOf(hrPositive, { parts: ['type'] }, guide).leftOut('first')?.reason).toBe('not-chosen')
  })
})

describe('the words explained', () => {
  const guide = miniGuide({
    pages: [page('text', [paragraph('a', 'The menopause and the SERD are words. So are biopsies.')])],
    glossary: [
      word('menopause', { when: [{ sex: ['female', 'unknown'] }] }),
      word('SERD'),
      word('biopsy', { also: ['biopsies'] }),
      word('serd-like'),
      word('pause'),
    ],
  })
  const terms = (person: object) =>
    handoutOf({ ...hrPositive, ...person }, { parts: ['treatment', 'glossary'] }, guide).plan.sections.flatMap(
      ({ items }) => items.flatMap((item) => (item.kind === 'term' ? [item.entry.id] : [])),
    )

  it('are those that stand in the handout, as whole words, in any of their spellings', () => {
    expect(terms(afterMenopause)).toEqual(['menopause', 'SERD', 'biopsy'])
  })

  it('are explained only to those whom they concern', () => {
    expect(terms(man)).toEqual(['SERD', 'biopsy'])
  })
})

describe('symptoms and sheets', () => {
  const guide = miniGuide({
    symptoms: [
      { site: 'any', title: 'Other signs', symptoms: ['tiredness'], ...provenance },
      { site: 'bone', title: 'Signs in the bones', symptoms: ['pain'], ...provenance },
      { site: 'lung', title: 'Signs in the lungs', symptoms: ['cough'], ...provenance },
    ],
    sheets: (['side-effect-diary', 'pain-diary', 'caregiving-plan'] as const).map((id) => ({
      id,
      title: id,
      instructions: [],
      columns: [],
      rows: [],
      rowCount: 1,
      prompts: [],
      ...provenance,
    })),
  })

  it('are printed for the places of spread, then for any', () => {
    const text = handoutOf({ ...hrPositive, sites: ['bone'] }, {}, guide).text
    expect(text).toMatch(/Signs in the bones[^]*Other signs/)
    expect(text).not.toContain('Signs in the lungs')
  })

  it('has the diary with every handout, and further sheets when asked for', () => {
    const sheets = (parts: ('caregiving-plan' | 'pain-diary')[] | null) =>
      handoutOf(hrPositive, { parts }, guide)
        .plan.sections.filter(({ items }) => items[0]?.kind === 'sheet')
        .map(({ id }) => id)
    expect(sheets(null)).toEqual(['side-effect-diary'])
    expect(sheets(['pain-diary', 'caregiving-plan'])).toEqual(['pain-diary', 'caregiving-plan'])
  })

  // docs/rules.md 5: the pain tracker belongs to bone spread.
  it('tells people with bone spread of the pain diary', () => {
    expect(handoutOf({ ...hrPositive, sites: ['bone'] }).text).toMatch(/pain diary/)
    expect(handoutOf({ ...hrPositive, sites: ['lung'] }).text).not.toMatch(/pain diary/)
  })
})

it('the medicines asked for alone are those of the whole handout', () => {
  const guide = guideFromDisk()
  const choices = [
    defaultChoice(),
    { ...defaultChoice(), length: 'short' as const },
    { ...defaultChoice(), parts: ['treatment' as const] },
    { ...defaultChoice(), medicines: ['palbociclib'] },
  ]
  const profiles = receptors.flatMap((status) => [...profileClasses(status)].filter((_, at) => at % 997 === 0))
  expect(profiles.length).toBeGreaterThan(20)
  for (const profile of profiles) {
    for (const choice of choices) {
      const whole = tailor(guide, profile, choice).sections.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])),
      )
      expect(medicinesFor(guide, profile, choice)).toEqual(whole)
    }
  }
})
