import { expect, test } from 'vitest'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { numbersIn } from '../../../../content/compile/words/number-words.ts'

const found = (text: string, counts: 'free' | 'figures' = 'figures'): string[] =>
  numbersIn(text, counts, compileEnglish.numbers).map(({ index, length }) => text.slice(index, index + length))

test.each([
  ['It is 15% of all.', '15%'],
  ['You get it every three weeks.', 'every three weeks'],
  ['Every three to four weeks, as a rule.', 'Every three to four weeks'],
  ['Take it once a day.', 'once a day'],
  ['Take it twice.', 'twice'],
  ['Chemotherapy once in two weeks.', 'once in two weeks'],
  ['A daily pill.', 'daily pill'],
  ['It takes fifteen minutes or more.', 'fifteen minutes'],
  ['One strong dose is given.', 'One strong dose'],
  ['Most people get one drug at a time.', 'one drug at a time'],
  ['After two or more treatments.', 'two or more treatments'],
  ['One in four people.', 'One in four'],
  ['Half of all women.', 'Half of all women'],
  ['It helps half the people.', 'half the people'],
  ['Here are half of them.', 'half of them'],
  ['Only half were cured.', 'half'],
  ['It takes half an hour.', 'half an hour'],
  ['A half-day stay.', 'A half-day'],
  ['A quarter survive.', 'A quarter'],
  ['Of them a third live on.', 'a third'],
  ['One-third of them.', 'One-third of'],
  ['Two thirds get better.', 'Two thirds'],
  ['You get it monthly.', 'monthly'],
  ['You take it daily, with water.', 'daily'],
  ['Take it daily for the pain.', 'daily'],
  ['A weekly visit.', 'weekly'],
  ['A shot each week.', 'each week'],
  ['The dose per day is small.', 'per day'],
  ['It is the second most common kind.', 'the second most'],
  ['The third-leading cause.', 'The third-leading'],
  ['After a couple of weeks.', 'a couple of'],
  ['A million people.', 'A million'],
  ['A third of them.', 'A third of'],
  ['Women older than fifty.', 'older than fifty'],
  ['A hundred small figures.', 'A hundred'],
  ['Twenty-eight of them.', 'Twenty-eight'],
  ['There are two kinds of it.', 'two'],
  ['The dose is doubled.', 'doubled'],
  ['It triples the risk.', 'triples'],
  ['Over the last decades.', 'decades'],
  ['It can take a decade.', 'decade'],
  ['There are dozens of trials.', 'dozens'],
  ['A dozen trials.', 'A dozen'],
  ['A fifth die of it.', 'A fifth'],
  ['The risk is tenfold.', 'tenfold'],
  ['A ten-fold risk.', 'ten-fold'],
])('is a number: %s', (text, words) => {
  expect(found(text)).toEqual([words])
})

test.each([
  'It is one of the tests.',
  'Once the treatment ends, you rest.',
  'One day, this comes to an end.',
  'Another one can be tried.',
  'There are two ways: this and that.',
  'The first two are tablets.',
  'These three affect the liver.',
  'Help with daily life.',
  'Help with daily tasks, at home.',
  'A second opinion, then a third.',
  'Then a third is added. The second test, the third chest scan.',
  'Each of them, each time, as a couple.',
  'A half-sister.',
  'Monthly periods end.',
  'Take it one thing at a time.',
  'The second line of treatment.',
  'Cancer that is triple-negative. Triple negative cancer.',
  'Double vision, or seeing double.',
  'A blindfold, a manifold, a scaffold.',
])('is no number: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('a heading and the words for a picture may count what they show, but not measure', () => {
  expect(found('Three steps, one below the other.', 'free')).toEqual([])
  expect(found('Three weeks.', 'free')).toEqual(['Three weeks'])
  expect(found('Thirty figures.', 'free')).toEqual(['Thirty'])
})
