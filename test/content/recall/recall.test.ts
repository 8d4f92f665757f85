import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { withRelease } from '../../../content/compile/release/release.ts'
import { encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { translator } from '../../../content/messages/messages.ts'
import { type RecalledSection, recall } from '../../../content/recall/recall.ts'
import { sayChange } from '../../../content/recall/say.ts'
import type { Block } from '../../../content/schema/block.ts'
import type { Guide, Page } from '../../../content/schema/guide.ts'
import { releaseHistorySchema, noReleaseHistory } from '../../../content/schema/release-history.ts'
import { type Profile, profileSchema } from '../../../content/schema/profile.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import { anyProfile } from '../any-profile.ts'
import { guideFromDisk } from '../guide.ts'

const t = translator(english)

/** Notes a guide as its next release; what follows is another guide by its hash. */
function released(guide: Guide): Guide {
  return { ...guide, history: releaseHistorySchema.parse(JSON.parse(JSON.stringify(withRelease(guide)))) }
}
function changed(guide: Guide, changes: Partial<Guide>): Guide {
  return released({ ...guide, ...changes, hash: `${guide.hash}+`, version: `${guide.version}+` })
}

const guide = released({ ...guideFromDisk(), history: noReleaseHistory })
const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', menopause: 'post', sites: ['bone'] })
const look = { paper: 'letter', largePrint: false } as const

function idOf(one: Profile = profile, choice: Partial<HandoutChoice> = {}, from: Guide = guide): string {
  return encodeHandoutId(from, { profile: one, choice: { ...defaultChoice(), ...choice }, look })
}

function sectionsOf(now: Guide, id: string): RecalledSection[] {
  const found = recall(now, id)
  if (!found.ok) throw new Error(found.problem)
  return found.sections
}
const notCurrent = (now: Guide, id = idOf()) =>
  sectionsOf(now, id)
    .filter(({ state }) => state !== 'current')
    .map(({ id: section, state, changes }) => ({
      section,
      state,
      said: changes.map((change) => sayChange(change, t)),
    }))

function withPage(id: string, edit: (page: Page) => Page): Guide {
  return changed(guide, { pages: guide.pages.map((page) => (page.id === id ? edit(page) : page)) })
}
const paragraph = (text: string, when: Block['when'] = []): Block => ({
  id: 'new',
  type: 'paragraph',
  inlines: [{ type: 'text', text }],
  when,
  depth: 'short',
  sensitive: false,
  sources: [{ source: 'asco-guide', place: 'L1' }],
  asOf: null,
})

describe('recall', () => {
  it('shows the handout again, all of it current, in the same guide and in a release with the same words', () => {
    const again = changed(guide, {})
    for (const now of [guide, again]) {
      const found = recall(now, idOf())
      expect(found).toMatchObject({ ok: true, profile, look, release: { number: 1, version: guide.version } })
      expect(notCurrent(now)).toEqual([])
    }
  })

  it('finds everything current for every profile and length when no word has changed', () => {
    const again = changed(guide, {})
    const consistent = anyProfile.filter((one) => contradictions(one).length === 0)
    const length = fc.constantFrom('short' as const, 'full' as const)
    fc.assert(
      fc.property(consistent, length, fc.boolean(), (one, printed, sensitive) => {
        const optIn = sensitive ? guide.pages.filter((page) => page.sensitive).map(({ id }) => id) : []
        expect(notCurrent(again, idOf(one, { length: printed, parts: null, optIn }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('tells of a medicine only what is on the paper: a short handout has no side effects, and a full one has', () => {
    const medicines = guide.medicines.map((medicine) => ({
      ...medicine,
      what: `${medicine.what} This is new.`,
      sideEffects: [...medicine.sideEffects, { text: 'a new side effect', organ: null }],
    }))
    const now = changed(guide, { medicines })
    expect(notCurrent(now, idOf(profile, { length: 'short' }))).toEqual([])
    const said = notCurrent(now).flatMap((section) => section.said)
    expect(said.join()).toMatch(/side effects/)
    const checked = guide.medicines.map((medicine) => ({
      ...medicine,
      checks: [...medicine.checks, { text: 'A new check.', organ: null }],
    }))
    const onPaper = notCurrent(changed(guide, { medicines: checked }), idOf(profile, { length: 'short' }))
    expect(onPaper.flatMap((section) => section.said).join()).toMatch(/checks/)
  })

  it('names the passage that is new or changed', () => {
    const now = withPage('goals-of-treatment', (page) => ({
      ...page,
      blocks: [...page.blocks, paragraph('A passage that was not there.')],
    }))
    expect(notCurrent(now)).toEqual([
      {
        section: 'goals-of-treatment',
        state: 'changed',
        said: ['A passage is new or changed: ‘A passage that was not there.’.'],
      },
    ])
  })

  it('counts the passages that were taken out', () => {
    const now = withPage('goals-of-treatment', (page) => {
      const last = page.blocks.findLast(
        ({ type, depth, when }) => type === 'paragraph' && depth === 'short' && when.length === 0,
      )
      return { ...page, blocks: page.blocks.filter((block) => block !== last) }
    })
    expect(notCurrent(now)).toEqual([
      { section: 'goals-of-treatment', state: 'changed', said: ['A passage was removed.'] },
    ])
  })

  it('does not speak of passages for other people, nor of those that do not print', () => {
    const now = withPage('goals-of-treatment', (page) => ({
      ...page,
      blocks: [
        ...page.blocks,
        paragraph('Only for others.', [{ her2: ['positive'] }]),
        { ...paragraph('On the screen.'), depth: 'more' },
      ],
    }))
    expect(notCurrent(now)).toEqual([])
    const others = profileSchema.parse({ hr: 'positive', her2: 'positive' })
    expect(notCurrent(now, idOf(others))).toHaveLength(1)
  })

  it('says that a page is withdrawn, by the title it had', () => {
    const title = guide.pages.find(({ id }) => id === 'finding-support')?.title
    const now = changed(guide, { pages: guide.pages.filter(({ id }) => id !== 'finding-support') })
    expect(notCurrent(now)).toEqual([{ section: 'finding-support', state: 'withdrawn', said: [] }])
    expect(sectionsOf(now, idOf()).at(-1)).toMatchObject({ title })
  })

  it('says that a page is withdrawn where the clinic withholds it from the same guide', () => {
    const section = 'treatment-hr-positive'
    const withheld = { ...guide, pages: guide.pages.filter(({ id }) => id !== section) }
    expect(notCurrent(withheld).map(({ section: id, state }) => [id, state])).toContainEqual([section, 'withdrawn'])
    expect(notCurrent(guide)).toEqual([])
  })

  it('says that a page is new to this handout', () => {
    const now = withPage('subtype-triple-negative', (page) => ({ ...page, when: [] }))
    expect(notCurrent(now)).toContainEqual({ section: 'subtype-triple-negative', state: 'new', said: [] })
  })

  it('names a medicine that no longer fits this person, and nobody else is told', () => {
    const now = changed(guide, {
      medicines: guide.medicines.map((medicine) =>
        medicine.id === 'fulvestrant'
          ? {
              ...medicine,
              indications: medicine.indications.map((use) => ({ ...use, subtypes: ['her2-positive-hr-positive'] })),
            }
          : medicine,
      ),
    })
    const hormonal = notCurrent(now).find(({ section }) => section === 'medicines-hormonal')
    expect(hormonal?.said).toContain(
      'A medicine is no longer in this section: fulvestrant. Please talk about it with your care team.',
    )
    const others = profileSchema.parse({ hr: 'negative', her2: 'negative' })
    expect(notCurrent(now, idOf(others))).toEqual([])
  })

  it('says that a chosen medicine is gone from the guide', () => {
    const id = idOf(profile, { parts: ['medicines'], medicines: ['letrozole'] })
    const now = changed(guide, { medicines: guide.medicines.filter((medicine) => medicine.id !== 'letrozole') })
    expect(notCurrent(now, id)).toContainEqual({ section: 'medicines-hormonal', state: 'withdrawn', said: [] })
  })

  it('says what of a medicine changed', () => {
    const now = changed(guide, {
      medicines: guide.medicines.map((medicine) =>
        medicine.id === 'letrozole'
          ? { ...medicine, what: 'Something else.', sideEffects: [{ text: 'sneezing', organ: null }] }
          : medicine,
      ),
    })
    const said = notCurrent(now).flatMap((section) => section.said)
    expect(said).toContain('letrozole changed: what it does, side effects.')
  })

  it('tells questions that were added, removed or reworded', () => {
    const [first, second] = guide.questions.filter(({ when, sensitive }) => when.length === 0 && !sensitive)
    if (!first || !second) throw new Error('The guide has too few questions for this test')
    // Of rank 0, so that they are printed before all others.
    const others = guide.questions.filter(({ id }) => id !== first.id && id !== second.id)
    const asked = (id: string, text: string) => ({ ...second, id, text, rank: 0 })
    const was = changed(guide, { questions: [asked('gone', 'Gone?'), asked('kept', 'Kept?'), ...others] })
    const now = changed(was, { questions: [asked('kept', 'Put otherwise?'), asked('added', 'A new one?'), ...others] })
    expect(notCurrent(now, idOf(profile, {}, was))).toEqual([
      {
        section: 'questions',
        state: 'changed',
        said: [
          'A question was removed.',
          'A question was added: ‘A new one?’.',
          'A question was reworded: ‘Put otherwise?’.',
        ],
      },
    ])
  })

  it('tells a sheet, a list of signs and a word that changed', () => {
    const now = changed(guide, {
      sheets: guide.sheets.map((sheet) =>
        sheet.id === 'pain-diary' ? { ...sheet, rowCount: sheet.rowCount + 1 } : sheet,
      ),
      symptoms: guide.symptoms.map((one) => (one.site === 'bone' ? { ...one, symptoms: ['something else'] } : one)),
      glossary: guide.glossary.map((entry) => ({ ...entry, meaning: `${entry.meaning} And more.` })),
    })
    const found = notCurrent(now, idOf(profile, { parts: ['treatment', 'symptoms', 'pain-diary', 'glossary'] }))
    expect(found.map(({ section }) => section).sort()).toEqual(['glossary', 'pain-diary', 'symptoms'])
    expect(found.find(({ section }) => section === 'glossary')?.said[0]).toMatch(/words are explained differently: /)
  })

  it('compares with the release that the ID names, not with the last one', () => {
    const second = withPage('goals-of-treatment', (page) => ({
      ...page,
      blocks: [...page.blocks, paragraph('New in the second release.')],
    }))
    const third = changed(second, { symptoms: [] })
    const fromSecond = idOf(profile, {}, second)
    expect(notCurrent(third, fromSecond).map(({ section }) => section)).toEqual(['symptoms'])
    expect(notCurrent(third, idOf()).map(({ section }) => section)).toEqual(['goals-of-treatment', 'symptoms'])
  })

  it('does not take another order of the guide for other rules, and says when the rules are others', () => {
    const turned = { ...guide, questions: guide.questions.toReversed(), medicines: guide.medicines.toReversed() }
    const now = changed(turned, { pages: guide.pages.toReversed(), symptoms: guide.symptoms.toReversed() })
    expect(recall(now, idOf())).toMatchObject({ otherRules: false })
    const [first, ...later] = now.history.releases
    if (!first) throw new Error('There is no release')
    const other = { ...now, history: { ...now.history, releases: [{ ...first, rules: '1' }, ...later] } }
    expect(recall(other, idOf())).toMatchObject({ otherRules: true })
  })

  it('gives the ID that the handout has today', () => {
    const now = changed(guide, {})
    expect(recall(now, idOf())).toMatchObject({ idToday: idOf(profile, {}, now), otherRules: false })
    expect(idOf(profile, {}, now)).not.toBe(idOf())
  })

  it('refuses an ID with a mistake, of a newer guide, and of a profile that contradicts itself', () => {
    const id = idOf()
    expect(recall(guide, `${id.slice(0, -1)}${id.endsWith('2') ? '3' : '2'}`)).toMatchObject({ problem: 'mistyped' })
    expect(recall(guide, idOf(profile, {}, changed(guide, {})))).toMatchObject({ problem: 'newer-version' })
    const contradictory = profileSchema.parse({ hr: 'positive', her2: 'negative', sex: 'male', menopause: 'pre' })
    expect(recall(guide, idOf(contradictory))).toMatchObject({ problem: 'mistyped' })
  })
})
