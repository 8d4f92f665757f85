import { t } from '../language/language.svelte.ts'
import { guide } from '../guide/guide.svelte.ts'
import { personFields } from '../../content/vocabulary/person.ts'
import { receptorStatuses } from '../../content/vocabulary/receptors.ts'
import { type Answers, profileOf, type Step } from './steps.ts'

/** One answer that can be touched: its words, a second line where it needs one, and what it sets. */
export interface Option {
  label: string
  text: string | null
  answer: Answers
}

const said = (label: string, answer: Answers, text: string | null = null): Option => ({ label, text, answer })

/** What helps to answer a question. Trastuzumab for early cancer can count as treatment (docs/rules.md 4.13). */
export function helpFor(step: Step, answers: Answers): string {
  const soon = guide.figure('soon-after-trastuzumab')
  const help = t(`screens.chooser.${step}.help`)
  return step === 'line' && soon !== null && profileOf(answers).her2 === 'positive'
    ? `${help} ${t('screens.chooser.line.help.trastuzumab', { time: soon })}`
    : help
}

/** The answers offered for a question; 'I don't know' is always among them. The sites are chosen otherwise, as several may hold. */
export function optionsOf(step: Exclude<Step, 'sites'>): Option[] {
  const unknown = t('screens.answer.unknown')
  switch (step) {
    case 'knows':
      return [
        said(t('screens.answer.knows.yes'), { knows: 'yes' }),
        said(t('screens.answer.knows.some'), { knows: 'some' }),
        said(unknown, { knows: 'unknown' }, t('screens.answer.knows.unknown')),
      ]
    case 'hr':
    case 'her2':
      return receptorStatuses.map((status) =>
        status === 'unknown'
          ? said(unknown, { [step]: status })
          : said(t(`screens.answer.${status}`), { [step]: status }, t(`screens.answer.${step}.${status}`)),
      )
    case 'sex':
      return personFields.sex.map((sex) =>
        said(t(sex === 'unknown' ? 'screens.answer.sex.unknown' : `screens.answer.${sex}`), { sex }),
      )
    case 'menopause':
      // That it does not apply follows from the sex.
      return personFields.menopause
        .filter((menopause) => menopause !== 'not-applicable')
        .map((menopause) =>
          said(menopause === 'unknown' ? unknown : t(`screens.answer.menopause.${menopause}`), { menopause }),
        )
    case 'line':
      return personFields.line.map((line) =>
        said(line === 'unknown' ? unknown : t(`screens.answer.line.${line}`), { line }),
      )
  }
}
