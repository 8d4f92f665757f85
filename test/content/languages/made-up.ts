import type { CompileLanguage } from '../../../content/languages/compile-language.ts'
import { compileEnglish } from '../../../content/languages/en/compile.ts'

/** What a message of the made-up language says: its own key; a message with values stays as it is in English. */
function madeUpMessage([key, message]: [string, string]): [string, string] {
  return [key, message.includes('{') ? message : `zz ${key}`]
}

/** A language with words of its own in every list: where a text is read by English ones, a test sees it. */
export const madeUp: CompileLanguage = {
  ...compileEnglish,
  code: 'zz',
  htmlLang: 'zz',
  messages: {
    ...compileEnglish.messages,
    ...Object.fromEntries(Object.entries(compileEnglish.messages).map(madeUpMessage)),
    'search.passage.side-effects': 'Zideffekten: {effects}',
    'search.passage.checks': 'Zjeks: {checks}',
  },
  unfinishedSentence: /(?:^|\s)Zr\.\s*$/,
  search: {
    stopWords: new Set(['zum', 'zut']),
    fold: (text) => text.toLowerCase(),
    possessive: /['’]za?$|['’]/gu,
    stemOf: (word) => word.replace(/zen$/, ''),
    soundOf: (word) => word.replaceAll(/[aeiou]/g, ''),
    speakable: /[aeiou]/,
    medicines: [],
    receptors: {
      receptors: [{ receptors: ['her2'], name: 'HER2', term: null, said: ['HER2'] }],
      biomarkers: { brca: [], 'pd-l1': [], 'msi-h': [], dmmr: [] },
      results: [
        { result: 'positive', signs: ['+'], words: ['zjes'], scores: [] },
        { result: 'negative', signs: ['-'], words: ['znot'], scores: [] },
      ],
      named: (name, result) => `${name}-${result === 'positive' ? 'zjes' : 'znot'}`,
      signWords: [],
      signEndings: [],
      her2Tests: { scored: [], others: [] },
      percent: [],
      levels: [],
      negations: ['zun'],
      joiners: [],
      fillers: [],
    },
  },
  speech: { sayings: [[/(\d)%/g, '$1 zprozent']], voices: ['zz-ZZ'] },
  keyboard: { letters: ['z'], capitals: ['Z'], accents: ['ž'], numbers: ['0'] },
  terms: { baseForms: (word) => (word.endsWith('qu') ? [word.slice(0, -2)] : []), endings: ['qu'], possessive: '’za' },
  numbers: {
    ordinalEndings: 'zt',
    any: /\bzwo\b/i,
    measures: [/\bzwo wokken\b/gi],
    notAlone: /^zonce$/i,
    count: /\bzwo\b/gi,
    few: /^zwo$/i,
    pointsBack: /\bzde $/i,
    values: new Map([['zwo', 2]]),
  },
  names: { joiners: ['zan'], notNames: /^Zme$/, opensSentence: /(?:^|[.?!:]\s+)\s*$/u },
  medicines: { endings: ['zumab'], everyday: new Set(['zpirin']), others: new Set(['kalzumab']) },
  sensitive: { words: /\bzterb\w*/i, pointsElsewhere: /^Zelsewhere\b/ },
  subtypes: {
    named: [{ words: /\bHER2[- ]zjes/gi, subtypes: ['her2-positive-hr-positive', 'her2-positive-hr-negative'] }],
    every: /\bzeach kanzer\b/i,
    negation: /\bzun\b/i,
    pointsBack: /^zthey\b/i,
    follows: /\bzthen\b/i,
    or: /\bzor\b/i,
  },
  reader: { claims: [/\bzou are HER2-zjes/i], openingClaims: [/^zit is HER2-zjes/i], conditional: /\bzif\b/i },
  figures: { bringsAlong: new Set(['about', 'zirka']), percent: /^zpro/i, shares: [{ ending: '%', word: 'zof' }] },
  warnings: {
    organs: { ovaries: /\bzovar/i, vagina: /\bzvagin/i, womb: /\bzwomb/i },
    infection: /\bzinfekt/i,
    notInfection: /\bzred/gi,
    infectionOfOnePlace: /\bzjaw/i,
    warns: /\bzell the team/i,
  },
  readability: {
    formulas: [{ short: 'ZZ', of: ({ word, sentence }) => word / sentence }],
    syllablesOf: () => 1,
    limits: { without: 3, with: 3 },
    shortWord: 'z',
    scoreName: 'zcore',
    stated: ['Words of a sentence (ZZ), at most 3.'],
  },
}
