import type { ProfileInput } from '../../../content/schema/profile.ts'

const hrPositive = { hr: 'positive', her2: 'negative' } as const
const triplePositive = { hr: 'positive', her2: 'positive' } as const
const her2Positive = { hr: 'negative', her2: 'positive' } as const
const tripleNegative = { hr: 'negative', her2: 'negative' } as const
const afterMenopause = { sex: 'female', menopause: 'post' } as const
const beforeMenopause = { sex: 'female', menopause: 'pre' } as const
const man = { sex: 'male', menopause: 'not-applicable' } as const
const first = { line: 'first', prior: ['none'] } satisfies Partial<ProfileInput>

/** Usual profiles: each subtype at the first and at a later treatment, with places of spread, men, and little known. */
export const usualProfiles: [string, ProfileInput][] = [
  ['HR-positive, first, bone', { ...hrPositive, ...afterMenopause, ...first, sites: ['bone'] }],
  ['HR-positive before menopause, first', { ...hrPositive, ...beforeMenopause, ...first }],
  ['HR-positive man, first', { ...hrPositive, ...man, ...first }],
  [
    'HR-positive, later, PIK3CA, bone and liver',
    {
      ...hrPositive,
      ...afterMenopause,
      line: 'later',
      prior: ['aromatase-inhibitor-alone'],
      biomarkers: { pik3ca: 'positive' },
      sites: ['bone', 'liver'],
    },
  ],
  ['HR-positive, nothing else known', hrPositive],
  ['both positive, first', { ...triplePositive, ...afterMenopause, ...first }],
  [
    'both positive before menopause, later',
    { ...triplePositive, ...beforeMenopause, line: 'later', prior: ['trastuzumab', 'pertuzumab', 'taxane'] },
  ],
  ['HER2-positive, first', { ...her2Positive, ...afterMenopause, ...first }],
  [
    'HER2-positive, later, brain',
    {
      ...her2Positive,
      ...afterMenopause,
      line: 'later',
      prior: ['trastuzumab', 'pertuzumab', 'taxane'],
      sites: ['brain'],
    },
  ],
  ['HER2-positive, nothing else known', her2Positive],
  [
    'triple-negative, PD-L1-positive, first',
    { ...tripleNegative, ...afterMenopause, ...first, biomarkers: { 'pd-l1': 'positive' } },
  ],
  [
    'triple-negative, BRCA, later, lung',
    {
      ...tripleNegative,
      ...afterMenopause,
      line: 'later',
      prior: ['chemotherapy'],
      biomarkers: { brca: 'positive', 'pd-l1': 'negative' },
      sites: ['lung'],
    },
  ],
  ['triple-negative man', { ...tripleNegative, ...man }],
  ['nothing known yet', { hr: 'unknown', her2: 'unknown' }],
  ['nothing known yet, bone', { hr: 'unknown', her2: 'unknown', ...afterMenopause, sites: ['bone'] }],
]
