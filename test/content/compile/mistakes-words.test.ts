import { expect, it } from 'vitest'
import { about, errorsOf, hormonal, testMistakes } from './mistake.ts'
import { compileSmallGuide, edited } from './small-guide.ts'

const record = /record in facts\/medicines\.yaml/

testMistakes([
  {
    did: 'named a new medicine in small letters',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have tamoxifen.\nYou can have capivasertib.',
    below: 1,
    message: /‘capivasertib’ looks like a medicine/,
    mend: record,
  },
  {
    did: 'left a letter off the name of a medicine',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have letrozol.',
    message: /‘letrozol’ is in no dictionary/,
    mend: record,
  },
  {
    did: 'named a medicine that does not end like one',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have cadmotrel.',
    message: /‘cadmotrel’ is in no dictionary/,
    mend: /right word into words\.yaml/,
  },
  {
    did: 'named a medicine that everybody has at home',
    file: hormonal,
    passage: 'You can have tamoxifen.',
    into: 'You can have tamoxifen. For pain there is aspirin.',
    message: /‘aspirin’ looks like a medicine/,
    mend: record,
  },
  {
    did: 'began a sentence with a brand',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer has spread. Kadzynta can help.',
    message: /‘Kadzynta’ is in no dictionary/,
    mend: record,
  },
  {
    did: 'began a sentence with a brand that the dictionary has as a name',
    file: about,
    passage: 'The cancer has spread.',
    into: 'Tylenol for pain is another matter.',
    message: /‘Tylenol’ is in no dictionary/,
    mend: record,
  },
  {
    did: 'misspelt an everyday word',
    file: about,
    passage: 'The cancer has spread.',
    into: 'The cancer has spred.',
    message: /‘spred’ is in no dictionary/,
    mend: /Did you mean ‘sp\w+’\?/,
  },
  {
    did: 'misspelt a word of a title',
    file: about,
    passage: 'title: About it',
    into: 'title: About treatmant',
    message: /‘treatmant’ is in no dictionary/,
    mend: /Did you mean ‘treatment’\?/,
  },
  {
    did: 'misspelt a word of a question',
    file: 'en/questions.yaml',
    passage: 'What is the goal?',
    into: 'What is the gole of it?',
    message: /‘gole’ is in no dictionary/,
    mend: /Did you mean ‘/,
  },
  {
    did: 'misspelt a word with a hyphen',
    file: about,
    passage: 'The cancer has spread.',
    into: 'It is a long-laasting cancer.',
    message: /‘laasting’ is in no dictionary/,
    mend: /Did you mean ‘lasting’\?/,
  },
])

it.each([
  ...['insulin', 'lithium', 'nitroglycerin', 'interferon', 'interferons', 'steroid', 'Steroids', 'thalidomide'],
  ...['hydrocortisone', 'verapamil', 'cannabis'],
])('takes %s for a medicine, though dictionaries have it', (name) => {
  const into = `The cancer has spread. ${name} can help.`
  const errors = errorsOf({ [about]: edited(about, 'The cancer has spread.', into).text })
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining(`‘${name}’ looks like a medicine`)])
})

it('takes a word that stands in the list of the guide’s own words, with either apostrophe', () => {
  const text = edited(about, 'The cancer has spread.', 'The lobules can’t grow. The cancer has spread.').text
  expect(errorsOf({ [about]: text }).map(({ message }) => message)).toEqual([expect.stringContaining('‘lobules’')])
  expect(errorsOf({ [about]: text, 'en/words.yaml': '- lobules\n' })).toEqual([])
})

it('asks for one word a line, in small letters', () => {
  const [error] = errorsOf({ 'en/words.yaml': '- Bone scan\n' })
  expect(error).toMatchObject({ file: 'en/words.yaml', line: 1 })
  expect(error?.message).toMatch(/one word in small letters/)
})

it('takes short forms with ‘I’, and the numbers of stages', () => {
  const into = 'I’ve asked, and I’ll ask again. It is stage III. The cancer has spread.'
  expect(errorsOf({ [about]: edited(about, 'The cancer has spread.', into).text })).toEqual([])
})

it('lets no medicine pass by way of that list', () => {
  const text = edited(hormonal, 'You can have tamoxifen.', 'You can have capivasertib.').text
  const [error] = errorsOf({ [hormonal]: text, 'en/words.yaml': '- capivasertib\n' })
  expect(error?.message).toMatch(/‘capivasertib’ looks like a medicine/)
})

it('tells of words on the list that nothing needs', () => {
  const { problems } = compileSmallGuide({ 'en/words.yaml': '- cancer\n- lobules\n' })
  const found = problems.filter(({ file }) => file === 'en/words.yaml')
  expect(found.map(({ line, severity }) => [line, severity])).toEqual([
    [1, 'warning'],
    [2, 'warning'],
  ])
})
