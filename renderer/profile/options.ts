import { t } from '../language/language.svelte.ts'
import { guide } from '../guide/guide.svelte.ts'
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
      return [
        said(t('screens.answer.positive'), { hr: 'positive' }, t('screens.answer.hr.positive')),
        said(t('screens.answer.negative'), { hr: 'negative' }, t('screens.answer.hr.negative')),
        said(unknown, { hr: 'unknown' }),
      ]
    case 'her2':
      return [
        said(t('screens.answer.positive'), { her2: 'positive' }, t('screens.answer.her2.positive')),
        said(t('screens.answer.negative'), { her2: 'negative' }, t('screens.answer.her2.negative')),
        said(unknown, { her2: 'unknown' }),
      ]
    case 'sex':
      return [
        said(t('screens.answer.female'), { sex: 'female' }),
        said(t('screens.answer.male'), { sex: 'male' }),
        said(t('screens.answer.sex.unknown'), { sex: 'unknown' }),
      ]
    case 'menopause':
      return [
        said(t('screens.answer.menopause.pre'), { menopause: 'pre' }),
        said(t('screens.answer.menopause.post'), { menopause: 'post' }),
        said(unknown, { menopause: 'unknown' }),
      ]
    case 'line':
      return [
        said(t('screens.answer.line.first'), { line: 'first' }),
        said(t('screens.answer.line.later'), { line: 'later' }),
        said(unknown, { line: 'unknown' }),
      ]
  }
}
