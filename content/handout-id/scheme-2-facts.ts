// The facts about a person that an ID of scheme 2 can hold. Their order is part of every ID that was printed: rows are only
// added, at the end of `factRows`. A value that the program does not know yet is read by it as written by a newer one.

/** One fact: where it is in a profile file, and its value. A row with `max` is followed by a whole number from 0 to `max`. */
export type FactRow =
  readonly [path: string, value: string | boolean] | readonly [path: string, { readonly max: number }]

/** Alternatives of the profile that nearly every ID holds, written as the digits of one number. */
export const baseFields = [
  ['hr', ['unknown', 'positive', 'negative']],
  ['her2', ['unknown', 'positive', 'negative']],
  ['sex', ['unknown', 'female', 'male']],
  ['menopause', ['unknown', 'pre', 'post', 'not-applicable']],
  ['line', ['unknown', 'first', 'later']],
] as const

export const siteBits = ['bone', 'brain', 'liver', 'lung'] as const

/** Lists of treatments in a profile: had at any time, being given, had for early cancer only, not had. */
export const treatmentLists = ['prior', 'now', 'early', 'notHad'] as const

const treatments = [
  ...['none', 'aromatase-inhibitor-alone', 'chemotherapy', 'taxane', 'trastuzumab', 'hormonal-therapy'],
  ...['pertuzumab', 't-dm1', 'her2-therapies-2plus', 'treatments-2plus'],
  ...['cdk4-6-inhibitor', 'aromatase-inhibitor', 'fulvestrant', 'tamoxifen', 'everolimus', 'pi3k-akt-inhibitor'],
  ...['oral-serd', 'parp-inhibitor', 'trastuzumab-deruxtecan', 'sacituzumab-govitecan', 'datopotamab-deruxtecan'],
  ...['tucatinib', 'neratinib', 'lapatinib', 'margetuximab', 'immunotherapy'],
  ...['platinum', 'anthracycline', 'capecitabine'],
] as const

const her2Results = [
  '0',
  '0-no-staining',
  '0-with-staining',
  '1+',
  '2+',
  '2+/ish-',
  '2+/ish+',
  '3+',
  'ish+',
  'ish-',
] as const

/** Common facts come first: neighbors in this list take the fewest characters. */
export const factRows: readonly FactRow[] = [
  ['prior', 'none'],
  ['prior', 'aromatase-inhibitor-alone'],
  ['prior', 'taxane'],
  ['prior', 'trastuzumab'],
  ['prior', 'pertuzumab'],
  ['biomarkers.pik3ca', 'positive'],
  ['biomarkers.brca', 'positive'],
  ['biomarkers.pd-l1', 'positive'],
  ['biomarkers.brca', 'negative'],
  ['biomarkers.pik3ca', 'negative'],
  ['biomarkers.pd-l1', 'negative'],
  ['prior', 'chemotherapy'],
  ['prior', 't-dm1'],
  ['biomarkers.esr1', 'positive'],
  ['biomarkers.esr1', 'negative'],
  ['prior', 'hormonal-therapy'],
  ['prior', 'cdk4-6-inhibitor'],
  ['deNovo', true],
  ['deNovo', false],
  ['prior', 'her2-therapies-2plus'],
  ['prior', 'treatments-2plus'],
  ...her2Results.map((result) => ['her2Result', result] as const),
  ...['msi-h', 'dmmr', 'tmb-h', 'ntrk', 'akt1', 'pten', 'ret'].flatMap((marker) => [
    [`biomarkers.${marker}`, 'positive'] as const,
    [`biomarkers.${marker}`, 'negative'] as const,
  ]),
  ['brcaOrigin', 'inherited'],
  ['brcaOrigin', 'tumor-only'],
  ['pdl1Cps', { max: 100 }],
  ['erPercent', { max: 100 }],
  ['erPercent', '<1'],
  ['er', 'positive'],
  ['er', 'negative'],
  ['pr', 'positive'],
  ['pr', 'negative'],
  ['line', { max: 15 }],
  ['her2Treatments', { max: 9 }],
  ['immunotherapy', 'possible'],
  ['immunotherapy', 'not-possible'],
  ['dpyd', 'normal'],
  ['dpyd', 'reduced'],
  ['dpyd', 'not-tested'],
  ['relapse', 'within-6-months'],
  ['relapse', 'within-12-months'],
  ['relapse', 'later'],
  ...treatments
    .slice(10)
    .map((treatment) => ['prior', treatment] as const)
    .filter(([, treatment]) => treatment !== 'cdk4-6-inhibitor'),
  ...(['now', 'early', 'notHad'] as const).flatMap((list) => treatments.map((treatment) => [list, treatment] as const)),
  // Room for tests that have no row by name: their number, and the place of the value in its list, or the score.
  ...Array.from({ length: 32 }, (_, index) => [`numbered.${index + 1}`, { max: 127 }] as const),
]

/** Rows that are added later do not change what the digits below mean. */
const denseRows = 169

/**
 * Alternatives that a full profile holds many of: it takes fewer characters with all of them as the digits of one number,
 * each 0 where the fact is absent. Frozen; a row that is in none of these is written by its own number.
 */
export const denseGroups: readonly (readonly number[])[] = [
  ...['biomarkers.pik3ca', 'biomarkers.brca', 'biomarkers.pd-l1', 'biomarkers.esr1', 'deNovo', 'her2Result'],
  ...['biomarkers.msi-h', 'biomarkers.dmmr', 'biomarkers.tmb-h', 'biomarkers.ntrk', 'biomarkers.akt1'],
  ...['biomarkers.pten', 'biomarkers.ret', 'brcaOrigin', 'pdl1Cps', 'erPercent', 'er', 'pr', 'line'],
  ...['her2Treatments', 'immunotherapy', 'dpyd', 'relapse'],
]
  .map((path) => rowsWhere((row) => row[0] === path))
  .concat(treatments.map((treatment) => rowsWhere((row) => row[1] === treatment)))

function rowsWhere(matches: (row: FactRow) => boolean): number[] {
  return factRows.slice(0, denseRows).flatMap((row, index) => (matches(row) ? [index] : []))
}
