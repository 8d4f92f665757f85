import type { CompileLanguage } from '../../languages/compile-language.ts'
import { standsOnPaper } from '../../schema/block.ts'
import type { Condition } from '../../schema/condition.ts'
import type { Page } from '../../schema/guide.ts'
import type { Medicine } from '../../schema/medicine.ts'
import { type Profile, subtypeOf } from '../../schema/profile.ts'
import { fitOf } from '../../tailor/indications.ts'
import { personOf } from '../../tailor/person.ts'
import type { Mention } from '../pages/page-blocks.ts'
import { conditionText } from '../people/condition.ts'
import { advice } from '../report/messages.ts'
import type { Names } from '../words/names.ts'
import type { CompiledPage } from '../pages/page-file.ts'
import { type Problems, type Reporter, reporterFor } from '../report/problem.ts'
import { infectionRiskIn, isWarning } from '../words/body-words.ts'
import { isReachable, lostToUnknown, reached } from '../people/reach.ts'

/** Reports conditions under which no person can fall: of the page, and of each `:::when` with all that stand around it. */
export function checkReach({ file, conditions }: CompiledPage, problems: Problems): void {
  for (const { inner, outer, line } of conditions) {
    // What contradicts further out is reported there, once.
    if (outer.length > 0 && !isReachable(outer)) continue
    if (isReachable([...outer, inner])) continue
    const around = outer.length === 0 || !isReachable([inner]) ? null : outer.map(conditionText).join(' ')
    problems.error(file, line, advice.unreachable(conditionText(inner), around))
  }
}

/** Reports a page that tells of a risk and does not have its warning. */
export function checkRiskWarnings(
  { file, runs, warned }: CompiledPage,
  language: CompileLanguage,
  problems: Problems,
): void {
  if (warned.has('infection')) return
  for (const { text, line } of runs) {
    const told = infectionRiskIn(text, language)
    if (told !== null) return problems.error(file, line, advice.pageWithoutWarning('infection', told))
  }
}

/**
 * Reports a warning that hangs on sex or menopause and that people of whom these are not known neither get nor have
 * anything in place of: an unknown must not drop a warning (docs/rules.md 3.3). Options may be for some people only.
 */
export function checkUnknowns(
  { file, page, conditions }: CompiledPage,
  { warnings }: CompileLanguage,
  problems: Problems,
): void {
  const passages = page.blocks.map((block) => [...page.when, ...block.when])
  for (const block of page.blocks) {
    if (!isWarning(block, warnings)) continue
    const all = [...page.when, ...block.when]
    const lost = lostToUnknown(all, passages)
    const placed = conditions.findLast(({ inner }) => all.includes(inner) && (inner.sex ?? inner.menopause))
    if (lost && placed) problems.error(file, placed.line, advice.lostByUnknown(lost.what, lost.unknown))
  }
}

/**
 * Reports medicines named in a text for people whom the medicine's own data exclude.
 * A text with a condition must not name a medicine that none of these people may get (decision D16 for the unknown subtype).
 * A text that prints on handouts must fit every person it prints for: a medicine that does not fit is the worst a handout can do.
 * Earlier treatment is left to the handout, which cuts texts to what is a choice now.
 */
export function checkFit(page: CompiledPage, medicines: ReadonlyMap<string, Medicine>, problems: Problems): void {
  const reporter = reporterFor(problems, page.file)
  for (const mention of page.mentions) {
    const medicine = medicines.get(mention.medicine)
    if (medicine) checkMention(mention, medicine, page.page, reporter)
  }
}

function checkMention(
  { words, block, line, place }: Mention,
  medicine: Medicine,
  page: Page,
  reporter: Reporter,
): void {
  const conditions = [...page.when, ...(block?.when ?? [])]
  const people = reached(conditions, medicine.indications)
  if (people.length === 0) return
  const excluded = people.filter((profile) => !mayBeNamed(medicine, profile))
  if (conditions.length > 0 && excluded.length === people.length) {
    const allUnknown = people.every((profile) => subtypeOf(profile) === 'not-known')
    reporter.error(
      line,
      allUnknown
        ? advice.medicineSubtypeUnknown(words)
        : advice.medicineExcluded(words, conditions.map(conditionText).join(' ')),
    )
    return
  }
  if (block === null || place === 'card') return
  const [first] = excluded
  const prints = page.handout !== null && standsOnPaper(block)
  if (prints && place === 'label') reporter.error(line, advice.medicineInLabel(words))
  else if (prints && first) reporter.error(line, advice.medicineOnPaper(words, whom(first, people)))
}

/** Reports medicines named in a short text (a question, the meaning of a word) that prints for people who cannot have them. */
export function checkFitOfText(
  text: string,
  when: readonly Condition[],
  medicines: ReadonlyMap<string, Medicine>,
  names: Names,
  line: number,
  reporter: Reporter,
): void {
  for (const { from, to, name } of names.find(text)) {
    const medicine = name.kind === 'medicine' ? medicines.get(name.id) : undefined
    if (!medicine) continue
    const people = reached(when, medicine.indications)
    const excluded = people.find((profile) => !mayBeNamed(medicine, profile))
    if (excluded) reporter.error(line, advice.medicineOnPaper(text.slice(from, to), whom(excluded, people)))
  }
}

/** Reports a `when` of a short text under which nobody can fall. */
export function checkReachOfText(when: readonly Condition[], line: number, reporter: Reporter): void {
  if (!isReachable(when)) reporter.error(line, advice.unreachable(when.map(conditionText).join(' '), null))
}

/** Whether the medicine may be named to this person now or for later, whatever the earlier treatment. */
function mayBeNamed(medicine: Medicine, profile: Profile): boolean {
  const person = personOf(profile)
  return medicine.indications.some((indication) => {
    const fit = fitOf(indication, person)
    return fit.timing !== 'never' || fit.reason === 'line' || fit.reason === 'prior'
  })
}

/** An example of a person, by what tells people apart here. */
function whom(profile: Profile, among: readonly Profile[]): string {
  const differs = (read: (one: Profile) => string): boolean => new Set(among.map(read)).size > 1
  const facts: string[] = [subtypeOf(profile)]
  if (differs((one) => one.sex + one.menopause)) facts.push(`sex ${profile.sex}`, `menopause ${profile.menopause}`)
  if (differs((one) => JSON.stringify(one.biomarkers))) {
    const results = Object.entries(profile.biomarkers).map(([name, result]) => `${name} ${result}`)
    facts.push(results.length > 0 ? results.join(', ') : 'no biomarker result')
  }
  if (differs((one) => one.sites.join()))
    facts.push(profile.sites.length > 0 ? `spread to ${profile.sites.join(', ')}` : 'no site of spread said')
  return facts.join(', ')
}
