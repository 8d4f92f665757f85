import type { Result } from '../../../content/languages/receptor-words.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { type Subtype, subtypes } from '../../../content/schema/profile.ts'
import { receptorsOf } from '../../../content/vocabulary/receptors.ts'

/** The results that are listed under `page:…` and `word:…` and tell of one result only, with the subtypes they are for. */
export function aboutOneResult({ pages }: Pick<Guide, 'pages'>): ReadonlyMap<string, readonly Subtype[]> {
  return new Map<string, readonly Subtype[]>([
    ...pages.flatMap(({ id, when }) =>
      when.flatMap(({ subtype }) =>
        subtype && !subtype.includes('not-known') ? [[`page:${id}`, subtype] as const] : [],
      ),
    ),
    ['word:her2-positive', subtypesWith({ her2: 'positive' })],
    ['word:her2-negative', subtypesWith({ her2: 'negative' })],
    ['word:hr-positive', subtypesWith({ hr: 'positive' })],
    ['word:hr-negative', subtypesWith({ hr: 'negative' })],
    ['word:triple-negative', subtypesWith({ hr: 'negative', her2: 'negative' })],
  ])
}

/** The subtypes that these results allow. */
export function subtypesWith({ hr, her2 }: { hr?: Result; her2?: Result }): Subtype[] {
  return subtypes.filter(
    (subtype) =>
      subtype !== 'not-known' &&
      (hr === undefined || receptorsOf[subtype].hr === hr) &&
      (her2 === undefined || receptorsOf[subtype].her2 === her2),
  )
}
