import { expect, test } from 'vitest'
import { capitalized, uncapitalized } from '../../../content/text/capitals.ts'

test.each([
  ['with fulvestrant', 'With fulvestrant'],
  ['ixabepilone', 'Ixabepilone'],
  ['élan', 'Élan'],
  ['¿qué es?', '¿Qué es?'],
  ['5 years', '5 years'],
  ['‘a’ word', '‘a’ word'],
  ['𝒶b', '𝒶b'],
  ['', ''],
])('%s starts with a capital', (text, capital) => {
  expect(capitalized(text)).toBe(capital)
})

test('a sentence that follows a comma starts small', () => {
  expect(uncapitalized('Only after it')).toBe('only after it')
})
