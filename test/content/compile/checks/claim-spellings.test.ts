import { describe, expect, it } from 'vitest'
import { subtypes } from '../../../../content/languages/en/checks/subtypes.ts'
import { withPlainCharacters } from '../../../../content/text/plain-characters.ts'
import { about, errorsOf } from '../mistake.ts'
import { edited } from '../small-guide.ts'

const dashes = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212']
const hyphens = [...dashes, ' - ', '-\u00ad', '\u00a0', ' ']
const minuses = [...dashes, '\u207b', '\uff0d', ' (-)', '(\u2212)', ' -ve']
const receptors = {
  her2: ['HER2', 'her2', 'HER-2', 'HER\u20112', 'HER2/neu', 'ERBB2', 'HER\u00a02'],
  hormones: [
    'HR',
    'ER',
    'PR',
    'PgR',
    'hormone receptor',
    'estrogen receptor',
    'oestrogen\u2011receptor',
    'progesterone',
  ],
}

function spellings(names: readonly string[], result: 'positive' | 'negative'): string[] {
  const words = names.flatMap((name) =>
    hyphens.flatMap((hyphen) => [`${name}${hyphen}${result}`, `${name}${hyphen}${result.slice(0, 3)}`]),
  )
  const signs = result === 'negative' ? minuses : ['+', '\uff0b', '\u207a', ' (+)', '(+)', '+ve', ' +ve', '++']
  return [
    ...words,
    ...names.flatMap((name) => signs.map((sign) => name + sign)),
    ...names.flatMap((name) => [`${name} is ${result}`, `${result} for ${name}`, `${name} status ${result}`]),
  ]
}

/** What the checks find in a text once it is read, by the place of the pattern. */
function saidIn(text: string): number[] {
  return subtypes.named.flatMap(({ words }, index) => [...withPlainCharacters(text).matchAll(words)].map(() => index))
}

describe('a result of a receptor', () => {
  const [her2Positive, her2Negative, hrPositive, hrNegative] = [0, 1, 2, 3]

  it.each([
    ['HER2-positive', spellings(receptors.her2, 'positive'), her2Positive],
    ['HER2-negative', spellings(receptors.her2, 'negative'), her2Negative],
    ['HR-positive', spellings(receptors.hormones, 'positive'), hrPositive],
    ['HR-negative', spellings(receptors.hormones, 'negative'), hrNegative],
  ])('%s is read in each spelling, and never as its opposite', (_, written, meant) => {
    expect(written.length).toBeGreaterThan(100)
    for (const spelling of written) {
      for (const text of [
        `It is ${spelling} cancer.`,
        `It is ${spelling}, now.`,
        `(${spelling})`,
        `${spelling}/x`,
        spelling,
      ])
        expect([text, ...saidIn(text)]).toEqual([text, meant])
    }
  })

  it.each(['ER+/HER2-', 'HR+/HER2\u2212', 'ER\u2013/PR\u2013/HER2+', 'ER+PR+', 'HER2- and HR+'])(
    'is read of each receptor in a list: %s',
    (text) => {
      expect(saidIn(text)).toHaveLength(text.match(/HER2|ER(?!2)|PR|HR/g)?.length ?? 0)
    },
  )

  it.each([
    'a HER2-targeted medicine',
    'HER2-low cancer',
    'HER2 \u2013 a protein \u2013 is found there',
    'They went to the ER - it was late.',
    'her positive view',
    'for her - and for him',
    'HER2 + pertuzumab',
    'PR-work and press work',
  ])('is not read where there is none: %s', (text) => {
    expect(saidIn(text)).toEqual([])
  })
})

describe('a claim that is wrong is found', () => {
  const passage = 'The cancer has spread.'
  const places: [name: string, file: string, passage: string, into: (claim: string) => string][] = [
    ['in a paragraph', about, passage, (claim) => `${claim}.`],
    ['in a title', about, 'title: About it', (claim) => `title: ${claim}`],
    ['in a summary', about, 'summary: It is cancer that has spread.', (claim) => `summary: ${claim}.`],
    ['in a keyword', about, 'keywords: [spread]', (claim) => `keywords: [${claim}]`],
    ['in a heading', about, '## How common it is', (claim) => `## ${claim}`],
    ['in a point', about, passage, (claim) => `There is this:\n\n- ${claim}\n\nIt is so.`],
    ['in a table', about, passage, (claim) => `Table: What\n\n| Name |\n| --- |\n| ${claim} |\n\nIt is so.`],
    ['in a caption', about, passage, (claim) => `Table: ${claim}\n\n| Name |\n| --- |\n| It |\n\nIt is so.`],
    ['in a text alternative', about, passage, (claim) => `::drawing[${claim}.]{name=body-map}\n\nIt is so.`],
    ['in the title of a remark', about, passage, (claim) => `:::note[${claim}]\nRest.\n:::\n\nIt is so.`],
    ['in the words on a medicine', 'en/medicines.yaml', 'It blocks a protein.', (claim) => `${claim}.`],
    ['in a question', 'en/questions.yaml', 'What is the goal?', (claim) => `Is ${claim}?`],
    ['in the title of a group', 'en/questions.yaml', 'About treatment', (claim) => claim],
    ['in a meaning', 'en/glossary.yaml', 'A place to which cancer has spread.', (claim) => `${claim}.`],
    ['in a symptom', 'en/symptoms.yaml', 'pain in a bone', (claim) => claim],
    ['on a sheet', 'en/sheets.yaml', 'Write down when it hurts.', (claim) => `${claim}.`],
    ['in a section', 'en/guide.yaml', 'intro: What helps.', (claim) => `intro: ${claim}.`],
    ['in a word for search', 'en/synonyms.yaml', '[chemo]', (claim) => `[${claim}]`],
    ['in what a word means', 'en/synonyms.yaml', '[chemotherapy]', (claim) => `[${claim}]`],
  ]

  it.each(places)('%s', (_, file, where, into) => {
    for (const result of ['HER2-positive', 'HER2\u2011positive', 'HER2\u2014positive', 'HER2+']) {
      const errors = errorsOf({ [file]: edited(file, where, into(`alpelisib in ${result} cancer`)).text })
      expect([result, errors.map(({ rule }) => rule)]).toEqual([
        result,
        expect.arrayContaining([expect.stringMatching(/^medicine-(?:other|under)-subtype$/)]),
      ])
    }
  })

  it('in cards under a heading with a sign', () => {
    const cards = edited(about, passage, '## HER2\u2212\n\n::medicines{ids=trastuzumab}\n\nIt is so.').text
    expect(errorsOf({ [about]: cards }).map(({ message }) => message)).toContain(
      'trastuzumab is named here under ‘HER2-’, and none of its uses is for that.',
    )
  })

  const bundle = (name: string, subtype: string): string =>
    `- { name: "${name}", subtype: ${subtype}, length: short }\n`

  it.each([
    ['Alpelisib for HER2+ cancer', 'her2-positive-hr-positive'],
    ['New diagnosis, HER2\u2212', 'her2-positive-hr-positive'],
    ['Starting trastuzumab', 'triple-negative'],
  ])('in the name of a bundle: %s for %s', (name, subtype) => {
    expect(errorsOf({ 'en/bundles.yaml': bundle(name, subtype) })).not.toEqual([])
  })

  it('and a bundle that is true of its subtype is right', () => {
    const name = 'New diagnosis, HER2+ and HR\u2212'
    expect(errorsOf({ 'en/bundles.yaml': bundle(name, 'her2-positive-hr-negative') })).toEqual([])
  })

  it.each([
    [
      'en/synonyms.yaml',
      '- { words: [chemo]',
      '- { words: ["HER2\u2212"], means: [HER2-positive] }\n- { words: [chemo]',
    ],
    ['en/synonyms.yaml', '- { words: [chemo]', '- { words: [triple neg], means: [HER2-positive] }\n- { words: [chemo]'],
    [
      'en/glossary.yaml',
      '- { id: metastasis',
      '- { id: plus, term: HER2-positive, also: ["HER2-"], meaning: It is so., source: big-guide L11 }\n- { id: metastasis',
    ],
    [about, 'title: About it', 'title: HER2-positive cancer'],
  ])('in names that say the opposite of what they stand for: %s', (file, where, into) => {
    const text = edited(file, where, into).text.replace('keywords: [spread]', 'keywords: [HER2-]')
    expect(errorsOf({ [file]: text }).map(({ rule }) => rule)).toContain('other-subtype')
  })
})
