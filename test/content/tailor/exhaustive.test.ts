import { describe, expect, it } from 'vitest'
import type { Indication, Medicine } from '../../../content/schema/medicine.ts'
import { type Profile, subtypeOf } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { HandoutPlan, PlannedMedicine, PlanSection } from '../../../content/tailor/plan.ts'
import { itemTexts } from '../../../content/tailor/plan-text.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { bareFirstMentions } from './bare-mentions.ts'
import { t } from './handout-of.ts'
import { profileClasses, receptors } from './profile-classes.ts'

const guide = guideFromDisk()
const byId = new Map(guide.medicines.map((medicine) => [medicine.id, medicine]))
const inhibitors = ['anastrozole', 'exemestane', 'letrozole', 'aromatase-inhibitor']

/** Finds what a text holds, and remembers it: the same texts come again in every handout. */
function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>()
  return (text) => {
    let found = known.get(text)
    if (found === undefined) {
      found = find(text)
      known.set(text, found)
    }
    return found
  }
}

/** Medicines named in a text, by any of their names; longer names first, for 'doxorubicin' is also a part of one. */
const namesToIds = new Map(
  guide.medicines.flatMap((medicine) =>
    [medicine.generic, medicine.shortName, ...medicine.brands, ...medicine.aliases].flatMap((name) =>
      name === null ? [] : [[name.toLowerCase(), medicine.id] as const],
    ),
  ),
)
const anyName = new RegExp(
  `(?<![a-z-])(${[...namesToIds.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[().]/g, '\\$&'))
    .join('|')})(?![a-z])`,
  'gi',
)
const medicinesIn = remembered((text) => [
  ...new Set([...text.matchAll(anyName)].flatMap(([name]) => namesToIds.get(name.toLowerCase()) ?? [])),
])

const needed: RegExp[] = [
  /what treatment is for/i,
  /cannot be cured at present/i,
  /can be treated/i,
  /shared decision/i,
  /clinical trial/i,
  /palliative care/i,
  /supplements and herbs/i,
  /every symptom and side effect/i,
  /second opinion/i,
  /other treatments may be open/i,
  /2021/,
  /check with your team/i,
]
const neededIn = remembered((text) => needed.flatMap((words, index) => (words.test(text) ? [index] : [])))
const sensitive = remembered((text) =>
  /surviv|hospice|bereave|prognosis|living will|resuscitate|health care proxy|\bdying\b|\bdeath\b/i.test(text),
)
const ofWomen = remembered((text) => /menopaus|ovar|womb|\buter|vagin|\bperiods?\b/i.test(text))
const ofHormones = remembered((text) => /aromatase|ovarian suppression|GnRH|androgen|menopaus|ovar/i.test(text))
const ofHer2Care = remembered((text) => /echocardiogram|heart scan/i.test(text))
const ofClasses = remembered((text) => text.includes('CDK4/6'))
const ofParp = remembered((text) => /\bPARP\b/.test(text))

/** The facts of an indication, read afresh: nothing of `content/tailor/` is used here. */
function mayBeNamed(use: Indication, profile: Profile): boolean {
  const woman = profile.sex === 'female' || profile.menopause === 'pre' || profile.menopause === 'post'
  const isMan = profile.sex === 'male'
  return (
    use.subtypes.includes(subtypeOf(profile)) &&
    (use.biomarkers.length === 0 || use.biomarkers.some((biomarker) => profile.biomarkers[biomarker] === 'positive')) &&
    (use.sites.length === 0 || use.sites.some((site) => profile.sites.includes(site))) &&
    !(isMan && use.men === 'no') &&
    !(woman && !isMan && use.men === 'only') &&
    (isMan || use.menopause !== 'post' || profile.menopause === 'post') &&
    (isMan || use.menopause !== 'pre' || profile.menopause !== 'post') &&
    !(use.line === 'later' && profile.line === 'first') &&
    !(use.line === 'first' && profile.line === 'later') &&
    !use.prior.none.some((one) => (profile.prior as string[]).includes(one))
  )
}

const follows: Record<string, string[]> = {
  taxane: ['chemotherapy'],
  'aromatase-inhibitor-alone': ['aromatase-inhibitor', 'hormonal-therapy'],
  trastuzumab: ['her2-therapies-1plus'],
  pertuzumab: ['her2-therapies-1plus'],
  't-dm1': ['her2-therapies-1plus'],
  'her2-therapies-2plus': ['her2-therapies-1plus'],
}

/** Whether a use that asks for earlier treatment finds it stated. */
function hadAll(use: Indication, profile: Profile): boolean {
  const stated = profile.prior.filter((one) => one !== 'none')
  const any = stated.length > 0 || profile.line === 'later' ? ['any-treatment'] : []
  const had = new Set([...any, ...stated, ...stated.flatMap((one) => follows[one] ?? [])])
  return use.prior.all.every((one) => had.has(one))
}

function conditionForInhibitor(profile: Profile): string | null {
  if (profile.sex === 'male') return 'condition.gnrh'
  if (profile.menopause === 'post') return null
  if (profile.menopause === 'pre') return 'condition.suppression'
  return profile.sex === 'female' ? 'condition.suppression-or-post' : 'condition.suppression-or-gnrh'
}

const checksOf: [string, RegExp[]][] = [
  ...[
    'trastuzumab',
    'margetuximab-cmkb',
    'pertuzumab',
    'pertuzumab-trastuzumab-hyaluronidase-zzxf',
    'tucatinib',
    'lapatinib',
  ].map((id): [string, RegExp[]] => [id, [/heart.*echocardiogram/i]]),
  ['ado-trastuzumab-emtansine', [/heart/i, /liver/i]],
  ['zoledronic-acid', [/kidneys? before each dose/i, /dental check before/i]],
  ['pamidronate', [/kidneys? before each dose/i, /dental check before/i]],
  ['denosumab', [/calcium/i, /kidney/i, /dental check before/i]],
]
const checksById = new Map(checksOf)

const textsOf = new WeakMap<object, string[]>()
function textsIn(section: PlanSection): string[] {
  return section.items.flatMap((item) => {
    if (item.kind !== 'block') return itemTexts(item, t)
    let texts = textsOf.get(item.block)
    if (!texts) {
      texts = itemTexts(item, t)
      textsOf.set(item.block, texts)
    }
    return texts
  })
}

function usesOf(planned: PlannedMedicine, medicine: Medicine): { use: Indication; conditions: string[] }[] {
  return planned.uses.flatMap(({ indication, conditions }) =>
    medicine.indications.filter(({ id }) => id === indication).map((use) => ({ use, conditions })),
  )
}

const medicinesOf = (plan: HandoutPlan): PlannedMedicine[] =>
  plan.sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine] : [])))

/**
 * Everything that is wrong with a plan, in words; empty when all invariants hold. `full` is the person's full handout: a
 * short one lists fewer medicines, but may name one of those as what another is given with.
 */
function wrongWith(plan: HandoutPlan, profile: Profile, full: HandoutPlan): string[] {
  const wrong: string[] = []
  const subtype = subtypeOf(profile)
  const known = subtype !== 'not-known'
  const hormonal = known && profile.hr === 'positive'
  const her2 = known && profile.her2 === 'positive'
  const printed = medicinesOf(plan)
  const fitting = medicinesOf(full)
  const now = new Set(fitting.filter(({ when }) => when === 'now').map(({ medicine }) => medicine.id))
  const named = new Set(fitting.map(({ medicine }) => medicine.id))
  for (const { medicine } of printed)
    if (!named.has(medicine.id)) wrong.push(`${medicine.id} is not on the full handout`)

  for (const planned of printed) {
    const { id } = planned.medicine
    const medicine = byId.get(id)
    if (!medicine) return [`${id} is not in the guide`]
    for (const { use, conditions } of usesOf(planned, medicine)) {
      if (!mayBeNamed(use, profile)) wrong.push(`${id} (${use.id}) does not fit`)
      if (planned.when === 'now' && !hadAll(use, profile)) wrong.push(`${id} (${use.id}) needs earlier treatment`)
      if (planned.when === 'now' && use.line === 'later' && profile.line !== 'later')
        wrong.push(`${id} (${use.id}) is for later`)
      const withInhibitor =
        inhibitors.includes(id) ||
        (medicine.therapy === 'targeted' && use.givenWith.some((partner) => inhibitors.includes(partner)))
      const condition = withInhibitor ? conditionForInhibitor(profile) : null
      if (condition !== null && !conditions.includes(condition)) wrong.push(`${id} (${use.id}) lacks ${condition}`)
    }
    for (const check of checksById.get(id) ?? [])
      if (!planned.checks.some((text) => check.test(text))) wrong.push(`${id} lacks the check ${String(check)}`)
    if (!known && planned.medicine.therapy !== 'bone-modifying' && planned.medicine.therapy !== 'growth-factor')
      wrong.push(`${id} is named before the subtype is known`)
  }

  const found = new Set<number>()
  for (const section of plan.sections) {
    const allowed = section.id === 'medicines-later' ? named : now
    for (const text of [section.title, ...textsIn(section)]) {
      for (const index of neededIn(text)) found.add(index)
      for (const id of medicinesIn(text)) if (!allowed.has(id)) wrong.push(`${section.id} names ${id}: ${text}`)
      if (sensitive(text)) wrong.push(`sensitive: ${text}`)
      if (profile.sex === 'male' && ofWomen(text)) wrong.push(`women's text for a man: ${text}`)
      if (profile.hr === 'negative' && ofHormones(text)) wrong.push(`hormonal text for an HR-negative cancer: ${text}`)
      if (!known && ofHormones(text) && !text.includes('menopause'))
        wrong.push(`hormonal medicine before the subtype is known: ${text}`)
      if (!her2 && ofHer2Care(text)) wrong.push(`heart check without HER2: ${text}`)
      if (!(hormonal && !her2) && ofClasses(text)) wrong.push(`CDK4/6 for another type: ${text}`)
      if ((profile.biomarkers.brca !== 'positive' || her2 || !known) && ofParp(text))
        wrong.push(`PARP without its facts: ${text}`)
    }
  }
  for (const [index, words] of needed.entries()) if (!found.has(index)) wrong.push(`nothing says ${String(words)}`)
  // A short handout goes without the sheets to fill in.
  const sheets = plan.choice.length === 'full' ? ['side-effect-diary', 'treatment-plan-summary'] : []
  for (const part of ['goals', 'questions', 'when-to-call', ...sheets]) {
    if (!plan.sections.some((section) => section.part === part)) wrong.push(`there is no ${part}`)
  }
  for (const one of bareFirstMentions(plan)) wrong.push(`no brand at the first mention: ${one}`)
  for (const one of plan.leftOut)
    if (one.reason === 'withheld') wrong.push(`the text of ${one.id} names a medicine that does not fit: ${one.title}`)
  return wrong
}

describe('every class of profile', () => {
  let count = 0

  it.each(receptors)(
    'with HR $hr and HER2 $her2 gives a handout that keeps all invariants',
    (status) => {
      const wrong = new Map<string, Profile>()
      for (const profile of profileClasses(status)) {
        count++
        // A short handout has pages of its own, and none on a place of spread.
        const full = tailor(guide, profile)
        for (const one of wrongWith(full, profile, full)) wrong.set(`full: ${one}`, profile)
        if (profile.sites.length === 1) continue
        const short = tailor(guide, profile, { ...defaultChoice(), length: 'short' })
        for (const one of wrongWith(short, profile, full)) wrong.set(`short: ${one}`, profile)
      }
      expect([...wrong].slice(0, 20).map(([what, profile]) => `${what}  [${JSON.stringify(profile)}]`)).toEqual([])
    },
    300_000,
  )

  it('was tried', () => {
    console.log(`Tailoring: ${count} profiles checked`)
    expect(count).toBe(72_000)
  })
})
