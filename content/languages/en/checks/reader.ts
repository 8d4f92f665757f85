import { biomarkerTerms } from '../../../vocabulary/biomarkers.ts'
import type { ReaderWords } from '../../compile-language.ts'

const tests = biomarkerTerms.flatMap(({ spellings }) => spellings).join('|')
const receptors = '(?:hormone|(?:o?estrogen|progesterone))(?:[- ]receptors?)?|HER2|ERBB2|HR|ER|PR|TNBC'
/** A result in any form: "HER2-positive", "triple-negative", "HR+". */
const result = `(?:(?:${receptors}|${tests}|triple)(?:[- ](?:positive|negative|low|high|mutated)|[+−-]|\\b)|(?:positive|negative)\\b)`
const cancer = '(?:cancer|tumou?r|type|subtype|disease|cells?)'
const adverb = '(?: (?:also|still|now|not|therefore|clearly|probably))*'
const ordinal =
  '(?:(?:first|second|third|fourth|last|next|other|upper|lower|left|right)\\b|(?:one )?(?:on|at|in) the (?:left|right|top|bottom|middle)\\b)'
/** The beginning of a main clause: "the treatments you have had" is no claim. */
const clause = '(?:^|[:;,–—(] ?|\\b(?:so|because|since|as|and|but|that is why) )'

const i = (pattern: string) => new RegExp(pattern, 'i')

/** What an English text says of the one who reads it. */
export const reader: ReaderWords = {
  claims: [
    i(`(?<!about )\\byours${adverb} (?:is|are|was|has|have|had|does|belongs)\\b`),
    i(`\\b(?:is|are) yours\\b`),
    i(
      `(?<!(?:receptors|kind|type|which|what) )\\byour ${cancer}${adverb} (?:has|have|had|lacks?|carries|makes?|contains?|does(?:n[’']t| not) have)\\b`,
    ),
    i(
      `\\byour (?:[\\w-]+ )?${cancer}${adverb} (?:is|was|are|were|tests|tested|came back)${adverb} (?:(?:the |an? )?${ordinal}|${result})`,
    ),
    i(
      `\\byour (?:HER2|HR|ER|PR|${tests}|hormone)[\\w -]* (?:is|was|are|were|came back)${adverb} (?:positive|negative)`,
    ),
    i(
      `\\byour (?:(?:${receptors}|${tests}|triple)(?:[- ](?:positive|negative)|[+−])) (?:breast )?(?:cancer|tumou?r|disease)`,
    ),
    i(`${clause}you(?:r type)?(?: are|[’']re)${adverb} (?:the )?(?:${ordinal}|${result})`),
    i(`${clause}you(?: know that you)?(?: have|[’']ve)(?: got)? (?:an? |the )?(?:${result}|change|mutation|fusion)`),
    i(`\\byou know that your ${cancer}\\b`),
    i(`${clause}you(?: have|[’']ve)?(?: already| also| now| not)* had\\b`),
    i(
      `${clause}you(?: are|[’']re)(?: now| already| not yet| not| still)* (?:past|before|through|in|after|beyond) (?:the )?menopause`,
    ),
    i(`${clause}you (?:have|had)(?: already| not| not yet)* (?:been|gone) through (?:the )?menopause`),
    i(`\\byour (?:plan|treatment) will\\b`),
    i(`${clause}you will (?:almost )?always\\b`),
  ],
  openingClaims: [
    i(`^(?:it|this)(?: is|[’']s|\\b)${adverb}(?: is)?${adverb} (?:an? )?${result}`),
    i(`^it${adverb} (?:has|lacks|carries)${adverb} (?:no|little|a lot|many|too much|the)?\\b.*\\b(?:${receptors})\\b`),
  ],
  conditional: /\b(?:if|whether|when|unless|until|in case|suppose|perhaps|might)\b|\bonce (?:you|your)\b|\?["”’)]*$/i,
}
