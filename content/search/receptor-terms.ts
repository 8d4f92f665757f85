/** The receptors that a query can name; `hr` is the estrogen and the progesterone receptor together. */
export const receptors = ['her2', 'hr', 'er', 'pr'] as const
export type Receptor = (typeof receptors)[number]
export type Result = 'positive' | 'negative'

/**
 * How people write receptors and their results. The guide's glossary and synonyms add their own spellings to these (see
 * `ReceptorReader`): those of the word that it explains under `term`. Case, accents, spaces, hyphens and slashes inside a name make no difference.
 */
export const receptorTerms = {
  receptors: [
    { receptors: ['her2'], name: 'HER2', term: 'HER2', said: ['HER2', 'HER2/neu', 'ERBB2', 'c-erbB-2', 'HER2 gene'] },
    { receptors: ['hr'], name: 'HR', term: 'hormone receptor', said: ['HR', 'hormone', 'hormones', 'hormonal'] },
    {
      receptors: ['er'],
      name: 'ER',
      term: 'estrogen receptor',
      said: ['ER', 'estrogen', 'oestrogen', 'oestrogen receptor'],
    },
    { receptors: ['pr'], name: 'PR', term: 'progesterone receptor', said: ['PR', 'progesterone', 'PgR'] },
    { receptors: ['hr', 'her2'], name: 'triple', term: null, said: ['triple'] },
  ],
  results: [
    {
      result: 'positive',
      signs: ['+', '+++'],
      words: ['positive', 'pos', 'plus', 'amplified', 'overexpressed', 'positivo', 'positiva'],
      /** Scores of the HER2 test (facts/since-2021.md: 0, low and ultralow are levels of a negative result). */
      scores: ['3'],
    },
    {
      result: 'negative',
      signs: ['-', '--', '---'],
      words: ['negative', 'neg', 'minus', 'negativo', 'negativa'],
      scores: ['0', '1', 'low', 'ultralow'],
    },
    /** Neither: the result is not clear, or the text says so. */
    {
      result: null,
      signs: ['++', '+-', '-+', '±'],
      words: ['equivocal', 'borderline', 'unknown', 'pending', 'unclear', 'uncertain'],
      scores: ['2'],
    },
  ],
  /** Ending of a sign that is spelled out: '+ve', '-ive'. */
  signEndings: ['ve', 'ive'],
  /** Turns a result around: 'not HER2-positive', 'HER2 is not positive'. */
  negations: ['not', 'non', 'isnt', 'wasnt', 'arent', 'never', 'neither', 'nor', 'no', 'without'],
  /** May stand between receptors of one list: 'ER and PR negative'. */
  joiners: ['and', 'or', 'with', 'but', 'plus', 'nor', 'y', 'o', 'vs', 'versus'],
  /** May stand between a receptor and its result, and say nothing more. */
  fillers: (
    'is are was were be being been status receptor receptors test tests tested result results came come back as at on ' +
    'for to in of the a an my her it its i am have has had means mean what cancer breast tumor tumour disease type ' +
    'subtype expression protein level levels score ihc fish ish mbc metastatic both es cancer'
  ).split(' '),
} as const satisfies {
  receptors: readonly { receptors: readonly Receptor[]; name: string; term: string | null; said: readonly string[] }[]
  results: readonly {
    result: Result | null
    signs: readonly string[]
    words: readonly string[]
    scores: readonly string[]
  }[]
  signEndings: readonly string[]
  negations: readonly string[]
  joiners: readonly string[]
  fillers: readonly string[]
}
