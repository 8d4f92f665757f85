import type { Indication, Medicine } from '../../../content/schema/medicine.ts'
import { type Profile, subtypeOf } from '../../../content/schema/profile.ts'
import { isSingleSheets } from '../../../content/tailor/choice.ts'
import {
  fullestLevel,
  type HandoutPlan,
  type PlanLevel,
  type PlannedMedicine,
  type PlanSection,
} from '../../../content/tailor/plan.ts'
import { itemTexts } from '../../../content/tailor/plan-text.ts'
import { guideFromDisk } from '../guide.ts'
import { bareFirstMentions } from './bare-mentions.ts'
import { t } from './handout-of.ts'

const guide = guideFromDisk()
const byId = new Map(guide.medicines.map((medicine) => [medicine.id, medicine]))
const inhibitors = ['anastrozole', 'exemestane', 'letrozole', 'aromatase-inhibitor']
const inhibitorOrFulvestrant = [...inhibitors, 'fulvestrant', 'hormonal-therapy']

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
const medicinesIn = (text: string) => [
  ...new Set([...text.matchAll(anyName)].flatMap(([name]) => namesToIds.get(name.toLowerCase()) ?? [])),
]

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
  /diary of side effects/i,
  /plan that your team fills in/i,
]
const neededIn = (text: string) => needed.flatMap((words, index) => (words.test(text) ? [index] : []))
const sensitive = (text: string) =>
  /surviv|hospice|bereave|prognosis|living will|resuscitate|health care proxy|\bdying\b|\bdeath\b/i.test(text)
const ofWomen = (text: string) => /menopaus|ovar|womb|\buter|vagin|\bperiods?\b|\bwom[ae]n\b/i.test(text)
const ofHormones = (text: string) => /aromatase|ovarian suppression|GnRH|androgen|menopaus|ovar/i.test(text)
const ofHer2Care = (text: string) => /echocardiogram|heart scan/i.test(text)
const ofClasses = (text: string) => text.includes('CDK4/6')
const ofParp = (text: string) => /\bPARP\b/.test(text)
// What an inhibitor does to the bones of those who take one offers it to nobody.
const offersInhibitor = (text: string) =>
  /aromatase inhibitor|anastrozole|exemestane|letrozole/i.test(text) && !text.startsWith('If you take an')
const offersFulvestrant = (text: string) => /fulvestrant/i.test(text)
const sayRuleForOvaries = (text: string) => /ovarian suppression|rests the ovaries/i.test(text)
const sayRuleForMen = (text: string) => /goserelin( \([^)]*\))? or leuprolide/i.test(text)
const asFirst = (text: string) =>
  /starts with hormonal therapy|hormonal therapy still comes first|first hormonal treatment/i.test(text)

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

/** What must stand beside a use that holds an inhibitor or fulvestrant, alone or as what a medicine is given with. */
function conditionFor(id: string, medicine: Medicine, use: Indication, profile: Profile): string | null {
  const held = [id, ...use.givenWith].filter((one) => inhibitorOrFulvestrant.includes(one))
  if (held.length === 0 || (medicine.therapy !== 'targeted' && !inhibitorOrFulvestrant.includes(id))) return null
  if (held.some((one) => inhibitors.includes(one))) return conditionForInhibitor(profile)
  const condition = conditionForInhibitor(profile)
  if (condition === null) return null
  if (held.includes('hormonal-therapy')) return condition.replace('condition.', 'condition.partner.')
  // Fulvestrant: in men something to ask about (decision D7).
  if (profile.sex === 'male') return 'condition.ask-gnrh'
  if (condition === 'condition.suppression-or-gnrh' && use.menopause !== 'post')
    return 'condition.suppression-or-ask-gnrh'
  // Named after menopause only (decision D5): the profile is 'post', or a man's.
  return use.menopause === 'post' ? null : condition
}

const heart = /\bheart\b[^.]*\b(check|echocardiogram)|\becho(cardiogram)?\b[^.]*\bheart\b/i
const teeth = /dental check|see a dentist|your dentist|teeth first/i
const heartAndLiver = /heart and liver/i
/** What must stand on a handout, in whatever text, as soon as a text names the medicine. */
const checksNeeded: Record<string, RegExp[]> = {
  trastuzumab: [heart],
  'margetuximab-cmkb': [heart],
  pertuzumab: [heart],
  'pertuzumab-trastuzumab-hyaluronidase-zzxf': [heart],
  tucatinib: [heart],
  lapatinib: [heart],
  'ado-trastuzumab-emtansine': [heartAndLiver],
  'zoledronic-acid': [/kidneys? before each dose|before each dose[^.]*kidneys?/i, teeth],
  pamidronate: [/kidneys? before each dose|before each dose[^.]*kidneys?/i, teeth],
  denosumab: [/calcium/i, /kidney/i, teeth],
}
const checksSaid = (text: string) =>
  new Set(Object.values(checksNeeded).flatMap((all) => all.filter((check) => check.test(text))))

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

/** Medicines that the guide's texts tell to lower white cells or to raise the risk of infection, listed afresh. */
const lowersWhiteCells = new Set([
  ...guide.medicines.filter(({ therapy }) => therapy === 'chemotherapy').map(({ id }) => id),
  ...['palbociclib', 'ribociclib', 'abemaciclib', 'sacituzumab-govitecan-hziy', 'olaparib', 'talazoparib'],
])

// Nothing may be offered because it must not have been given before.
const notAfterPertuzumab = t('condition.not-after.pertuzumab')

function factsOf(said: string) {
  const text = said.replace(notAfterPertuzumab, '')
  return {
    text,
    needed: neededIn(text),
    medicines: medicinesIn(text),
    checks: checksSaid(text),
    sensitive: sensitive(text),
    women: ofWomen(text),
    hormones: ofHormones(text),
    her2Care: ofHer2Care(text),
    classes: ofClasses(text),
    parp: ofParp(text),
    inhibitor: offersInhibitor(text),
    fulvestrant: offersFulvestrant(text),
    ruleForOvaries: sayRuleForOvaries(text),
    ruleForMen: sayRuleForMen(text),
    asFirst: asFirst(text),
  }
}
const knownFacts = new Map<string, ReturnType<typeof factsOf>>()

/** What a text says. Kept, because every handout has the same texts. */
function factsIn(said: string): ReturnType<typeof factsOf> {
  let facts = knownFacts.get(said)
  if (!facts) {
    facts = factsOf(said)
    knownFacts.set(said, facts)
  }
  return facts
}

const textsOf = new WeakMap<object, string[]>()
function textsIn(section: PlanSection, level: PlanLevel): string[] {
  return section.items.flatMap((item) => {
    if (item.kind !== 'block') return itemTexts(item, level, t)
    let texts = textsOf.get(item.block)
    if (!texts) {
      texts = itemTexts(item, level, t)
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
 * Everything that is wrong with a plan of the guide, in words; empty when all invariants hold. `full` is the person's full handout: a
 * short one lists fewer medicines, but may name one of those as what another is given with.
 */
export function wrongWith(plan: HandoutPlan, profile: Profile, full: HandoutPlan): string[] {
  const wrong: string[] = []
  const subtype = subtypeOf(profile)
  const known = subtype !== 'not-known'
  const hormonal = known && profile.hr === 'positive'
  const her2 = known && profile.her2 === 'positive'
  const printed = medicinesOf(plan)
  const fitting = medicinesOf(full)
  const now = new Set(fitting.filter(({ timing }) => timing === 'now').map(({ medicine }) => medicine.id))
  const named = new Set(fitting.map(({ medicine }) => medicine.id))
  for (const { medicine } of printed)
    if (!named.has(medicine.id)) wrong.push(`${medicine.id} is not on the full handout`)

  for (const { medicine } of printed) {
    const causes = byId.get(medicine.id)?.indications.flatMap(({ givenWith }) => givenWith) ?? []
    const goesWith = printed.filter(({ timing }) => timing === 'now').map((one) => one.medicine)
    if (
      medicine.therapy === 'growth-factor' &&
      !goesWith.some(({ id, therapy }) => causes.includes(id) || causes.includes(therapy))
    )
      wrong.push(`${medicine.id} supports no medicine that is printed`)
  }

  for (const planned of printed) {
    const { id } = planned.medicine
    const medicine = byId.get(id)
    if (!medicine) return [`${id} is not in the guide`]
    for (const { use, conditions } of usesOf(planned, medicine)) {
      if (!mayBeNamed(use, profile)) wrong.push(`${id} (${use.id}) does not fit`)
      if (planned.timing === 'now' && !hadAll(use, profile)) wrong.push(`${id} (${use.id}) needs earlier treatment`)
      if (use.rarely && (profile.line === 'first' || (planned.timing === 'now' && profile.line !== 'later')))
        wrong.push(`${id} (${use.id}) is used only now and then`)
      if (planned.timing === 'now' && use.line === 'later' && profile.line !== 'later')
        wrong.push(`${id} (${use.id}) is for later`)
      const condition = conditionFor(id, medicine, use, profile)
      if (condition !== null && !conditions.includes(condition)) wrong.push(`${id} (${use.id}) lacks ${condition}`)
    }
    for (const check of checksById.get(id) ?? [])
      if (!planned.checks.some((text) => check.test(text))) wrong.push(`${id} lacks the check ${String(check)}`)
    if (lowersWhiteCells.has(id) && !planned.riskWarnings.some((text) => text.includes('100.4 °F (38 °C)')))
      wrong.push(`${id} has no fever line beside it`)
    if (!known && planned.medicine.therapy !== 'bone-modifying' && planned.medicine.therapy !== 'growth-factor')
      wrong.push(`${id} is named before the subtype is known`)
  }

  const found = new Set<number>()
  const checked = new Set<RegExp>()
  const toBeChecked = new Map<RegExp, string>()
  const mayLowerWhiteCells = new Set<string>()
  const rules = { inhibitor: false, fulvestrant: false, ovaries: false, men: false }
  const hadHormonal = profile.prior.some((one) => one === 'hormonal-therapy' || one === 'aromatase-inhibitor-alone')
  for (const section of plan.sections) {
    const allowed = section.id === 'medicines-later' ? named : now
    for (const said of [section.title, ...textsIn(section, fullestLevel(plan))]) {
      const facts = factsIn(said)
      const { text } = facts
      for (const index of facts.needed) found.add(index)
      for (const check of facts.checks) checked.add(check)
      for (const id of facts.medicines) {
        if (!allowed.has(id)) wrong.push(`${section.id} names ${id}: ${text}`)
        if (lowersWhiteCells.has(id)) mayLowerWhiteCells.add(id)
        for (const check of checksNeeded[id] ?? []) toBeChecked.set(check, id)
      }
      rules.inhibitor ||= facts.inhibitor
      rules.fulvestrant ||= facts.fulvestrant
      rules.ovaries ||= facts.ruleForOvaries
      rules.men ||= facts.ruleForMen
      if (hadHormonal && facts.asFirst) wrong.push(`told as first hormonal treatment: ${text}`)
      if (facts.sensitive) wrong.push(`sensitive: ${text}`)
      if (profile.sex === 'male' && facts.women) wrong.push(`women's text for a man: ${text}`)
      if (profile.hr === 'negative' && facts.hormones) wrong.push(`hormonal text for an HR-negative cancer: ${text}`)
      if (!known && facts.hormones && !text.includes('menopause'))
        wrong.push(`hormonal medicine before the subtype is known: ${text}`)
      if (!her2 && facts.her2Care) wrong.push(`heart check without HER2: ${text}`)
      if (!(hormonal && !her2) && facts.classes) wrong.push(`CDK4/6 for another type: ${text}`)
      if ((profile.biomarkers.brca !== 'positive' || her2 || !known) && facts.parp)
        wrong.push(`PARP without its facts: ${text}`)
    }
  }
  for (const [check, id] of toBeChecked)
    if (!checked.has(check)) wrong.push(`${id} is named without the check ${String(check)}`)
  const rule = conditionForInhibitor(profile)
  if (rule !== null && (rules.inhibitor || rules.fulvestrant)) {
    const forMen = profile.sex === 'male' || (rule === 'condition.suppression-or-gnrh' && rules.inhibitor)
    if (forMen && !rules.men) wrong.push('offers an aromatase inhibitor or fulvestrant without the rule for men')
    if (profile.sex !== 'male' && !rules.ovaries)
      wrong.push('offers an aromatase inhibitor or fulvestrant without the rule for ovaries')
  }
  // A single sheet has only itself.
  if (isSingleSheets(plan.choice)) return wrong
  const [whiteCells] = mayLowerWhiteCells
  const feverInCall = plan.sections.some(({ items }) =>
    items.some(
      (item) => item.kind === 'when-to-call' && item.warnings.some(({ text }) => text.includes('100.4 °F (38 °C)')),
    ),
  )
  if (whiteCells !== undefined && !feverInCall)
    wrong.push(`${whiteCells} is named, and 'When to call us' says nothing of fever`)
  for (const [index, words] of needed.entries()) if (!found.has(index)) wrong.push(`nothing says ${String(words)}`)
  // A short handout, and one of chosen parts, go without the sheets to fill in, and say that they are to be had.
  const { length, parts } = plan.choice
  const sheets = length === 'full' && parts === null ? ['side-effect-diary', 'treatment-plan-summary'] : []
  for (const part of ['goals', 'questions', 'when-to-call', ...sheets]) {
    if (!plan.sections.some((section) => section.part === part)) wrong.push(`there is no ${part}`)
  }
  for (const one of bareFirstMentions(plan)) wrong.push(`no brand at the first mention: ${one}`)
  for (const one of plan.leftOut)
    if (one.reason === 'withheld') wrong.push(`the text of ${one.id} names a medicine that does not fit: ${one.title}`)
  return wrong
}
