import type { CompileLanguage, NumberWords } from '../../languages/compile-language.ts'
import type { Figure } from '../../schema/guide.ts'

/**
 * True if the words of a figure say its value. They may be digits ("about 284,200"), a share ("28 of 100", "1 in 4"), a date
 * ("July 2021") or number words ("two or more"). Words without any number ("every week") say one.
 */
export function saysValue(
  text: string,
  { value, unit }: Pick<Figure, 'value' | 'unit'>,
  { locale, numbers }: Pick<CompileLanguage, 'locale' | 'numbers'>,
): boolean {
  if (typeof value === 'string') return saysDate(text, value, locale)
  const values = typeof value === 'number' ? [value] : value
  const digits = numbersInDigits(text, locale)
  const hasFraction = fraction.test(text)
  if (
    hasFraction &&
    unit.startsWith('percent') &&
    areEqual(
      digits.map((share) => share * 100),
      values,
    )
  )
    return true
  if (digits.length === 0) return areEqual(numbersInWords(text, numbers), values)
  return areEqual(digits, values) || (unit.startsWith('percent') && areShares(digits, values))
}

/** A value that is a text is a year or a month: 2021, 2021-07. */
function saysDate(text: string, value: string, locale: string): boolean {
  const [, year = '', month] = /^(\d{4})(?:-(\d{2}))?$/.exec(value) ?? []
  const isYear = areEqual(numbersInDigits(text, locale), [Number(year)])
  if (month === undefined) return isYear
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(`${value}-01`))
  return isYear && text.includes(name)
}

/** ‘1 to 5 of 100’: the last number is the whole. Multiplied, since 28 / 100 * 100 is not 28. */
function areShares(numbers: readonly number[], percents: readonly number[]): boolean {
  const whole = numbers.at(-1) ?? 0
  const parts = numbers.slice(0, -1).map((part) => part * 100)
  return areEqual(
    parts,
    percents.map((percent) => percent * whole),
  )
}

const fraction = /(\d*) ?([\u00bc-\u00be\u2150-\u215e\u2189])/
const fractions = new RegExp(fraction, 'g')

/** The numbers in a text. ½ and 1½ are numbers of one piece. */
function numbersInDigits(written: string, locale: string): number[] {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6)
  const sign = (type: 'group' | 'decimal'): string => parts.find((part) => part.type === type)?.value ?? ''
  const decimal = sign('decimal')
  const pattern = new RegExp(`\\d{1,3}(?:[${sign('group')}]\\d{3})+(?!\\d)|\\d+(?:[${sign('decimal')}]\\d+)?`, 'g')
  const text = written.replace(fractions, (_, whole: string, sign: string) =>
    ` ${decimalOf(whole, sign)} `.replace('.', decimal),
  )
  return [...text.matchAll(pattern)].map(([number]) =>
    Number(number.replaceAll(sign('group'), '').replace(sign('decimal'), '.')),
  )
}

function decimalOf(whole: string, sign: string): number {
  const [above = '', below = ''] = sign.normalize('NFKC').split('\u2044')
  return Number(whole) + Number(above) / Number(below)
}

function numbersInWords(text: string, { values }: NumberWords): number[] {
  const found = (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => values.get(word) ?? [])
  return found.length === 0 ? [1] : found
}

function areEqual(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((number, index) => number === others[index])
}
