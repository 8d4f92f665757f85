import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../content/compile/problem.ts'
import { compileSmallGuide, edited } from './small-guide.ts'

const about = 'en/01-1-about.md'
const hormonal = 'en/06-1-hormonal.md'

interface Mistake {
  /** What the writer did, as a colleague would tell it. */
  did: string
  file: string
  /** The passage that was changed, and what it was changed into. */
  passage: string
  into: string
  /** Lines below the passage's first line. */
  below?: number
  message: RegExp
  mend: RegExp
}

/** Mistakes of people who write texts, not programs. */
const mistakes: Mistake[] = [
  {
    did: 'forgot the source',
    file: about,
    passage: '::source[big-guide L11]\n',
    into: '',
    below: -2,
    message: /has no source/,
    mend: /::source\[…\] below it/,
  },
  {
    did: 'misspelt a source',
    file: about,
    passage: '::source[big-guide L11]',
    into: '::source[big guide L11]',
    message: /no source `big`/,
    mend: /big-guide/,
  },
  {
    did: 'gave no line of the source',
    file: about,
    passage: '::source[big-guide L11]',
    into: '::source[big-guide page 3]',
    message: /does not say where/,
    mend: /L334/,
  },
  {
    did: 'wrote a figure as plain digits',
    file: about,
    passage: 'It is :fig[F001] of all.',
    into: 'It is 15% of all.',
    message: /bare number in the text: ‘15%’/,
    mend: /:fig\[F056\]/,
  },
  {
    did: 'wrote a figure in words',
    file: about,
    passage: 'It is :fig[F001] of all.',
    into: 'It is one in four people.',
    message: /‘one in four’ is a number in words/,
    mend: /:fig\[F056\]/,
  },
  {
    did: 'wrote about twice',
    file: about,
    passage: 'It is :fig[F001]',
    into: 'It is about :fig[F001]',
    message: /‘about’ would be printed twice/,
    mend: /Take ‘about’ out/,
  },
  {
    did: 'took the id of a figure from memory',
    file: about,
    passage: ':fig[F001]',
    into: ':fig[F01]',
    message: /no figure `F01`/,
    mend: /`F001`/,
  },
  {
    did: 'told a survival figure in the open',
    file: about,
    passage: ':fig[F001] of all',
    into: ':fig[F002] women',
    message: /F002 is sensitive/,
    mend: /:::sensitive/,
  },
  {
    did: 'mistyped a condition',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}',
    into: ':::when{her=positive}',
    message: /`her` is not something that `when` knows/,
    mend: /`her2`/,
  },
  {
    did: 'mistyped the value of a condition',
    file: hormonal,
    passage: 'her2="negative|positive"',
    into: 'her2=positiv',
    message: /`her2` cannot be `positiv`/,
    mend: /`positive`.*`unknown`/,
  },
  {
    did: 'left a blank before the brace',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}',
    into: ':::when {her2=positive}',
    message: /cannot be read/,
    mend: /no space before `\{`/,
  },
  {
    did: 'forgot to close a directive',
    file: hormonal,
    passage: '::source[big-guide L203]\n:::\n',
    into: '::source[big-guide L203]\n',
    below: -9,
    message: /`:::more` is not closed/,
    mend: /`:::` at its end/,
  },
  {
    did: 'closed a directive twice',
    file: hormonal,
    passage: '::source[big-guide L134]\n:::\n',
    into: '::source[big-guide L134]\n:::\n\n:::\n',
    below: 3,
    message: /closes nothing/,
    mend: /Take it out/,
  },
  {
    did: 'nested directives with the same number of colons',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: ':::when{sex=male}\nYou can have tamoxifen.\n\n::source[article L1]\n:::',
    message: /stands inside another directive and has as many colons/,
    mend: /4 colons for the outer one/,
  },
  {
    did: 'invented a directive',
    file: hormonal,
    passage: ':::more',
    into: ':::mor',
    message: /directive `mor` is not known/,
    mend: /`more`/,
  },
  {
    did: 'used two colons where three belong',
    file: hormonal,
    passage: ':::more',
    into: '::more',
    message: /wrong number of colons/,
    mend: /`:::more`/,
  },
  {
    did: 'put a colon in the title',
    file: about,
    passage: 'title: About it',
    into: 'title: About it: the basics',
    message: /colon in this text/,
    mend: /in quotes/,
  },
  {
    did: 'left a quote open in the front matter',
    file: about,
    passage: 'summary: It is cancer that has spread.',
    into: 'summary: "It is cancer that has spread.',
    message: /not closed/,
    mend: /quote or bracket/,
  },
  {
    did: 'wrote yes for true',
    file: 'en/01-2-outlook.md',
    passage: 'sensitive: true',
    into: 'sensitive: yes',
    message: /`sensitive` is not written right \("yes"\)/,
    mend: /true or false/,
  },
  {
    did: 'forgot the title',
    file: about,
    passage: 'title: About it\n',
    into: '',
    message: /`title` is missing/,
    mend: /Add `title`/,
  },
  {
    did: 'misspelt a field of the front matter',
    file: about,
    passage: 'summary:',
    into: 'sumary:',
    message: /`sumary` is not known/,
    mend: /`summary`/,
  },
  {
    did: 'did not close the front matter',
    file: about,
    passage: 'review: { state: draft }\n---\n',
    into: 'review: { state: draft }\n',
    below: -6,
    message: /front matter is not closed/,
    mend: /a line `---`/,
  },
  {
    did: 'wrote done for the review',
    file: about,
    passage: 'state: draft',
    into: 'state: done',
    message: /`review › state` cannot be `done`/,
    mend: /`draft`, `reviewed`/,
  },
  {
    did: 'marked a page as reviewed and named nobody',
    file: about,
    passage: 'state: draft',
    into: 'state: reviewed',
    message: /needs role, date and due/,
    mend: /role: oncology nurse/,
  },
  {
    did: 'wrote the date of the review as at home',
    file: hormonal,
    passage: 'date: 2026-11-01',
    into: 'date: 11/01/2026',
    message: /`review › date` is not written right/,
    mend: /2026-11-22/,
  },
  {
    did: 'linked to a page under its old name',
    file: about,
    passage: 'page:hormonal#tablets',
    into: 'page:hormons',
    message: /no page `hormons`/,
    mend: /`hormonal`/,
  },
  {
    did: 'linked to a heading that was renamed',
    file: about,
    passage: 'page:hormonal#tablets',
    into: 'page:hormonal#tablet',
    message: /no heading `#tablet`/,
    mend: /`tablets`/,
  },
  {
    did: 'put in a web address',
    file: about,
    passage: 'page:hormonal#tablets',
    into: 'https://www.example.org/',
    message: /web address cannot be opened/,
    mend: /page:bone-medicines/,
  },
  {
    did: 'misspelt a medicine',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have tamoxifene.',
    message: /‘tamoxifene’ looks like a medicine/,
    mend: /‘tamoxifen’/,
  },
  {
    did: 'named a medicine that has no record',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have elacestrant.',
    message: /‘elacestrant’ looks like a medicine/,
    mend: /facts\/medicines.yaml/,
  },
  {
    did: 'told a medicine to people it is not for',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}\nYou can have tamoxifen.',
    into: ':::when{her2=negative}\nYou can have trastuzumab.',
    below: 1,
    message: /trastuzumab is named here for .*her2=negative/,
    mend: /correct `when`/,
  },
  {
    did: 'named a medicine on a handout for some who may not have it',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have trastuzumab.',
    message: /prints on handouts of people for whom trastuzumab has no use: hr-positive-her2-negative/,
    mend: /`:::more`/,
  },
  {
    did: 'named a cancer medicine to people whose subtype is not known',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}',
    into: ':::when{her2=unknown}',
    below: 1,
    message: /subtype is not known/,
    mend: /Take the name out/,
  },
  {
    did: 'wrote a text that nobody can reach',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}',
    into: ':::when{subtype=triple-negative}',
    message: /Nobody can ever see this: subtype=triple-negative contradicts hr=positive/,
    mend: /Correct one of the conditions/,
  },
  {
    did: 'spoke of menopause to men',
    file: hormonal,
    passage: ':::when{her2="negative|positive"}',
    into: ':::when{sex=male menopause=pre}',
    message: /Nobody can ever see this: sex=male menopause=pre contradicts itself/,
    mend: /Correct one of the conditions/,
  },
  {
    did: 'wrote a long list',
    file: hormonal,
    passage: '- water\n- rest\n',
    into: '- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n',
    message: /8 points; seven are the most/,
    mend: /Split it/,
  },
  {
    did: 'indented a point',
    file: hormonal,
    passage: '- water\n- rest\n',
    into: '- water\n  - rest\n',
    below: 1,
    message: /list inside a list/,
    mend: /one list/,
  },
  {
    did: 'skipped a level of headings',
    file: about,
    passage: '## How common it is',
    into: '### How common it is',
    message: /`###` stands here without a `##`/,
    mend: /Use `##`/,
  },
  {
    did: 'used a first-level heading',
    file: about,
    passage: '## How common it is',
    into: '# How common it is',
    message: /title of the page/,
    mend: /Use `##`/,
  },
  {
    did: 'pasted from a web page',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer <b>has</b> spread.',
    message: /Raw HTML/,
    mend: /plain Markdown/,
  },
  {
    did: 'put in a photograph',
    file: about,
    passage: 'The cancer has spread.',
    into: '![A photo](photo.jpg) The cancer has spread.',
    message: /Pictures/,
    mend: /::drawing/,
  },
  {
    did: 'named a drawing that is not there',
    file: hormonal,
    passage: 'name=body-map',
    into: 'name=bodymap',
    message: /no drawing `bodymap`/,
    mend: /`body-map`/,
  },
  {
    did: 'made a table without a caption',
    file: hormonal,
    passage: '- water\n- rest\n',
    into: '| a | b |\n| - | - |\n| c | d |\n',
    message: /no caption/,
    mend: /`Table:/,
  },
  {
    did: 'related a page to a sensitive one',
    file: about,
    passage: 'related: [hormonal]',
    into: 'related: [outlook]',
    message: /`outlook` is a sensitive page/,
    mend: /out of `related`/,
  },
  {
    did: 'filed a page under a section that does not exist',
    file: about,
    passage: 'section: introduction',
    into: 'section: intro',
    message: /no section `intro`/,
    mend: /`introduction`/,
  },
  {
    did: 'filed a page under a section with another number',
    file: about,
    passage: 'section: introduction',
    into: 'section: treatment',
    message: /Page 1.1 is filed under section `treatment`/,
    mend: /number in the file name/,
  },
  {
    did: 'wrote a time of day',
    file: about,
    passage: 'The cancer has spread.',
    into: 'Take it:daily and rest.',
    message: /`:daily` is read as a directive/,
    mend: /space after the colon/,
  },
  {
    did: 'asked for the questions of a group that does not exist',
    file: hormonal,
    passage: '::questions{group=treatment}',
    into: '::questions{group=treatments}',
    message: /no group of questions `treatments`/,
    mend: /`treatment`/,
  },
  {
    did: 'linked a word that the glossary does not have',
    file: about,
    passage: 'A metastasis is',
    into: 'A :term[spot]{id=metastases} is',
    message: /no glossary word with the id `metastases`/,
    mend: /`metastasis`/,
  },
  {
    did: 'indented with a tab in YAML',
    file: 'facts/medicines.yaml',
    passage: '  therapy: hormonal',
    into: '\ttherapy: hormonal',
    message: /tab/,
    mend: /spaces/,
  },
  {
    did: 'wrote a field twice',
    file: 'facts/medicines.yaml',
    passage: '  therapy: hormonal\n',
    into: '  therapy: hormonal\n  therapy: targeted\n',
    below: 1,
    message: /stands twice/,
    mend: /delete the other/,
  },
  {
    did: 'misspelt a subtype',
    file: 'facts/medicines.yaml',
    passage: 'her2-positive-hr-negative',
    into: 'her2-positve-hr-negative',
    message: /cannot be `her2-positve-hr-negative`/,
    mend: /Did you mean `her2-positive-hr-negative`/,
  },
  {
    did: 'opened a cancer medicine to people whose subtype is not known',
    file: 'facts/medicines.yaml',
    passage: '[her2-positive-hr-positive, her2-positive-hr-negative]',
    into: '[her2-positive-hr-positive, not-known]',
    message: /lists the subtype `not-known`/,
    mend: /Take `not-known` out/,
  },
  {
    did: 'wrote a figure without a source',
    file: 'facts/figures.yaml',
    passage: '  source: big-guide L56\n',
    into: '',
    below: -5,
    message: /`no. 1 › source` is missing/,
    mend: /Add/,
  },
  {
    did: 'gave two figures one id',
    file: 'facts/figures.yaml',
    passage: '- id: F002',
    into: '- id: F001',
    message: /`F001` is taken/,
    mend: /another id/,
  },
  {
    did: 'forgot the words for a use',
    file: 'en/medicines.yaml',
    passage: '{ with-chemotherapy: with chemotherapy }',
    into: '{ alone: alone }',
    message: /no use `alone`/,
    mend: /Correct it/,
  },
  {
    did: 'wrote a number into the words on a medicine',
    file: 'en/medicines.yaml',
    passage: 'It blocks HER2.',
    into: 'It blocks HER2 every 3 weeks.',
    message: /bare number in the text: ‘3’/,
    mend: /:fig/,
  },
  {
    did: 'used stars in YAML for bold letters',
    file: 'en/questions.yaml',
    passage: 'What is the goal?',
    into: 'What is the **goal**?',
    message: /markup/,
    mend: /plain words/,
  },
  {
    did: 'named a medicine in a question that everybody gets',
    file: 'en/questions.yaml',
    passage: 'What is the goal?',
    into: 'Is trastuzumab right for me?',
    message: /prints on handouts of people for whom trastuzumab has no use/,
    mend: /Say with `when`/,
  },
  {
    did: 'explained a word by a medicine that is not for everybody',
    file: 'en/glossary.yaml',
    passage: 'A place to which cancer has spread.',
    into: 'Alpelisib is one.',
    message: /for whom Alpelisib has no use/,
    mend: /Say with `when`/,
  },
  {
    did: 'named a medicine in the words of a link on a handout',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'There is [more about tamoxifen](page:about).',
    message: /tamoxifen stands in a title, a caption, a link/,
    mend: /in a sentence/,
  },
  {
    did: 'named a medicine in the title of a page that prints',
    file: hormonal,
    passage: 'title: Hormonal therapy',
    into: 'title: Tamoxifen and others',
    message: /tamoxifen stands in a title/,
    mend: /in a sentence/,
  },
  {
    did: 'offered a medicine that needs a test result to people without one',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have alpelisib.',
    message: /for whom alpelisib has no use/,
    mend: /Say with `when`/,
  },
  {
    did: 'asked a question that nobody can get',
    file: 'en/questions.yaml',
    passage: 'text: What is the goal?,',
    into: 'text: What is the goal?, when: { sex: male, menopause: post },',
    message: /Nobody can ever see this: sex=male menopause=post/,
    mend: /Correct one/,
  },
  {
    did: 'left a bracket in the text',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer [has spread.',
    message: /The sign `\[` stands in the text/,
    mend: /partner/,
  },
  {
    did: 'let one name stand for two things',
    file: 'en/glossary.yaml',
    passage: 'also: [metastases]',
    into: 'also: [Soltamox]',
    message: /‘Soltamox’ already stands for tamoxifen/,
    mend: /one thing only/,
  },
]

function errorsOf(changes: Parameters<typeof compileSmallGuide>[0]): Problem[] {
  return compileSmallGuide(changes).problems.filter((problem) => problem.severity === 'error')
}

describe('a mistake is reported with file, line, what is wrong and what to do', () => {
  test.each(mistakes)('$did', ({ file, passage, into, below = 0, message, mend }) => {
    const { text, line } = edited(file, passage, into)
    const errors = errorsOf({ [file]: text })
    const found = errors.filter((error) => message.test(error.message) && mend.test(error.mend))
    expect(
      found.map((error) => [error.file, error.line]),
      errors.map((error) => `${error.file}:${error.line} ${error.message} ${error.mend}`).join('\n'),
    ).toContainEqual([file, line + below])
  })

  test('two pages with one id', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/01-3-about.md': text })).toMatchObject([
      {
        file: 'en/01-3-about.md',
        line: 1,
        message: 'Two pages have the id `about`; the other one is en/01-1-about.md.',
      },
    ])
  })

  test('two pages with one number', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/01-1-also.md': text })).toMatchObject([
      { message: 'Two pages have the number 1.1; the other one is en/01-1-about.md.' },
    ])
  })

  test('a file name without number', () => {
    const { text } = edited(about, 'keywords', 'keywords')
    expect(errorsOf({ 'en/notes.md': text })).toMatchObject([
      { file: 'en/notes.md', line: 1, message: 'The name of this file has no page number and id.' },
    ])
  })

  test('one mistake is reported once, not again for all that depends on it', () => {
    expect(errorsOf({ 'facts/sources.yaml': '- id: big-guide\n  title: [' })).toHaveLength(1)
    expect(errorsOf({ 'facts/figures.yaml': 'F001: about 15%' })).toHaveLength(1)
  })

  test('all mistakes of a guide are found in one run', () => {
    const errors = errorsOf({
      [about]: edited(about, 'It is :fig[F001] of all.', 'It is 15% of all, 20% of some.').text,
      [hormonal]: edited(hormonal, 'her2="negative|positive"', 'her3=positive').text,
    })
    expect(errors.map(({ file, line }) => [file, line])).toEqual([
      [about, 16],
      [about, 16],
      [hormonal, 10],
    ])
  })
})

describe('a figure or word that no text uses is a note, not an error', () => {
  test('figure', () => {
    const { guide, problems } = compileSmallGuide({
      [about]: edited(about, 'It is :fig[F001] of all.', 'It is rare.').text,
    })
    expect(problems).toMatchObject([{ severity: 'warning', file: 'facts/figures.yaml', line: 1 }])
    expect(guide).not.toBeNull()
  })
})
