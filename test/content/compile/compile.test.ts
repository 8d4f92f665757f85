import { expect, test } from 'vitest'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { english } from '../../../content/languages/en/language.ts'
import { compileGuide } from '../../../content/compile/compile.ts'
import { loadGuide } from '../../../content/compile/compiled-guide.ts'
import { translator } from '../../../content/messages/messages.ts'
import { plainText } from '../../../content/schema/block.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { sayUse } from '../../../content/tailor/plan-text.ts'
import { compileSmallGuide, edited, smallGuide } from './small-guide.ts'

function compiled(changes: Record<string, string> = {}): Guide {
  const { guide, problems } = compileSmallGuide(changes)
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  if (!guide) throw new Error('no guide')
  return guide
}

const withBody = (body: string): Record<string, string> => ({
  'en/01-1-about.md': `${(smallGuide['en/01-1-about.md'] ?? '').split('---\n').slice(0, 2).join('---\n')}---\n\n${body}\n\n## Tablets\n`,
  'en/06-1-hormonal.md': edited('en/06-1-hormonal.md', 'handout: { part: treatment, order: 10 }\n', '').text,
})

const page = (guide: Guide, id = 'about'): Guide['pages'][number] => {
  const found = guide.pages.find((one) => one.id === id)
  if (!found) throw new Error(`no page ${id}`)
  return found
}

test('the small guide compiles without a word, and fits the schema', () => {
  const { guide, problems } = compileSmallGuide()
  expect(problems).toEqual([])
  expect(loadGuide(JSON.parse(JSON.stringify(guide)))).toEqual(guide)
})

test('the real guide compiles, and fits the schema', () => {
  const { guide, problems } = compileGuide({ root: 'content/guide', language: compileEnglish })
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
  expect(loadGuide(JSON.parse(JSON.stringify(guide)))).toEqual(guide)
})

test('the same files give the same version, a changed word another one', () => {
  const version = compiled().version
  expect(version).toMatch(/^2026-11-22\.[0-9a-f]{12}$/)
  expect(compiled().version).toBe(version)
  const windows = Object.fromEntries(
    Object.entries(smallGuide).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  )
  expect(compiled(windows).version).toBe(version)
  expect(
    compiled({ 'en/01-1-about.md': edited('en/01-1-about.md', 'The cancer has spread.', 'It has spread.').text })
      .version,
  ).not.toBe(version)
})

test('the texts that pages share have a review each, and a guide that tells none of them says so', () => {
  const { medicines, glossary } = compiled().reviews
  expect(medicines.state).toBe('draft')
  expect(glossary).toEqual({ state: 'reviewed', role: 'pharmacist', date: '2026-11-01', due: '2027-11-01' })
  const without = (smallGuide['en/guide.yaml'] ?? '').replace(/reviews:\n(?: .*\n)+/, '')
  const [problem] = compileSmallGuide({ 'en/guide.yaml': without }).problems
  expect(problem).toMatchObject({ file: 'en/guide.yaml', message: '`reviews` is missing.' })
  expect(problem?.mend).toContain('medicines: { state: draft }')
})

test('a page has its number and id from the file name, and stands in its section in the order of the outline', () => {
  const guide = compiled()
  expect(guide.pages.map(({ id, number }) => [id, number])).toEqual([
    ['about', '1.1'],
    ['outlook', '1.2'],
    ['hormonal', '6.1'],
  ])
  expect(guide.sections.map(({ pages }) => pages)).toEqual([['about', 'outlook'], ['hormonal']])
})

test('a block has the conditions, depth and sources of what stands around it', () => {
  const blocks = page(compiled(), 'hormonal').blocks
  expect(
    blocks.map(({ type, depth, when, sources }) => [type, depth, when.length, sources.map((ref) => ref.place).join()]),
  ).toEqual([
    ['paragraph', 'short', 1, 'L134'],
    ['heading', 'short', 0, 'D12'],
    ['list', 'short', 0, 'D12'],
    ['heading', 'more', 0, 'L334,L203'],
    ['medicines', 'more', 0, 'L334,L203'],
    ['questions', 'more', 0, 'L203'],
    ['drawing', 'more', 0, 'L203'],
  ])
})

test('nested conditions add up', () => {
  const guide = compiled(
    withBody('::::when{hr=positive}\n:::when{sex=female}\nWords.\n\n::source[article L1]\n:::\n::::'),
  )
  expect(page(guide).blocks[0]?.when).toEqual([{ hr: ['positive'] }, { sex: ['female'] }])
})

test.each([
  ['a part of a source with a date of its own', 'big-guide L134', '2021-07'],
  ['the rest of the source', 'big-guide L56', '2021'],
  ['a place that reaches into two parts: the older date', 'big-guide L190-210', '2021-01'],
  ['several sources: the oldest of those with a date', 'big-guide L134; article L3; big-guide L203', '2021-01'],
  ['no date at all', 'article L3; decisions D1', null],
])('the date of a statement comes from its sources: %s', (_, source, asOf) => {
  expect(page(compiled(withBody(`Words.\n\n::source[${source}]`))).blocks[0]?.asOf).toBe(asOf)
})

const textOf = (body: string): string => {
  const block = page(compiled(withBody(`${body}\n\n::source[article L1]`))).blocks[0]
  return block?.type === 'paragraph' ? plainText(block.inlines) : ''
}

test.each([
  ['You get tamoxifen. Then Tamoxifen goes on.', 'You get tamoxifen (Soltamox). Then Tamoxifen goes on.'],
  ['You get Soltamox.', 'You get Soltamox (tamoxifen).'],
  ['You get tamoxifen (Soltamox) now.', 'You get tamoxifen (Soltamox) now.'],
  ['You get Soltamox (tamoxifen) now.', 'You get Soltamox (tamoxifen) now.'],
  ['You get a tamoxifen-like pill, then tamoxifen.', 'You get a tamoxifen-like pill, then tamoxifen (Soltamox).'],
])('the brand stands beside the generic name at the first mention: %s', (written, printed) => {
  expect(textOf(written)).toBe(printed)
})

test('medicines link every time, glossary words the first time, whole words only', () => {
  const guide = compiled({
    ...withBody('A metastasis and metastases: tamoxifen, **tamoxifen** and premetastasis.\n\n::source[article L1]'),
    'en/words.yaml': '- premetastasis\n',
  })
  const block = page(guide).blocks[0]
  expect(
    block?.type === 'paragraph' && block.inlines.map((inline) => ('id' in inline ? inline.id : inline.type)),
  ).toEqual(['text', 'metastasis', 'text', 'tamoxifen', 'text', 'strong', 'text'])
})

test('how many treatments must have gone before is said in the words of its figure', () => {
  const medicines = edited(
    'facts/medicines.yaml',
    'menopause: post',
    'prior: { all: [treatments-2plus], figure: F003 }',
  )
  const figure = `- { id: F003, claim: needed, value: 2, unit: treatments, source: big-guide L462 }\n`
  const { indications = [] } =
    compiled({
      'facts/medicines.yaml': medicines.text,
      'facts/figures.yaml': `${smallGuide['facts/figures.yaml']}${figure}`,
      'en/figures.yaml': `${smallGuide['en/figures.yaml']}F003: at least two\n`,
    }).medicines.find(({ id }) => id === 'alpelisib') ?? {}
  expect(indications.map(({ count }) => count)).toEqual(['at least two'])
  const use = {
    indication: '',
    text: 'by itself',
    conditions: ['condition.after.treatments-2plus'],
    count: 'at least two',
  }
  expect(sayUse(use, translator(english))).toBe('By itself, only after at least two treatments.')
})

test('the longest name wins', () => {
  const records = `${smallGuide['facts/medicines.yaml']}- id: t-dx
  brands: [Enhertu]
  therapy: targeted
  source: big-guide L436
  indications: [{ id: later, subtypes: [her2-positive-hr-positive], source: big-guide L436 }]
`
  const words = `${smallGuide['en/medicines.yaml']}t-dx:\n  generic: trastuzumab deruxtecan\n  what: It works.\n  uses: { later: later on }\n`
  const guide = compiled({
    ...withBody('You get trastuzumab\nderuxtecan.\n\n::source[article L1]'),
    'facts/medicines.yaml': records,
    'en/medicines.yaml': words,
  })
  const block = page(guide).blocks[0]
  expect(block?.type === 'paragraph' && block.inlines).toContainEqual({
    type: 'medicine',
    id: 't-dx',
    text: 'trastuzumab deruxtecan',
  })
})

test('a figure prints its text, with a capital at the start of a sentence', () => {
  expect(textOf('It is :fig[F001] of all. :fig[F001] is a lot.')).toBe('It is about 15% of all. About 15% is a lot.')
})

test.each([
  'HER2',
  'CDK4/6',
  'PD-L1',
  'BRCA1',
  'BRCA1/2',
  'CA 15-3',
  'CA 27.29',
  'stage IV',
  'T-DM1',
  '5-FU',
  'PIK3CA',
])('the digits of %s are no number', (name) => {
  expect(textOf(`It is called ${name} here.`)).toContain(name)
})

test('a link names page and place as blocks name them', () => {
  const guide = compiled()
  const link = page(guide)
    .blocks.flatMap((block) => (block.type === 'paragraph' ? block.inlines : []))
    .find((inline) => inline.type === 'page')
  expect(link).toEqual({ type: 'page', id: 'hormonal', anchor: 'hormonal--tablets', text: 'Read about medicines' })
  expect(page(guide, 'hormonal').blocks.map((block) => block.id)).toContain('hormonal--tablets')
})

test('ids of blocks are never given twice, and stay when a paragraph is added elsewhere', () => {
  const ids = (guide: Guide): string[] => guide.pages.flatMap(({ blocks }) => blocks.map((block) => block.id))
  const before = ids(compiled())
  expect(new Set(before).size).toBe(before.length)
  const after = ids(
    compiled({
      'en/01-1-about.md': edited('en/01-1-about.md', 'The cancer has', 'One more paragraph.\n\nThe cancer has').text,
    }),
  )
  expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
})

test('a table has the caption written above it; a callout its title', () => {
  const guide = compiled(
    withBody(
      'Table: What it is\n\n| a | b |\n| - | - |\n| yes | no |\n\n:::ask[Before you start]\nIs it right for me?\n\n::source[article L1]\n:::',
    ),
  )
  expect(page(guide).blocks).toMatchObject([
    {
      type: 'table',
      caption: 'What it is',
      rows: [[[{ text: 'yes' }], [{ text: 'no' }]]],
      sources: [{ source: 'article' }],
    },
    { type: 'callout', tone: 'ask', title: 'Before you start' },
    { type: 'heading' },
  ])
})

test('errors leave a draft to work with, and no guide', () => {
  const { guide, draft } = compileSmallGuide({
    'en/01-2-outlook.md': edited('en/01-2-outlook.md', '::source[big-guide L79]', '').text,
  })
  expect(guide).toBeNull()
  expect(draft?.pages).toHaveLength(3)
})
