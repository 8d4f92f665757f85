import { expect, test } from 'vitest'
import { escapeRegExp, escapeXml } from '../../../content/text/escape.ts'

test('a text in XML is read as it was written', () => {
  expect(escapeXml(`1 < 2 & "a" > 'b'`)).toBe(`1 &lt; 2 &amp; &quot;a&quot; &gt; 'b'`)
})

test('a text in a regular expression matches itself alone', () => {
  const text = '.*+?^${}()|[]\\ (a) 5-FU'
  expect(new RegExp(`^${escapeRegExp(text)}$`).test(text)).toBe(true)
  expect(new RegExp(`^${escapeRegExp('a.b')}$`).test('axb')).toBe(false)
})
