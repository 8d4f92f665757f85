import { expect, test } from 'vitest'
import { figureRoles } from '../../../../content/schema/screen.ts'
import { guideFromDisk } from '../../guide.ts'
import { about, errorsOf, hormonal, testMistakes } from '../mistake.ts'
import { compileSmallGuide, edited, smallGuide } from '../small-guide.ts'

const outlook = 'en/01-2-outlook.md'
const asking = 'attract: What is it?\nforEveryProfile: true\nreview'

test('what the screens use is gathered by id, and the fingerprint of the guide stays', () => {
  const before = compileSmallGuide().guide
  const after = compileSmallGuide({
    [about]: edited(about, 'review', asking).text,
    'en/guide.yaml': edited('en/guide.yaml', 'number: 1,', 'number: 1, icon: info,').text,
  })
  expect(after.problems).toEqual([])
  expect(after.guide?.screen).toEqual({
    icons: { introduction: 'info', treatment: 'book' },
    attract: [{ page: 'about', question: 'What is it?' }],
    forEveryProfile: ['about'],
    figures: { 'soon-after-trastuzumab': 'F004' },
  })
  expect(after.guide?.hash).toBe(before?.hash)
})

test('the guide asks questions, and has a figure for every role', () => {
  const { screen } = guideFromDisk()
  expect(screen.attract.length).toBeGreaterThan(10)
  expect(Object.keys(screen.figures)).toEqual(figureRoles)
})

test.each([
  ['is sensitive', outlook, 'review', asking],
  [
    'is for short handouts only',
    hormonal,
    'handout: { part: treatment, order: 10 }\n',
    `handout: { part: treatment, order: 10, length: short }\n${asking.replace('review', '')}`,
  ],
])('a page that %s neither asks on the attract screen nor is listed for every profile', (_, page, passage, into) => {
  const text = edited(page, passage, into).text.replace('when: { hr: positive }\n', '')
  const errors = errorsOf({ [page]: text })
  const at = text.split('\n').findIndex((written) => written.startsWith('attract')) + 1
  expect(errors).toContainEqual(
    expect.objectContaining({
      file: page,
      line: at,
      message: expect.stringContaining('not everyone may read the page') as string,
    }),
  )
  expect(errors).toContainEqual(
    expect.objectContaining({ file: page, line: at + 1, mend: 'Take `forEveryProfile` out.' }),
  )
})

test('a number without a role is reported, and one with a role is in use', () => {
  const without = smallGuide['facts/figures.yaml']?.replace('  role: soon-after-trastuzumab\n', '') ?? ''
  expect(compileSmallGuide({ 'facts/figures.yaml': without }).problems).toMatchObject([
    {
      severity: 'error',
      line: 1,
      message: expect.stringContaining('No figure has the role `soon-after-trastuzumab`') as string,
    },
    { severity: 'warning', message: 'Figure F004 is not used in any text.' },
  ])
})

testMistakes([
  {
    did: 'asked on the attract screen with a page that is for some only',
    file: hormonal,
    passage: 'review',
    into: 'attract: What is it?\nreview',
    message: /not everyone may read the page/,
    mend: /Take `attract` out/,
  },
  {
    did: 'wrote a sentence for the attract screen',
    file: about,
    passage: 'review',
    into: 'attract: About it\nreview',
    message: /‘About it’ is not a question/,
    mend: /question mark/,
  },
  {
    did: 'wrote a medicine without a record on the attract screen',
    file: about,
    passage: 'review',
    into: 'attract: What is pazopanib?\nreview',
    message: /‘pazopanib’ looks like a medicine/,
    mend: /facts\/medicines\.yaml/,
  },
  {
    did: 'misspelt an icon',
    file: 'en/guide.yaml',
    passage: 'number: 1,',
    into: 'number: 1, icon: chrat,',
    message: /cannot be `chrat`/,
    mend: /Did you mean `chart`/,
  },
  {
    did: 'misspelt the role of a figure',
    file: 'facts/figures.yaml',
    passage: '  role: soon-after-trastuzumab',
    into: '  role: soon-after',
    message: /cannot be `soon-after`/,
    mend: /`soon-after-trastuzumab`/,
  },
  {
    did: 'gave two figures one role',
    file: 'facts/figures.yaml',
    passage: '- id: F002\n',
    into: '- id: F002\n  role: soon-after-trastuzumab\n',
    // The second one is reported.
    below: 8,
    message: /F002 has the role `soon-after-trastuzumab` already/,
    mend: /one of the two/,
  },
])
