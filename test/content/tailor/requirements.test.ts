import { describe, expect, it, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import type { EarlierTreatment, Indication } from '../../../content/schema/medicine.ts'
import { type Prior, type Profile, profileSchema, receptorsOf } from '../../../content/schema/profile.ts'
import { keysUnder } from '../../../content/messages/messages.ts'
import { sayCondition } from '../../../content/tailor/plan-text.ts'
import { requirementsOf } from '../../../content/tailor/requirements.ts'
import { guideFromDisk } from '../guide.ts'
import { handoutOf, t } from './handout-of.ts'
import { use } from './mini-guide.ts'

const inEnglish = { locale: english.locale, translate: t }
const uses = guideFromDisk().medicines.flatMap(({ id, indications }) =>
  indications.map((indication) => ({ id, name: `${id} ${indication.id}`, indication })),
)

/** What a person states who has had this treatment. */
const statedAs: Partial<Record<EarlierTreatment, Prior>> = {
  'any-treatment': 'treatments-2plus',
  'aromatase-inhibitor': 'aromatase-inhibitor-alone',
  'her2-therapies-1plus': 'trastuzumab',
}

/** A person who meets a use, with nothing known that it does not ask about. */
function personFor({ subtypes, biomarkers, sites, line, prior, menopause, men }: Indication): Profile {
  return profileSchema.parse({
    ...receptorsOf[subtypes[0] ?? 'not-known'],
    biomarkers: Object.fromEntries(biomarkers.slice(0, 1).map((test) => [test, 'positive'])),
    sites,
    line: line === 'any' ? 'unknown' : line,
    prior: prior.all.map((token) => statedAs[token] ?? token),
    ...(menopause === 'post' && { sex: 'female', menopause: 'post' }),
    ...(men === 'only' && { sex: 'male', menopause: 'not-applicable' }),
  })
}

/** The sentences of the catalog on what must go with a use. */
function conditionSentences(indication: Indication): string[] {
  return keysUnder('condition.').map((key) => sayCondition(key, indication, t))
}

describe('the requirements of a use', () => {
  it.each(uses)('are the same on screen and paper: $name', ({ id, indication }) => {
    const handout = handoutOf(personFor(indication), { medicines: [id, ...indication.givenWith, 'paclitaxel'] })
    const planned = handout.medicine(id)?.uses.find((each) => each.indication === indication.id)
    const paper = planned?.conditions.map((key) => sayCondition(key, planned, t))
    const sentences = conditionSentences(indication)
    const screen = requirementsOf(indication, inEnglish)
    expect(paper).toEqual(screen.filter((requirement) => sentences.includes(requirement)))
  })

  it('join what must have gone before, as the sources do', () => {
    const tDm1 = uses.find(({ id }) => id === 'ado-trastuzumab-emtansine')
    if (!tDm1) throw new Error('T-DM1 is not in the guide')
    expect(requirementsOf(tDm1.indication, inEnglish)).toEqual([
      'After an earlier treatment for metastatic cancer.',
      'Only after trastuzumab and a taxane (docetaxel or paclitaxel).',
      'Only when you have not had this medicine before.',
    ])
  })

  it('name the results, people and places that open it', () => {
    const opened = use({ biomarkers: ['msi-h', 'dmmr'], men: 'only', line: 'first', sites: ['bone', 'liver'] })
    expect(requirementsOf(opened, inEnglish)).toEqual([
      `Only with this test result: ${t('fact.biomarker.msi-h.positive')} or ${t('fact.biomarker.dmmr.positive')}.`,
      'For men.',
      'As the first treatment for metastatic cancer.',
      `Only with ${t('fact.site.bone')} or ${t('fact.site.liver')}.`,
    ])
    expect(requirementsOf(use({ menopause: 'post' }), inEnglish)).toEqual(['Only after menopause.'])
  })
})

test('earlier treatment is counted in the words of its figure', () => {
  const counted = use({ prior: { all: ['her2-therapies-2plus'], none: [] }, count: 'at least two' })
  expect(requirementsOf(counted, inEnglish)).toEqual(['Only after at least two HER2-targeted treatments.'])
})

test('a use for cancer with estrogen receptors says so', () => {
  expect(requirementsOf(use({ estrogenReceptors: true }), inEnglish).join()).toMatch(/cancer with estrogen receptors/)
})
