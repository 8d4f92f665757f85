import type { Subtype } from '../../../schema/profile.ts'
import type { SubtypeWords } from '../../compile-language.ts'

const hrPositiveOnly: Subtype = 'hr-positive-her2-negative'
const bothPositive: Subtype = 'her2-positive-hr-positive'
const her2PositiveOnly: Subtype = 'her2-positive-hr-negative'
const tripleNegative: Subtype = 'triple-negative'

const her2 = '(?:HER[- ]?2(?:[/ ]neu)?|ERBB-?2|c-erbB-?2)'
const hormoneReceptor = '(?:hormone(?:[- ]receptors?)?|(?:o?estrogen|progesterone)(?:[- ]receptors?)?|HR|ER|PR|PgR)'

/** Long dashes are left as they are written, since they also part two thoughts. */
const dash = '[-‒–—―]'
/** Between a receptor and its result in words: nothing, a space, a dash, `is`. */
const joint = `(?: (?:status|tests?|results?))?(?: ?${dash} ?| (?:(?:is|are|was|were|tests?|tested) )?|)`

/**
 * A result in words, or as a sign: `HER2+`, `HER2 (-)`, `HER2 -ve`. A dash before a letter joins and one between spaces parts;
 * any other is a sign, also in "HER2- and HR-positive", which readers may take for either.
 */
function resultOf(words: string, sign: string, notBefore: string): string {
  const alone = ` ?\\(${sign}{1,3}(?:ve)?\\)| ?${sign}i?ve(?!\\p{L})| ${sign}(?=[,;.)/]|$)`
  return `(?:${joint}(?:${words})(?!\\p{L})|${alone}|${sign}{1,3}(?!${notBefore}))`
}

const positive = resultOf('positive|pos', '\\+', '\\p{N}')
const negative = resultOf('negative|neg', dash, '[\\p{L}\\p{N}>]')
const start = '(?<![\\p{L}\\p{N}])'

function saying(receptor: string, result: string, word: string): RegExp {
  return new RegExp(`${start}(?:${receptor}${result}|${word} for ${receptor}(?![\\p{L}\\p{N}]))`, 'giu')
}

export const subtypes: SubtypeWords = {
  named: [
    { words: saying(her2, positive, 'positive'), subtypes: [bothPositive, her2PositiveOnly] },
    { words: saying(her2, negative, 'negative'), subtypes: [hrPositiveOnly, tripleNegative] },
    { words: saying(hormoneReceptor, positive, 'positive'), subtypes: [hrPositiveOnly, bothPositive] },
    { words: saying(hormoneReceptor, negative, 'negative'), subtypes: [her2PositiveOnly, tripleNegative] },
    {
      words: new RegExp(`${start}(?:triple(?: ?${dash} ?| ?)neg(?:ative)?|TNBC)(?!\\p{L})`, 'giu'),
      subtypes: [tripleNegative],
    },
  ],
  every:
    /\b(?:every|all|any)(?: (?:kinds?|types?|subtypes?|forms?) of)?(?: metastatic)? (?:breast cancers?|subtypes?)\b|\bwhatever (?:the|your) subtype\b/i,
  negation: /\b(?:not|no|never|neither|nor|without|except|unless|cannot|other than)\b|n[’']t\b/i,
  pointsBack: /^(?:[“‘"(]\s*)?(?:they|these|both|each of|all of|it (?:is|can be|may be)|this medicine)\b/i,
  follows: /\bthen\b/i,
  or: /\bor\b/i,
}
