import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { blockSchema } from '../../../content/schema/block.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { levelsOf } from '../../../content/tailor/levels.ts'
import type { HandoutPlan, PlanItem, PlannedMedicine, PlanSection } from '../../../content/tailor/plan.ts'

/** A plan made by hand that holds one of everything a handout can hold: it stays the same when the guide's text changes. */

const statement = {
  when: [],
  depth: 'short',
  sensitive: false,
  sources: [{ source: 'first', place: 'L1' }],
  asOf: '2021-07',
} as const

function block(given: Record<string, unknown>, id: string): PlanItem {
  return { kind: 'block', block: blockSchema.parse({ ...statement, id, ...given }) }
}

function medicine(id: string, brands: string[], sideEffects: string[], when: 'now' | 'later' = 'now'): PlanItem {
  const planned: PlannedMedicine = {
    medicine: {
      id,
      generic: id,
      shortName: null,
      brands,
      therapy: 'hormonal',
      className: 'sample class',
      sideEffectsScope: 'medicine',
    },
    timing: when,
    uses: [{ indication: 'general', text: 'as a first sample', conditions: [] }],
    what: `It is there to try the layout. The name is ${id}.`,
    how: 'A pill you take every day.',
    sideEffects,
    checks: ['A blood test before the first pill.'],
    notes: [],
    warnings: [],
    riskWarnings: [],
    risks: [],
    because: [{ field: 'hr', value: 'positive' }],
    rarely: false,
    supports: [],
    sources: [{ source: 'first', place: 'L2' }],
    asOf: '2021-07',
  }
  return { kind: 'medicine', medicine: planned }
}

function section(
  id: string,
  part: PlanSection['part'],
  title: string,
  items: PlanItem[],
  because: PlanSection['because'] = [],
): PlanSection {
  return {
    id,
    part,
    title,
    because,
    items,
    review: { state: 'draft', role: null, date: null, due: null },
    sources: [
      { source: 'first', place: 'L1' },
      { source: 'second', place: 'L9' },
    ],
    asOf: '2021-07',
  }
}

const words = (text: string) => [{ type: 'text', text }]
const long =
  'This sentence is here to fill the line and to show how a paragraph is broken into lines of about the same length. '

const withoutLevels: Omit<HandoutPlan, 'levels'> = {
  guide: {
    version: '2026-11-22.0123456789ab',
    date: '2026-11-22',
    language: 'en',
    title: 'Sample guide',
    medicinesUntil: '2021',
  },
  profile: {
    hr: 'positive',
    her2: 'negative',
    sex: 'female',
    menopause: 'post',
    biomarkers: {},
    sites: ['bone'],
    line: 'first',
    prior: [],
  },
  subtype: 'hr-positive-her2-negative',
  audience: [
    { field: 'hr', value: 'positive' },
    { field: 'menopause', value: 'post' },
  ],
  choice: { length: 'full', parts: null, medicines: null, questions: ['q1', 'q2'], optIn: [] },
  leftOut: [],
  sections: [
    section('about', 'type', 'What it is', [
      block({ type: 'paragraph', inlines: words(long.repeat(3)) }, 'p1'),
      block({ type: 'heading', level: 2, inlines: words('A heading on the page') }, 'h1'),
      block(
        {
          type: 'paragraph',
          inlines: [
            { type: 'text', text: 'Some words are ' },
            { type: 'strong', children: words('strong') },
            { type: 'text', text: ', some ' },
            { type: 'emphasis', children: words('soft') },
            { type: 'text', text: ', and some lead ' },
            { type: 'page', id: 'medicines', anchor: null, text: 'to the sample medicines' },
            { type: 'text', text: '. In Spanish one says ' },
            { type: 'language', language: 'es', children: words('buenos días') },
            { type: 'text', text: ' and ' },
            { type: 'language', language: 'es', children: words('hasta mañana') },
            { type: 'text', text: '.' },
          ],
        },
        'p2',
      ),
      block({ type: 'heading', level: 3, inlines: words('A smaller heading') }, 'h2'),
      block(
        {
          type: 'list',
          ordered: true,
          items: [
            words('First do this.'),
            words('Then do that, which takes a little longer to say and so needs a second line on the page.'),
          ],
        },
        'l1',
      ),
      block(
        {
          type: 'list',
          ordered: false,
          items: [words('one'), words('two'), words('three'), words('four'), words('five')],
        },
        'l2',
      ),
    ]),
    section(
      'more',
      'treatment',
      'A table, a remark, a drawing',
      [
        block(
          {
            type: 'table',
            caption: 'What a table looks like',
            header: [words('Kind'), words('What it does')],
            rows: [
              [words('One'), words(long)],
              [words('Two'), words('Little.')],
            ],
          },
          't1',
        ),
        block({ type: 'callout', tone: 'ask', title: null, paragraphs: [words('Is this right for me?')] }, 'c1'),
        block({ type: 'drawing', drawing: 'box', alt: 'A box with the word Box in it.', caption: 'A box' }, 'd1'),
      ],
      [{ field: 'hr', value: 'positive' }],
    ),
    section('medicines', 'medicines', 'Sample medicines', [
      medicine('samplomab', ['Samplo'], ['tiredness', 'a sore mouth']),
      medicine('otherol', ['Othera', 'Otheron'], ['tiredness', 'a sore mouth']),
      medicine('quietine', [], []),
      medicine('laterin', ['Latera'], ['a rash'], 'later'),
    ]),
    section('symptoms', 'symptoms', 'Signs', [
      {
        kind: 'symptoms',
        symptoms: {
          site: 'bone',
          title: 'Signs in the bones',
          symptoms: ['pain', 'swelling'],
          sources: [{ source: 'first', place: 'L3' }],
          asOf: null,
        },
      },
    ]),
    section(
      'questions',
      'questions',
      'Questions to ask',
      ['Where is it now?', 'What can I do myself?'].map((text, index): PlanItem => ({
        kind: 'question',
        question: {
          id: `q${index + 1}`,
          group: 'sample',
          text,
          when: [],
          sensitive: false,
          rank: 1,
          sources: [{ source: 'first', place: 'L4' }],
          asOf: null,
        },
      })),
    ),
    section('when-to-call', 'when-to-call', 'When to call us', [{ kind: 'when-to-call', warnings: [] }]),
    section('glossary', 'glossary', 'Words explained', [
      {
        kind: 'term',
        entry: {
          id: 'sample',
          term: 'sample',
          also: [],
          meaning: 'A thing that stands for others like it.',
          when: [],
          sources: [{ source: 'first', place: 'L5' }],
          asOf: null,
        },
      },
    ]),
    section('pain-diary', 'pain-diary', 'Sample diary', [
      {
        kind: 'sheet',
        sheet: {
          id: 'pain-diary',
          title: 'Sample diary',
          instructions: ['Write a line a day.'],
          columns: [
            { title: 'Day', hint: null, width: 1 },
            { title: 'How bad', hint: 'mild, medium or bad', width: 3 },
          ],
          rows: ['Monday'],
          rowCount: 10,
          prompts: [{ label: 'What I want to ask', lines: 2 }],
          sources: [{ source: 'first', place: 'L6' }],
          asOf: null,
        },
      },
    ]),
  ],
}

export const samplePlan: HandoutPlan = {
  ...withoutLevels,
  levels: levelsOf(withoutLevels, english, translator(english)),
}

export const sampleGuide: Pick<Guide, 'sources' | 'drawings'> = {
  sources: [
    {
      id: 'first',
      title: 'First sample source',
      publisher: 'A publisher',
      kind: 'guide',
      asOf: '2021-07',
      sections: [],
    },
    {
      id: 'second',
      title: 'Second sample source',
      publisher: 'Another publisher',
      kind: 'article',
      asOf: null,
      sections: [],
    },
  ],
  drawings: {
    box: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" font-size="17"><rect x="5" y="5" width="290" height="110" rx="12" fill="#e8f1ef" stroke="#1f4e5f" stroke-width="2"/><text x="150" y="66" text-anchor="middle" fill="#33312e">Box</text></svg>',
  },
}
