import { biomarkerTerms } from '../../vocabulary/biomarkers.ts'
import { cover } from './names.ts'

/** Names that hold digits and are no numbers. */
const namesWithDigits = [
  /\bHER-?[1-4]\b/gi,
  /\bCDK ?4\/6\b/gi,
  /\bCDK ?[46]\b/gi,
  /\bPD-?L?-?1\b/gi,
  /\bBRCA ?1\/2\b/gi,
  /\bBRCA ?[12]\b/gi,
  /\bPI3K\b/gi,
  /\bNTRK[123]?\b/gi,
  /\bESR1\b/gi,
  /\bCA 15-3\b/gi,
  /\bCA 27\.29\b/gi,
  /\bKi-?67\b/gi,
  /\bT-DM1\b/gi,
  /\b5-FU\b/gi,
  ...biomarkerTerms
    .flatMap(({ spellings }) => spellings)
    .filter((name) => /\d/.test(name))
    .map((name) => new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'gi')),
]
const number = /[$€£]?\d+(?:[.,:/–-]\d+)*(?: ?%|st\b|nd\b|rd\b|th\b)?/g

const few = 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const teens = 'thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const counted = `(?:(?:${tens})(?:[- ](?:one|${few}))?|${few}|${teens}|(?:a |one )?(?:hundred|thousand|million|billion|dozen))`
const oneOr = `(?:one|${counted})`
const range = `${oneOr}(?:,? (?:to|or|and) ${oneOr})*`
const span = '(?:second|minute|hour|day|week|month|year|decade)s?'
const dose = '(?:pill|tablet|capsule|shot|injection|infusion|dose|drop)s?'
const treatment = '(?:treatment|therapy|therapie|medicine|drug|regimen)s?'

/** A word between a number and what it counts: ‘two small tablets’, but not ‘the first two are tablets’. */
const between = '(?:(?!(?:are|is|were|was|can|may|have|has|go|goes|in|and|or|with|by|as)\\b)[a-z0-9-]+ )?'

/** What is measured or given: a number of these always is a figure. */
const measures = [
  new RegExp(`\\b${range} per ?cent\\b`, 'gi'),
  new RegExp(`\\b${range}(?: [a-z]+)? (?:in|out of|of) (?:every )?${oneOr}\\b`, 'gi'),
  new RegExp(`\\b(?:a|one|${few})[- ](?:third|quarter|fifth|tenth)s? of\\b`, 'gi'),
  new RegExp(`\\b(?:one|${few})[- ](?:third|quarter|fifth|tenth)s?\\b`, 'gi'),
  // ‘A third is given’ is a third medicine; ‘a third are’ is a share.
  /\ba (?:third|fifth|tenth)(?= (?:are|were|have|do|get|live|survive|die)\b)/gi,
  /\b(?:a |the (?:first|last) )?quarter\b/gi,
  new RegExp(
    `\\b(?:a |one )?half(?!-(?!${span}))(?:[- ](?:an?|of|the|all|them|these|those|people|women|men|patients|${span}))*\\b`,
    'gi',
  ),
  /\b(?:the )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:most|least|best|worst|leading|largest|smallest|biggest|greatest|highest|lowest|longest|shortest|commonest|oldest|youngest)\b/gi,
  /\ba couple of\b/gi,
  new RegExp(`\\bevery (?:other |second |single )?(?:${range}[- ])?${span}\\b`, 'gi'),
  new RegExp(
    `\\b(?:once|twice|one time|${counted} times)(?: (?:a|an|per|each|every|in(?: a| ${range})?) ${span})?\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:each|per) ${span}\\b`, 'gi'),
  new RegExp(`\\b(?:daily|weekly|monthly|yearly) ${dose}\\b`, 'gi'),
  /\b(?:hourly|nightly|weekly|biweekly|fortnightly|monthly|yearly|annually)\b(?! periods?\b)/gi,
  // Daily life and its tasks are everyday ones.
  /\bdaily\b(?= *(?:[.,;:?!)]|$|(?:or|and|for|until|with|as|by|at|in|on|while|if|when|to)\b))/gi,
  new RegExp(`\\b${counted}(?: or more| or fewer)?[- ]?${between}(?:${span}|${dose})\\b`, 'gi'),
  new RegExp(`\\bone[- ](?:(?!day,)${span}|${between}${dose})\\b`, 'gi'),
  new RegExp(`\\b${counted}(?: or more| or fewer)? ${between}${treatment}\\b`, 'gi'),
  new RegExp(`\\bone ${between}${treatment} at a time\\b`, 'gi'),
  new RegExp(`\\b(?:age of|older than|younger than) ${counted}\\b`, 'gi'),
  new RegExp(`\\b(?:${few}|${teens}|${tens}|hundred|thousand)[- ]?fold\\b`, 'gi'),
  /\b(?:dozens|hundreds|thousands|millions|billions|decades?)\b/gi,
  // ‘Triple-negative’ is a name, and seeing double is a symptom.
  /\b(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)\b(?![- ](?:negative|positive|vision|check|mastectomy))(?<!\bseeing double)/gi,
]
/** ‘Once’ is a measure with a span of time; by itself it is ‘as soon as’ or ‘at one time’. */
const onlyOnce = /^once$/i

/** A text without any of these holds no number. */
const signs = new RegExp(
  `\\d|\\b(?:one|${counted}|every|each|per|once|twice|half|a couple|seconds?|thirds?|(?:four|fif|six|seven|eigh|nin|ten)ths?|quarters?|daily|(?:bi)?weekly|hourly|nightly|fortnightly|monthly|yearly|annually|decades?|dozens|hundreds|thousands|millions|billions|(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)|[a-z]+fold)\\b`,
  'i',
)
const count = new RegExp(`\\b${counted}\\b`, 'gi')
const fewOnly = new RegExp(`^(?:${few})$`, 'i')
const pointsBack = /\b(?:the|these|those|all|both|other|first|last|next|of)(?: other| first| last| next)? $/i
const introducesList = /^[^.?!]*:/

/** The text with names such as HER2 or CDK4/6 covered, so that their digits are no numbers. */
export function withoutNamesWithDigits(text: string): string {
  return namesWithDigits.reduce((left, name) => left.replace(name, cover), text)
}

/** A number in a text, from `index` on. `measure`: in words, with what it measures; `count`: a bare count in words. */
export interface FoundNumber {
  kind: 'digits' | 'measure' | 'count'
  index: number
  length: number
}

/**
 * The numbers of a text that must be figures. Digits always; words when they measure (time, doses, treatments, shares,
 * ages), and from two up when they count. Free is a count of up to twelve that points back (‘the two’, ‘these three’),
 * introduces its own list (‘There are two ways:’), or stands where the text counts what it shows (`counts`): a heading
 * over a list, the text alternative of a picture. ‘One’ by itself is a word.
 * @param text With names of all kinds covered, not cut.
 */
export function numbersIn(text: string, counts: 'free' | 'figures'): FoundNumber[] {
  const blank = (from: string): string => ' '.repeat(from.length)
  if (!signs.test(text)) return []
  let rest = text
  const found: FoundNumber[] = []
  const take = (kind: FoundNumber['kind'], pattern: RegExp, isFree: (match: RegExpExecArray) => boolean): void => {
    for (const match of rest.matchAll(pattern)) {
      if (isFree(match)) continue
      found.push({ kind, index: match.index, length: match[0].trimEnd().length })
    }
    rest = rest.replace(pattern, (match: string) => (onlyOnce.test(match) ? match : blank(match)))
  }
  take('digits', number, () => false)
  for (const measure of measures) take('measure', measure, (match) => onlyOnce.test(match[0]))
  take(
    'count',
    count,
    ({ index, 0: word }) =>
      fewOnly.test(word) &&
      (counts === 'free' ||
        pointsBack.test(rest.slice(0, index)) ||
        introducesList.test(rest.slice(index + word.length))),
  )
  return found
}
