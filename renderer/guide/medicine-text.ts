import type { Guide } from '../../content/schema/guide.ts'
import type { Indication, Medicine } from '../../content/schema/medicine.ts'
import { joinWords, t, tryMessage } from '../language/language.svelte.ts'

export type { Indication }

/** A short statement on a medicine, as it stands on its page. */
export type MedicineNote = Medicine['notes'][number]

/** The other names of a medicine, for its card: "Ibrance", "T-DM1, Kadcyla"; null where it has none. */
export function namesOf(medicine: Medicine): string | null {
  const names = [...(medicine.shortName === null ? [] : [medicine.shortName]), ...medicine.brands]
  return names.length > 0 ? joinWords(names, 'unit') : null
}

/** What to watch for with a medicine: its own warnings, then those of its risks. */
export function warningsOf({ warnings, risks }: Medicine, guide: Pick<Guide, 'warnings'> | null): MedicineNote[] {
  const brought = risks.flatMap((risk) => guide?.warnings[risk]?.text ?? [])
  return [...warnings, ...brought.map((text) => ({ text, organ: null }))]
}

/** What stands under the name of a medicine on its card: its other names, and its use where that is used only now and then. */
export function cardTextOf(medicine: Medicine): string | null {
  const rare = medicine.indications.every(({ rarely }) => rarely) ? medicine.indications[0]?.use : undefined
  const texts = [namesOf(medicine), rare].filter((text) => text !== null && text !== undefined)
  return texts.length > 0 ? texts.join(' · ') : null
}

/** What one use of a medicine asks for besides the subtype, in plain words, one phrase a requirement. */
export function requirementsOf(indication: Indication): string[] {
  const { biomarkers, menopause, men, line, estrogenReceptors, prior, count = '', sites, givenWith } = indication
  const tests = biomarkers.map((test) => t(`fact.biomarker.${test}.positive`))
  const menopauseKeys = {
    any: [],
    post: ['screens.use.post'],
    pre: ['condition.before-menopause'],
    suppression: [
      men === 'yes' || men === 'silent' ? 'condition.suppression-or-ask-gnrh' : 'condition.suppression-or-post',
    ],
  } as const
  const menKeys = {
    yes: [],
    silent: [],
    no: ['screens.use.no-men'],
    only: ['screens.use.only-men'],
    'with-gnrh': ['condition.gnrh'],
  } as const
  return [
    ...(tests.length > 0 ? [t('screens.use.biomarkers', { tests: joinWords(tests, 'or') })] : []),
    ...menopauseKeys[menopause].map((key) => t(key)),
    ...menKeys[men].map((key) => t(key)),
    ...(givenWith.includes('hormonal-therapy') ? [t('condition.partner.suppression-or-gnrh')] : []),
    ...(estrogenReceptors ? [t('condition.estrogen-receptors')] : []),
    ...(line === 'any' ? [] : [t(`screens.use.line.${line}`)]),
    ...prior.all.map((token) => tryMessage(`condition.after.${token}`, { count })),
    ...prior.none.map((token) => tryMessage(`condition.not-after.${token}`)),
    ...(sites.length > 0
      ? [
          t('screens.use.sites', {
            sites: joinWords(
              sites.map((site) => t(`fact.site.${site}`)),
              'or',
            ),
          }),
        ]
      : []),
  ].filter((phrase) => phrase !== null)
}
