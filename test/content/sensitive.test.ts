import { describe, expect, it } from 'vitest'
import { english } from '../../content/languages/en/language.ts'
import { blockTexts, plainText, standsOnPaper } from '../../content/schema/block.ts'
import { profileSchema, receptorStatus } from '../../content/schema/profile.ts'
import { createSearch } from '../../content/search/engine.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import { fullestLevel } from '../../content/tailor/plan.ts'
import { planText } from '../../content/tailor/plan-text.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { guideFromDisk } from './guide.ts'
import { t } from './tailor/handout-of.ts'

// Issue 4 and decision D14: survival figures, prognosis and the end of life are read by those only who ask for them.

const guide = guideFromDisk()
const figures = guide.figures.filter(({ sensitive }) => sensitive).map(({ text }) => text)
const sensitivePages = guide.pages.filter(({ sensitive }) => sensitive)
const sensitiveGroups = new Set(guide.questionGroups.flatMap(({ id, sensitive }) => (sensitive ? [id] : [])))
/** Words that stand in sensitive matter only; titles of sensitive pages and questions are not among them. */
const words =
  /surviv|hospice|bereave|living will|resuscitat|health care proxy|\bdying\b|\b(has|have) died\b|\bdeath\b|expected to live/i

describe('sensitive matter', () => {
  it('is what the guide marks so: the outlook, the end of treatment, grief and the questions on them', () => {
    expect(sensitivePages.map(({ id }) => id).sort()).toEqual([
      'caregiving-and-grief',
      'outlook',
      'questions-advanced',
      'when-treatment-stops',
    ])
    expect([...sensitiveGroups]).toEqual(['advanced'])
    const questions = guide.questions.filter(({ sensitive, group }) => sensitive || sensitiveGroups.has(group))
    expect(questions.map(({ sensitive }) => sensitive)).toEqual(questions.map(() => true))
    expect(
      questions.map(({ text }) => text).filter((text) => /outlook|hospice|end of life|living will/.test(text)),
    ).toHaveLength(7)
  })

  it('stands in no other page, not even behind More about this, in no word explained and in no sheet', () => {
    const open = guide.pages
      .filter(({ sensitive }) => !sensitive)
      .flatMap((page) => [
        page.title,
        plainText(page.summary),
        ...page.blocks.filter(({ sensitive }) => !sensitive).flatMap(blockTexts),
      ])
    const sheets = guide.sheets.flatMap(({ title, instructions, prompts }) => [
      title,
      ...instructions,
      ...prompts.map(({ label }) => label),
    ])
    const allowed = 'Figures on how long people live stand on a page of their own'
    const explained = guide.glossary.map(({ meaning }) => meaning)
    expect([...open, ...sheets, ...explained].filter((text) => words.test(text) && !text.startsWith(allowed))).toEqual(
      [],
    )
  })

  it('is in no answer of the search but by the title of its page or question', () => {
    const engine = createSearch(guide, english)
    const asked = [...guide.pages.map(({ title }) => title), ...guide.questions.map(({ text }) => text)]
    const typed = [
      'survival',
      'prognosis',
      'how long do I have',
      'death',
      'dying',
      'hospice',
      'end of life',
      'living will',
    ]
    for (const query of [...asked, ...typed, 'die', '28', 'outlook', 'grief', 'last days', 'months to live']) {
      for (const { id, snippet } of engine.search(query, { limit: 30 }).results) {
        expect(words.test(snippet), `${query}: ${id}: ${snippet}`).toBe(false)
        expect(figures.filter((figure) => /\d+ of 100/.test(figure) && snippet.includes(figure))).toEqual([])
      }
    }
  })

  it('is no related page of an open one', () => {
    const sensitive = new Set(sensitivePages.map(({ id }) => id))
    const related = guide.pages.filter((page) => !page.sensitive).flatMap((page) => page.related)
    expect(related.length).toBeGreaterThan(100)
    expect(related.filter((id) => sensitive.has(id))).toEqual([])
  })

  it('is on no default handout, full or short, and no sheet by itself', () => {
    for (const hr of receptorStatus.options) {
      for (const her2 of receptorStatus.options) {
        for (const length of ['full', 'short'] as const) {
          const profile = profileSchema.parse({ hr, her2, sites: ['bone', 'brain', 'liver', 'lung'] })
          const plan = tailor(guide, profile, { ...defaultChoice(), length })
          expect(words.exec(planText(plan, fullestLevel(plan), t))?.[0]).toBeUndefined()
          const all = tailor(guide, profile, {
            ...defaultChoice(),
            length,
            parts: ['questions', 'glossary', 'support'],
          })
          expect(words.exec(planText(all, fullestLevel(all), t))?.[0]).toBeUndefined()
        }
      }
    }
    expect(sensitivePages.every(({ handout, blocks }) => handout === null || blocks.some(standsOnPaper))).toBe(true)
  })
})
