import { language } from '../../language/language.svelte.ts'

/** Formats a number of bytes: "31.2 GB". */
export function sizeText(bytes: number): string {
  const large = bytes >= 1e9
  return new Intl.NumberFormat(language.locale, {
    style: 'unit',
    unit: large ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(bytes / (large ? 1e9 : 1e6))
}
