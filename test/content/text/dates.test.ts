import { expect, test } from 'vitest'
import { dayText, isoDay, monthText } from '../../../content/text/dates.ts'

test.each([
  ['en-US', '2021-07', 'July 2021'],
  ['en-US', '2021', '2021'],
  ['es-US', '2021-07', 'julio de 2021'],
])('in %s the month %s is %s', (locale, date, text) => {
  expect(monthText(locale, date)).toBe(text)
})

test('a day, whatever the time zone', () => {
  expect(dayText('en-US', '2026-11-22')).toBe('November 22, 2026')
  expect(dayText('es-US', '2026-11-22')).toBe('22 de noviembre de 2026')
})

test('the day it is here, also just before and after midnight', () => {
  expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  expect(isoDay(new Date(2026, 0, 6, 0, 1))).toBe('2026-01-06')
})
