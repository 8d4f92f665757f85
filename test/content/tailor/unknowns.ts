import { biomarkers, priors, type Profile, sites } from '../../../content/schema/profile.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import { fullestLevel, type HandoutPlan, type PlannedMedicine } from '../../../content/tailor/plan.ts'
import { planText } from '../../../content/tailor/plan-text.ts'
import { t } from './handout-of.ts'

/** Which unknown fields are looked at: sex and menopause, or all. */
export type Fields = 'person' | 'all'

/** What `profile` may turn out to be when one of its unknown fields becomes known. Contradictory profiles are left out. */
export function refinements(profile: Profile, fields: Fields): Profile[] {
  const found = [...persons(profile), ...(fields === 'all' ? diseases(profile) : [])]
  return found.filter((one) => contradictions(one).length === 0)
}

function persons(profile: Profile): Profile[] {
  const found: Profile[] = []
  if (profile.sex === 'unknown') {
    found.push({ ...profile, sex: 'female' })
    // A menopausal status is an answer: who has one is a woman.
    if (profile.menopause !== 'pre' && profile.menopause !== 'post')
      found.push({ ...profile, sex: 'male', menopause: 'not-applicable' })
  }
  if (profile.menopause === 'unknown') {
    for (const menopause of ['pre', 'post'] as const) found.push({ ...profile, menopause })
  }
  return found
}

function diseases(profile: Profile): Profile[] {
  const found: Profile[] = []
  if (profile.line === 'unknown') for (const line of ['first', 'later'] as const) found.push({ ...profile, line })
  for (const test of biomarkers) {
    if (profile.biomarkers[test] !== undefined) continue
    for (const result of ['positive', 'negative'] as const)
      found.push({ ...profile, biomarkers: { ...profile.biomarkers, [test]: result } })
  }
  for (const site of sites)
    if (!profile.sites.includes(site)) found.push({ ...profile, sites: [...profile.sites, site] })
  if (!profile.prior.includes('none')) {
    for (const prior of priors)
      if (!profile.prior.includes(prior) && (prior !== 'none' || profile.prior.length === 0))
        found.push({ ...profile, prior: [...profile.prior, prior] })
  }
  return found
}

/** The condition of an unknown person holds the rule of each person it may turn out to be. */
const covers: Readonly<Record<string, readonly string[]>> = {
  'condition.suppression-or-gnrh': ['condition.suppression', 'condition.suppression-or-post', 'condition.gnrh'],
  'condition.suppression-or-ask-gnrh': ['condition.suppression', 'condition.suppression-or-post', 'condition.ask-gnrh'],
  'condition.suppression-or-post': ['condition.suppression'],
  'condition.partner.suppression-or-gnrh': [
    'condition.partner.suppression',
    'condition.partner.suppression-or-post',
    'condition.partner.gnrh',
  ],
  'condition.partner.suppression-or-post': ['condition.partner.suppression'],
}

/** What is lost of one medicine: side effects, checks, notes, warnings, and the conditions of a use that both papers have. */
function lostOf(planned: PlannedMedicine, unknown: PlannedMedicine): string[] {
  const statements = (one: PlannedMedicine) => [...one.sideEffects, ...one.checks, ...one.notes, ...one.warnings]
  const kept = new Set(statements(unknown))
  const lost = statements(planned).filter((text) => !kept.has(text))
  // A use that opens only later can bring the risk of what it is given with.
  const sameUses = planned.uses.every((use) => unknown.uses.some(({ indication }) => indication === use.indication))
  if (sameUses) for (const risk of planned.risks) if (!unknown.risks.includes(risk)) lost.push(`the risk ${risk}`)
  for (const use of planned.uses) {
    const same = unknown.uses.find(({ indication }) => indication === use.indication)
    const covered = same?.conditions.flatMap((key) => [key, ...(covers[key] ?? [])])
    for (const key of use.conditions) if (covered && !covered.includes(key)) lost.push(`${use.indication}: ${key}`)
  }
  return lost.map((what) => `${planned.medicine.id}: ${what}`)
}

/**
 * What a paper says of a medicine that both papers name, and `unknown`, the paper of someone of whom less is known, does not
 * say. Empty when nothing is lost.
 */
export function lostMedicineNotes(known: readonly PlannedMedicine[], unknown: readonly PlannedMedicine[]): string[] {
  return known.flatMap((planned) => {
    const same = unknown.find(({ medicine }) => medicine.id === planned.medicine.id)
    return same ? lostOf(planned, same) : []
  })
}

/** Warnings that a text may give, each with the medicines or kinds of treatment that it is about. */
const warningWords: readonly { about: RegExp; says: RegExp }[] = [
  { about: /tamoxifen/i, says: /womb/i },
  {
    about: /anastrozole|exemestane|letrozole|aromatase inhibitor/i,
    says: /estrogen in your blood|blood test for estrogen/i,
  },
  { about: /anastrozole|exemestane|letrozole|aromatase inhibitor/i, says: /ovarian suppression/i },
  { about: /anastrozole|exemestane|letrozole|aromatase inhibitor/i, says: /goserelin( \([^)]*\))? or leuprolide/i },
  { about: /fulvestrant/i, says: /ask (whether|if) (you|they) (also )?need/i },
  { about: /trastuzumab|pertuzumab|tucatinib|lapatinib|margetuximab/i, says: /echocardiogram|heart.{0,20}check/i },
  { about: /T-DM1|emtansine/i, says: /heart and liver/i },
  { about: /zoledronic|pamidronate|denosumab/i, says: /dental check|dentist|teeth first/i },
  { about: /zoledronic|pamidronate/i, says: /kidney/i },
  { about: /zoledronic|pamidronate|denosumab/i, says: /jaw/i },
  { about: /deruxtecan|everolimus/i, says: /new cough|cough or/i },
  { about: /alpelisib/i, says: /blood sugar|sugar in your blood/i },
  {
    about: /palbociclib|ribociclib|abemaciclib|olaparib|talazoparib|sacituzumab|capecitabine|docetaxel/i,
    says: /100\.4/,
  },
]

/** The texts that a paper prints, in one: at the tightest level, which every paper has at least. */
export function printedText(plan: HandoutPlan): string {
  const level = plan.levels.findLast(({ size }) => size === 'usual') ?? fullestLevel(plan)
  return planText(plan, level, t)
}

/** Warnings on a paper that the paper of someone of whom less is known lacks, though it names the same medicine. */
export function lostWarnings(known: string, unknown: string): string[] {
  return warningWords
    .filter(({ about, says }) => about.test(known) && says.test(known) && about.test(unknown) && !says.test(unknown))
    .map(({ says }) => String(says))
}
