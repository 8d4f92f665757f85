import { expect, it } from 'vitest'
import { about, errorsOf, hormonal, type Mistake, testMistakes } from './mistake.ts'
import { compileSmallGuide, edited } from './small-guide.ts'

/** What a clinician pastes from a word processor. */
const bullets: [name: string, sign: string][] = [
  ['the letter o', 'o '],
  ['an en dash', '– '],
  ['an em dash', '— '],
  ['a minus sign', '− '],
  ['a no-break hyphen', '‑ '],
  ['a round bullet', '• '],
  ['a middle dot', '· '],
  ['a small square', '▪ '],
  ['a square of a symbol font', '\uf0a7 '],
  ['a bullet of a symbol font', '\uf0b7\t'],
  ['a paragraph sign', '§ '],
  ['an arrow', '➢ '],
  ['a check mark', '✓ '],
  ['a crossed O', 'Ø '],
  ['a letter for a box', 'q '],
  ['a bullet and a tab', '•\t'],
  ['a letter and a bracket', 'a) '],
  ['a letter in brackets', '(a) '],
  ['a letter and a point', 'a. '],
  ['a small Roman number', 'ii. '],
  ['a star without its space', '*'],
]

testMistakes(
  bullets.map(([name, sign]): Mistake => ({
    did: `pasted points that begin with ${name}`,
    file: hormonal,
    passage: '- water\n- rest',
    into: `Do this:\n${sign}tell your team.\n${sign}rest when you can.`,
    below: 1,
    message: /looks like a point of a list/,
    mend: /hyphen and a plain space/,
  })),
)

testMistakes([
  {
    did: 'left one underscore of two',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The _cancer has spread.',
    message: /The sign `_` stands in the text/,
    mend: /partner/,
  },
  {
    did: 'left a hash in a sentence',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer has spread. ## It has.',
    message: /The sign `#`/,
    mend: /partner/,
  },
  {
    did: 'pasted a line of points into one sentence',
    file: about,
    passage: 'The cancer has spread.',
    into: 'It helps to: • rest • walk.',
    message: /The sign `•`/,
    mend: /partner/,
  },
  {
    did: 'put stars into a title',
    file: about,
    passage: 'title: About it',
    into: 'title: About **it**',
    message: /The sign `\*`/,
    mend: /partner/,
  },
  {
    did: 'put an underscore into a question',
    file: 'en/questions.yaml',
    passage: 'What is the goal?',
    into: 'What is the _goal?',
    message: /The sign `_`/,
    mend: /partner/,
  },
  {
    did: 'put a bullet into a symptom',
    file: 'en/symptoms.yaml',
    passage: '[pain in a bone]',
    into: '[• pain in a bone]',
    message: /looks like a point of a list/,
    mend: /plain space/,
  },
  {
    did: 'put stars into the words of a figure',
    file: 'en/figures.yaml',
    passage: 'F001: about 15%',
    into: 'F001: about **15%**',
    message: /The sign `\*`/,
    mend: /partner/,
  },
  {
    did: 'pasted a table with tabs',
    file: about,
    passage: 'The cancer has spread.',
    into: 'Type\tMedicine\nfirst\ttamoxifen',
    message: /tab between words/,
    mend: /`\|` between its cells/,
  },
  {
    did: 'pasted a character by its name',
    file: about,
    passage: 'The cancer has spread.',
    into: 'Tamoxifen is for HER2&#8209;positive cancer.',
    message: /`&#8209;` stands for a character/,
    mend: /Type the character/,
  },
  {
    did: 'pasted a character by its name into YAML',
    file: 'en/questions.yaml',
    passage: 'What is the goal?',
    into: 'What is the&nbsp;goal?',
    message: /markup/,
    mend: /plain words/,
  },
  {
    did: 'wrote a fraction',
    file: about,
    passage: 'The cancer has spread.',
    into: 'Take ½ of it.',
    message: /bare number in the text: ‘½’/,
    mend: /facts\/figures\.yaml/,
  },
  {
    did: 'left a raised number of a footnote',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer² has spread.',
    message: /‘²’/,
    mend: /facts\/figures\.yaml/,
  },
  {
    did: 'wrote wide digits',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer has spread to １２ places.',
    message: /‘12’/,
    mend: /facts\/figures\.yaml/,
  },
  {
    did: 'wrote digits of another script',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer has spread to ٣ places.',
    message: /‘3’/,
    mend: /facts\/figures\.yaml/,
  },
  {
    did: 'wrote a fraction in a title',
    file: about,
    passage: 'title: About it',
    into: 'title: About ⅓ of it',
    message: /‘⅓’/,
    mend: /facts\/figures\.yaml/,
  },
  {
    did: 'wrote a fraction for another number',
    file: 'en/figures.yaml',
    passage: 'F001: about 15%',
    into: 'F001: about ¼ of them',
    message: /‘about ¼ of them’ is not the number/,
    mend: /Look the number up/,
  },
])

it.each([
  ['a dash between words', 'The cancer has spread – to the bones.'],
  ['a line that begins with a dash inside a sentence', 'The cancer has spread\n– to the bones.'],
  ['a dash without spaces', 'The cancer has spread—to the bones.'],
  ['points with no-break spaces', 'It is this:\n\n-\u00a0bones\n-\u00a0lungs\n\nIt is so.'],
  ['points with tabs', 'It is this:\n\n-\tbones\n-\tlungs\n\nIt is so.'],
  ['numbered points with tabs', 'It is this:\n\n1)\tbones\n2)\tlungs\n\nIt is so.'],
  ['emphasis with underscores', 'The cancer has _spread_.'],
  ['curly quotes', 'The cancer “has spread”. It can’t go back.'],
  ['a composed word', 'The can\u00adcer has spread to the \ufb02uid.'],
])('takes %s', (_, into) => {
  expect(errorsOf({ [about]: edited(about, 'The cancer has spread.', into).text })).toEqual([])
})

it('prints a pasted hyphen as a plain one, and leaves the dashes of a sentence', () => {
  const into = 'It is a long\u2011term cancer – it has spread.'
  const { guide } = compileSmallGuide({ [about]: edited(about, 'The cancer has spread.', into).text })
  expect(JSON.stringify(guide?.pages)).toContain('It is a long-term cancer – it has spread.')
})

it('takes ½ as the words of a half', () => {
  const facts = edited('facts/figures.yaml', 'value: 15', 'value: 50').text
  const words = edited('en/figures.yaml', 'F001: about 15%', 'F001: about ½').text
  expect(errorsOf({ 'facts/figures.yaml': facts, 'en/figures.yaml': words })).toEqual([])
})

it('names the column in the file as it is, with characters that are not read', () => {
  const into = 'It\u00ad is a long\u00ad can\u00adcerr.'
  const [error] = errorsOf({ [about]: edited(about, 'The cancer has spread.', into).text })
  expect(error).toMatchObject({ line: 10, column: into.indexOf('can\u00adcerr') + 1 })
})

it.each([
  ['a byte-order mark inside', '\ufeff'],
  ['a zero-width space', '\u200b'],
  ['a line separator', '\u2028'],
  ['a dash of another encoding', '\u0096'],
  ['a picture that was left out', '\ufffc'],
  ['a letter that was lost', '\ufffd'],
])('refuses %s', (_, character) => {
  const [error] = errorsOf({ [about]: edited(about, 'The cancer', `The${character}cancer`).text })
  expect(error).toMatchObject({ file: about, line: 10, rule: 'hidden-character' })
})

const cutAtHash = { message: /a `#` with a space before it ends the text/, mend: /in quotes/ }
const atColon = { message: /colon in .* is read as the start of a new field/, mend: /in quotes/ }
testMistakes([
  { did: 'put a hash into a title', file: about, passage: 'title: About it', into: 'title: About #it', ...cutAtHash },
  {
    did: 'put a hash and a space into a title',
    file: about,
    passage: 'title: About it',
    into: 'title: About  # it',
    ...cutAtHash,
  },
  {
    did: 'put a hash into the second line of a summary',
    file: about,
    passage: 'summary: It is cancer that has spread.',
    into: 'summary: It is cancer\n  that has #spread.',
    below: 1,
    ...cutAtHash,
  },
  {
    did: 'put a hash into a keyword',
    file: about,
    passage: 'keywords: [spread]',
    into: 'keywords: [spread, cancer #one]',
    ...cutAtHash,
  },
  {
    did: 'put a hash into a question',
    file: 'en/questions.yaml',
    passage: 'text: What is the goal?, source: big-guide L868 }',
    into: 'source: big-guide L868, text: What is #goal }',
    ...cutAtHash,
  },
  {
    did: 'put a hash into the words of a figure',
    file: 'en/figures.yaml',
    passage: 'F001: about 15%',
    into: 'F001: about 15% # of all',
    ...cutAtHash,
  },
  {
    did: 'put a hash into a word for search',
    file: 'en/synonyms.yaml',
    passage: '- { words: [chemo], means: [chemotherapy] }',
    into: '- words:\n    - chemo #two\n  means: [chemotherapy]',
    below: 1,
    ...cutAtHash,
  },
  {
    did: 'began a text that may be missing with a hash',
    file: about,
    passage: 'summary: It',
    into: 'attract: #What is it?\nsummary: It',
    message: /Nothing stands after `attract:`/,
    mend: /needs quotes/,
  },
  {
    did: 'put a colon into a keyword',
    file: about,
    passage: 'keywords: [spread]',
    into: 'keywords: [spread: where]',
    ...atColon,
  },
  {
    did: 'put a colon into a side effect',
    file: 'en/medicines.yaml',
    passage: '  what: It blocks estrogen.',
    into: '  what: It blocks estrogen.\n  sideEffects: [tell your team: pain]',
    below: 1,
    ...atColon,
  },
  {
    did: 'put a colon into a meaning',
    file: 'en/glossary.yaml',
    passage: 'meaning: A place',
    into: 'meaning: A place: that',
    message: /A colon in this text/,
    mend: /in quotes/,
  },
  {
    did: 'put a comma into a meaning',
    file: 'en/glossary.yaml',
    passage: 'A place to which',
    into: 'A place, to which',
    message: /‘to which cancer has spread\.’ is read as a field/,
    mend: /in quotes/,
  },
  {
    did: 'put curly quotes around a text with a comma in a list',
    file: 'en/sheets.yaml',
    passage: '[Write down when it hurts.]',
    into: '[“Write down, when it hurts.”]',
    message: /curly/,
    mend: /straight quotes/,
  },
  {
    did: 'wrote a hyphen by its number in quotes',
    file: about,
    passage: 'summary: It is cancer that has spread.',
    into: 'summary: "It is HER2\\u2011positive."',
    message: /`\\u2011` in double quotes/,
    mend: /Type the character itself/,
  },
])

it('takes remarks behind numbers and ids, on lines of their own, and a hash in quotes or inside a word', () => {
  const sources = edited('facts/sources.yaml', '  lines: 999', '  # The last one.\n  lines: 999   # counted').text
  const words = edited('en/synonyms.yaml', '[chemo]', '["the #one", a#b]').text
  expect(errorsOf({ 'facts/sources.yaml': sources, 'en/synonyms.yaml': words })).toEqual([])
})
