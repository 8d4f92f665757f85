import type { CompileLanguage } from '../../languages/compile-language.ts'
import { checkReach, checkUnknowns } from '../checks/fit-checks.ts'
import type { CompiledPage } from './page-file.ts'
import { advice } from '../report/messages.ts'
import { type Problems, reporterFor } from '../report/problem.ts'
import type { Steps } from '../steps/steps.ts'
import { nearest } from '../words/spelling.ts'

interface SectionFacts {
  id: string
  number: number
}

/** Checks what concerns more than one page: ids, numbers, sections and links. Gives the pages in the order of the outline. */
export function checkPages(
  compiled: readonly CompiledPage[],
  unread: ReadonlySet<string>,
  sections: readonly SectionFacts[],
  language: CompileLanguage,
  steps: Steps,
): CompiledPage[] {
  const { problems } = steps
  const pages = unique(compiled, problems).sort((a, b) => compareNumbers(a.page.number, b.page.number))
  const byId = new Map(pages.map((one) => [one.page.id, one]))
  for (const one of pages) {
    checkSection(one, sections, problems)
    checkLinks(one, byId, unread, problems)
    checkPlaceOnPaper(one, pages, problems)
    steps.do(`people of ${one.file}`, [one, language], () => {
      checkReach(one, problems)
      checkUnknowns(one, language, problems)
    })
  }
  return pages
}

function unique(compiled: readonly CompiledPage[], problems: Problems): CompiledPage[] {
  const ids = new Map<string, CompiledPage>()
  const numbers = new Map<string, CompiledPage>()
  for (const one of compiled) {
    const sameId = ids.get(one.page.id)
    const sameNumber = numbers.get(one.page.number)
    if (sameId) problems.error(one.file, 1, advice.duplicatePage(one.page.id, sameId.file))
    else ids.set(one.page.id, one)
    if (sameNumber && !sameId) problems.error(one.file, 1, advice.duplicateNumber(one.page.number, sameNumber.file))
    else numbers.set(one.page.number, one)
  }
  return [...ids.values()]
}

function compareNumbers(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

function checkSection(one: CompiledPage, sections: readonly SectionFacts[], problems: Problems): void {
  const { page, file, lineAt } = one
  const ids = sections.map((section) => section.id)
  const section = sections.find((candidate) => candidate.id === page.section)
  if (!section)
    problems.error(file, lineAt('section'), advice.unknownSection(page.section, nearest(page.section, ids), ids))
  else if (Number(page.number.split('.')[0]) !== section.number) {
    problems.error(file, lineAt('section'), advice.wrongSection(page.number, section.id, section.number))
  }
}

function checkLinks(
  one: CompiledPage,
  byId: ReadonlyMap<string, CompiledPage>,
  unread: ReadonlySet<string>,
  problems: Problems,
): void {
  const { page, file, lineAt, links } = one
  const reporter = reporterFor(problems, file)
  for (const id of page.related) {
    if (unread.has(id)) continue
    const line = lineAt('related')
    const target = byId.get(id)?.page
    if (!target) reporter.error(line, advice.unknownPage(id, nearest(id, byId.keys())))
    else if (id === page.id) reporter.error(line, advice.relatedSelf())
    else if (target.sensitive && !page.sensitive) reporter.error(line, advice.relatedSensitive(id))
  }
  for (const { page: id, anchor, line } of links) {
    const target = byId.get(id)?.page
    if (unread.has(id)) continue
    if (!target) {
      reporter.error(line, advice.unknownPage(id, nearest(id, byId.keys())))
      continue
    }
    const anchors = target.blocks.flatMap((block) => (block.type === 'heading' ? block.id.slice(id.length + 2) : []))
    if (anchor !== null && !anchors.includes(anchor))
      reporter.error(line, advice.unknownAnchor(anchor, nearest(anchor, anchors)))
  }
}

function checkPlaceOnPaper(one: CompiledPage, pages: readonly CompiledPage[], problems: Problems): void {
  const { page, file, lineAt } = one
  const place = page.handout
  if (!place) return
  const other = pages.find(
    (candidate) =>
      candidate !== one &&
      candidate.page.handout?.part === place.part &&
      candidate.page.handout.order === place.order &&
      candidate.page.when.length === 0 &&
      page.when.length === 0,
  )
  if (other) problems.warning(file, lineAt('handout'), advice.samePlaceOnPaper(place.part, place.order, other.file))
}
