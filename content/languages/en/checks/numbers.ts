import type { NumberWords } from '../../compile-language.ts'

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
const notAlone = /^once$/i

const any = new RegExp(
  `\\b(?:one|${counted}|every|each|per|once|twice|half|a couple|seconds?|thirds?|(?:four|fif|six|seven|eigh|nin|ten)ths?|quarters?|daily|(?:bi)?weekly|hourly|nightly|fortnightly|monthly|yearly|annually|decades?|dozens|hundreds|thousands|millions|billions|(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)|[a-z]+fold)\\b`,
  'i',
)
const count = new RegExp(`\\b${counted}\\b`, 'gi')
const fewAlone = new RegExp(`^(?:${few})$`, 'i')
const pointsBack = /\b(?:the|these|those|all|both|other|first|last|next|of)(?: other| first| last| next)? $/i

const fromZero =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const ranks = 'first second third fourth fifth sixth seventh eighth ninth tenth'

const values: ReadonlyMap<string, number> = new Map([
  ...fromZero.split(' ').map((word, value) => [word, value] as const),
  ...ranks.split(' ').map((word, index) => [word, index + 1] as const),
  ...(['once', 'twice'] as const).map((word, index) => [word, index + 1] as const),
  ...(['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const).map(
    (word, index) => [word, (index + 3) * 10] as const,
  ),
])

export const numbers: NumberWords = {
  ordinalEndings: 'st|nd|rd|th',
  any,
  measures,
  // ‘Once’ is a measure with a span of time; by itself it is ‘as soon as’ or ‘at one time’.
  notAlone,
  count,
  few: fewAlone,
  pointsBack,
  values,
}
