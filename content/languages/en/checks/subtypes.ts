import type { Subtype } from '../../../schema/profile.ts'
import type { SubtypeWords } from '../../compile-language.ts'

const hrPositiveOnly: Subtype = 'hr-positive-her2-negative'
const bothPositive: Subtype = 'her2-positive-hr-positive'
const her2PositiveOnly: Subtype = 'her2-positive-hr-negative'
const tripleNegative: Subtype = 'triple-negative'

const hormoneReceptor = '(?:hormone(?:[- ]receptor)?|(?:o?estrogen|progesterone)[- ]receptor|HR|ER|PR)'

export const subtypes: SubtypeWords = {
  named: [
    { words: /\bHER2[- ]?(?:positive|\+)/gi, subtypes: [bothPositive, her2PositiveOnly] },
    { words: /\bHER2[- ]negative/gi, subtypes: [hrPositiveOnly, tripleNegative] },
    { words: new RegExp(`\\b${hormoneReceptor}[- ]positive`, 'gi'), subtypes: [hrPositiveOnly, bothPositive] },
    { words: new RegExp(`\\b${hormoneReceptor}[- ]negative`, 'gi'), subtypes: [her2PositiveOnly, tripleNegative] },
    { words: /\btriple[- ]negative|\bTNBC\b/gi, subtypes: [tripleNegative] },
  ],
  every:
    /\b(?:every|all|any)(?: (?:kinds?|types?|subtypes?|forms?) of)?(?: metastatic)? (?:breast cancers?|subtypes?)\b|\bwhatever (?:the|your) subtype\b/i,
  negation: /\b(?:not|no|never|neither|nor|without|except|unless|cannot|other than)\b|n[’']t\b/i,
  pointsBack: /^(?:[“‘"(]\s*)?(?:they|these|both|each of|all of|it (?:is|can be|may be)|this medicine)\b/i,
  follows: /\bthen\b/i,
  or: /\bor\b/i,
}
