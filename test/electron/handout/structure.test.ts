import { beforeAll, describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { planText } from '../../../content/tailor/plan-text.ts'
import { fullestLevel, type HandoutChoice, type PlanItem } from '../../../content/tailor/plan.ts'
import { translator } from '../../../content/messages/messages.ts'
import { guideFromDisk } from '../../content/guide.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

const t = translator(english)
const headings = /^H[1-6]$/
const role = (roles: readonly string[]): string => roles.at(-1) ?? ''

describe('a handout with one of everything', () => {
  let read: ReadPdf
  beforeAll(async () => {
    read = await readPdf(
      (await render(samplePlan, { clinic, note: 'For you.', id: 'ABCD-EFGH-JKMN' }, sampleGuide)).bytes,
    )
  })
  const ofRole = (wanted: string) => read.pieces.filter(({ roles }) => role(roles) === wanted).map(({ text }) => text)

  it('says its language and shows its title', () => {
    expect(read.language).toBe('en')
    expect(read.title).toBe('Your cancer type: hormone receptor-positive, HER2-negative')
    expect(read.displaysTitle).toBe(true)
  })

  it('has one H1, and no gap between the levels of its headings', () => {
    const levels = read.pieces.flatMap(({ roles }) =>
      headings.test(role(roles)) ? [Number(role(roles).slice(1))] : [],
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1))
  })

  it('gives every section of the plan a heading and a bookmark, in the order of the plan', () => {
    const titles = samplePlan.sections.map(({ title }) => title)
    expect(ofRole('H2').filter((title) => titles.includes(title))).toEqual(titles)
    expect(read.outline.filter((title) => titles.includes(title))).toEqual(titles)
  })

  it('writes lists, tables with header cells and figures as such', () => {
    const paths = new Set(read.pieces.map(({ roles }) => roles.slice(2).join(' ')))
    expect(paths).toContain('L LI LBody')
    expect(paths).toContain('L LI Lbl')
    expect(paths).toContain('Table Caption')
    expect(paths).toContain('Table TR TH')
    expect(paths).toContain('Table TR TD')
    expect(ofRole('TH')).toEqual(['Kind', 'What it does', 'Day', 'How bad mild, medium or bad', 'Monday'])
  })

  it('gives pictures a text in sentences', () => {
    const texts = read.pieces.flatMap(({ alt }) => (alt === null ? [] : [alt]))
    expect(texts).toEqual([
      'Logo of Riverside Cancer Clinic.',
      'A box with the word Box in it.',
      'QR code with the handout ID ABCD-EFGH-JKMN.',
    ])
  })

  it('has links that say where they lead', () => {
    expect(read.links.map(({ contents }) => contents)).toContain('Sample medicines')
    expect(read.links.every(({ contents, destination }) => contents !== '' && destination !== '')).toBe(true)
    expect(ofRole('Link')).toContain('to the sample medicines')
  })

  it('says which words are in another language, and of no others', () => {
    const foreign = read.pieces.filter(({ language }) => language !== null)
    expect(foreign.map(({ roles, text, language }) => [role(roles), language, text])).toEqual([
      ['Span', 'es', 'buenos días'],
      ['Span', 'es', 'hasta mañana'],
      ['Span', 'es', 'Grupo de apoyo'],
      ['Span', 'es', 'Nos reunimos los miércoles. ¡Bienvenida!'],
    ])
  })

  it('prints the words of the clinic and of the nurse', () => {
    for (const text of [
      'Riverside Cancer Clinic',
      '555-0142',
      'Call at any hour',
      'Riverside support group',
      `${t('handout.note')} ${t('handout.note.origin')} For you.`,
    ]) {
      expect(read.text).toContain(text)
    }
  })

  it('bears its ID', () => {
    expect(read.text).toContain('Handout ID: ABCD-EFGH-JKMN')
  })

  it('says how old it is, that no clinician has reviewed it, and from what it is made', () => {
    for (const text of [
      'last updated in 2021',
      'Not yet reviewed by a clinician',
      '2026-11-22.0123456789ab',
      'First sample source',
      'As of July 2021',
    ]) {
      expect(read.text).toContain(text)
    }
  })

  it('names every medicine, also one that has nothing of its own to say', () => {
    for (const name of ['Samplomab (Samplo)', 'Otherol (Othera or Otheron)', 'Quietine', 'Laterin (Latera)'])
      expect(read.text).toContain(name)
    expect(read.text.indexOf('Laterin')).toBeGreaterThan(read.text.indexOf('Treatments you may hear about later'))
  })

  it('keeps the running head, the foot and repeated table headers out of the reading', () => {
    expect(read.text).not.toContain('Page 2 of')
    expect(read.text).not.toContain('Your handout: HR-positive')
  })
})

it('reads two links to one page where each of them stands', async () => {
  const link = (text: string) => ({ type: 'page', id: 'medicines', anchor: null, text }) as const
  const inlines = [
    { type: 'text', text: 'First read ' } as const,
    link('of these medicines'),
    { type: 'text', text: ', and then, when you have time, once more ' } as const,
    link('what these medicines do'),
    { type: 'text', text: '.' } as const,
  ]
  const [first, ...rest] = samplePlan.sections
  const items = (first?.items ?? []).map((item, index): PlanItem =>
    index === 0 && item.kind === 'block' && item.block.type === 'paragraph'
      ? { ...item, block: { ...item.block, inlines } }
      : item,
  )
  const sections = first ? [{ ...first, items }, ...rest] : []
  const { text } = await readPdf((await render({ ...samplePlan, sections }, {}, sampleGuide)).bytes)
  expect(text).toMatch(/First read of these medicines ?, and then, .* once more what these medicines do ?\./)
})

describe('without settings of the clinic', () => {
  it('has a form to fill in by hand, and the question to ask (decision D1)', async () => {
    const { text } = await readPdf((await render(samplePlan, {}, sampleGuide)).bytes)
    expect(text).toContain('Ask your care team which changes need a call, and whom to call at night.')
    expect(text).toContain('Telephone at night and on weekends')
  })
})

const forms: Readonly<Record<string, Partial<HandoutChoice>>> = {
  'a full handout': {},
  'a short handout': { length: 'short' },
  'single sheets': {
    parts: ['questions', 'when-to-call', 'side-effect-diary', 'pain-diary', 'treatment-plan-summary'],
  },
}
const cases = Object.entries(profiles).flatMap(([name, profile]) =>
  Object.entries(forms).flatMap(([form, choice]) =>
    [false, true].map((largePrint) => ({ name, form, largePrint, plan: planFor(profile, choice) })),
  ),
)

describe.each(cases)('$form for $name, large print: $largePrint', ({ form, largePrint, plan }) => {
  let read: ReadPdf
  beforeAll(async () => {
    read = await readPdf((await render(plan, { largePrint })).bytes)
  })

  it('names no medicine that the plan does not, and a full handout all that it does', () => {
    const { medicines } = guideFromDisk()
    const printed = read.text.toLowerCase()
    const planned = planText(plan, fullestLevel(plan), t).toLowerCase()
    for (const { generic, brands } of medicines) {
      for (const name of [generic, ...brands].map((each) => each.toLowerCase())) {
        if (form === 'a full handout' || printed.includes(name))
          expect(printed.includes(name), name).toBe(planned.includes(name))
      }
    }
  })

  it('ends no page with a heading', () => {
    for (let page = 1; page <= read.pages; page++) {
      const last = read.pieces.findLast((piece) => piece.page === page)
      expect(role(last?.roles ?? []), `page ${page}: ${last?.text}`).not.toMatch(headings)
    }
  })

  it('has no two headings alike under one heading, none without words after it, and no gap between levels', () => {
    const open: { level: number; under: Set<string> }[] = []
    let last = 0
    read.pieces.forEach(({ roles, text }, index) => {
      if (!headings.test(role(roles))) return
      const level = Number(role(roles).slice(1))
      expect(level - last, text).toBeLessThanOrEqual(1)
      last = level
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      expect(open.at(-1)?.under.has(text.toLowerCase()) ?? false, text).toBe(false)
      open.at(-1)?.under.add(text.toLowerCase())
      open.push({ level, under: new Set() })
      const next = read.pieces[index + 1]
      const deeper = headings.test(role(next?.roles ?? [])) && Number(role(next?.roles ?? []).slice(1)) > level
      expect(deeper || !headings.test(role(next?.roles ?? ['H1'])), `after ‘${text}’`).toBe(true)
    })
    expect(last).toBeGreaterThan(0)
  })

  it('has links whose words and descriptions make sense alone', () => {
    const vague = /^(here|click|more|link|this|page|see|read more)\b[.…]*$/i
    const words = read.pieces.filter(({ roles }) => role(roles) === 'Link').map(({ text }) => text)
    for (const text of [...words, ...read.links.map(({ contents }) => contents)]) {
      expect(text).toMatch(/\p{L}{3}/u)
      expect(text).not.toMatch(vague)
    }
    // A list of contents leads also to what the handout says of itself.
    const titles = [...plan.sections.map(({ title }) => title), t('handout.about')]
    for (const { contents } of read.links) expect(titles).toContain(contents)
  })

  it('has headings that say something and alternative texts that are sentences', () => {
    for (const { roles, text, alt } of read.pieces) {
      if (headings.test(role(roles))) expect(text).toMatch(/\p{L}{3}/u)
      if (alt !== null) expect(alt).toMatch(/^\p{Lu}.{10,}[.!?]$/su)
    }
  })
})

it.each(Object.entries(profiles))(
  'the full handout for %s parts no row of medicines within a paragraph of eight lines or fewer',
  async (_name, profile) => {
    const plan = planFor(profile)
    for (const paper of ['letter', 'a4'] as const) {
      const { pieces } = await readPdf((await render(plan, { paper })).bytes)
      const inRows = pieces.filter(({ roles }) => / L LI LBody( P| L LI LBody)$/.test(roles.join(' ')))
      expect(inRows.length > 0).toBe(plan.sections.some(({ items }) => items.some(({ kind }) => kind === 'medicine')))
      // A paragraph that goes over to another page is read as one piece on each.
      for (const [index, { text, page }] of inRows.entries()) {
        const next = inRows[index + 1]
        if (next && next.page > page) expect(text.trim(), `page ${page}`).toMatch(/[.!?)]$/)
      }
    }
  },
)
