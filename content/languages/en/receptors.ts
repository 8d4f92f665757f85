import type { ReceptorWords } from '../receptor-words.ts'

/** How people write receptors in English; the Spanish words are those that visitors type into an English guide. */
export const receptors: ReceptorWords = {
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
  biomarkers: {
    brca: ['BRCA1', 'BRCA2', 'BRCA1/2', 'gBRCA', 'BRAC', 'BRACA'],
    'pd-l1': ['PDL1', 'PDL'],
    'msi-h': ['MSI', 'MSI high'],
    dmmr: ['MMR', 'MMR deficient', 'MMRd'],
  },
  results: [
    {
      result: 'positive',
      signs: ['+', '+++'],
      words: [
        ...['positive', 'pos', 'plus', 'amplified', 'overexpressed', 'overexpressing', 'mutated', 'mutant'],
        ...['positivo', 'positiva'],
      ],
      scores: ['3'],
    },
    {
      result: 'negative',
      signs: ['-', '--', '---'],
      words: [
        ...['negative', 'neg', 'minus', 'unamplified', 'nonamplified', 'unmutated', 'wildtype', 'wild', 'wt'],
        ...['negativo', 'negativa'],
      ],
      scores: ['0', '1', 'low', 'ultralow'],
    },
    {
      result: null,
      signs: ['++', '+-', '-+', '±'],
      words: ['equivocal', 'borderline', 'unknown', 'pending', 'unclear', 'uncertain'],
      scores: ['2'],
    },
  ],
  named: (name, result) => `${name}-${result}`,
  signWords: ['plus', 'minus'],
  signEndings: ['ve', 'ive'],
  her2Tests: { scored: ['ihc', 'score'], others: ['ish', 'fish', 'cish', 'sish', 'dish'] },
  percent: ['%', 'percent', 'pct'],
  levels: ['low', 'weak', 'weakly', 'moderate', 'moderately', 'strong', 'strongly', 'high', 'highly'],
  negations: ['not', 'non', 'isnt', 'wasnt', 'arent', 'never', 'neither', 'nor', 'no', 'without'],
  joiners: ['and', 'or', 'with', 'but', 'plus', 'nor', 'y', 'o', 'vs', 'versus'],
  fillers: (
    'is are was were be being been status receptor receptors test tests tested result results came come back as at on ' +
    'for to in of the a an my her it its i am have has had means mean what cancer breast tumor tumour disease type ' +
    'subtype expression protein level levels score ihc fish ish cish sish ultra gene genes mbc metastatic both es cancer'
  ).split(' '),
}
