import { type Inline, plainText } from '../../schema/block.ts'
import { risks, therapies } from '../../schema/medicine.ts'
import { lineOf, type NodeOf, wordsIn } from './markdown.ts'
import { advice } from '../report/messages.ts'
import type { PageBlocks, Surroundings } from './page-blocks.ts'
import { figureOf } from '../checks/figure-use.ts'
import { plainProse } from '../words/prose.ts'
import { parseSources } from '../facts/sources.ts'
import { nearest } from '../words/spelling.ts'

type Leaf = NodeOf<'leafDirective'>

/** Directives of one line: `::source`, `::drawing`, `::medicines`, `::questions`, `::warning`. False when there is none of this name. */
export function compileLeafDirective(node: Leaf, page: PageBlocks, around: Surroundings): boolean {
  switch (node.name) {
    case 'source':
      page.source(wordsIn(node), lineOf(node))
      return true
    case 'drawing':
      drawing(node, page, around)
      return true
    case 'medicines':
      medicines(node, page, around)
      return true
    case 'questions':
      questions(node, page, around)
      return true
    case 'warning':
      warning(node, page, around)
      return true
    default:
      return false
  }
}

function drawing(node: Leaf, page: PageBlocks, around: Surroundings): void {
  const line = lineOf(node)
  const { name = '', caption = '', on } = attributesOf(node, page, ['name', 'caption', 'on'])
  const { drawings } = page.known
  if (name === '') page.reporter.error(line, advice.missingAttribute('::drawing', 'name'))
  else if (!drawings.has(name)) page.reporter.error(line, advice.unknownDrawing(name, nearest(name, drawings.keys())))
  const sensitive = page.isSensitive(around)
  const hidden = drawings.get(name)?.find((id) => figureOf(id, page.known)?.sensitive)
  if (hidden !== undefined && !sensitive) page.reporter.error(line, advice.sensitiveFigure(hidden))
  const alt = plainText(page.inlines(node.children, around, 'heading')).trim()
  if (alt === '') return page.reporter.error(line, advice.drawingWithoutText())
  const printed = caption === '' ? null : plainProse(caption, sensitive, page.known, page.reporter, line)
  if (on !== undefined && on !== 'screen') page.reporter.error(line, advice.drawingOn(on))
  const place = on === 'screen' ? ({ on } as const) : {}
  const block = page.add(
    { type: 'drawing', drawing: name, alt, caption: printed, ...place },
    line,
    around,
    page.blockId(),
  )
  page.noteLabel(block, `${alt}\n${printed ?? ''}`, line)
}

function medicines(node: Leaf, page: PageBlocks, around: Surroundings): void {
  const line = lineOf(node)
  const { ids, therapy } = attributesOf(node, page, ['ids', 'therapy'])
  const { medicines } = page.known
  if (ids === undefined && therapy === undefined)
    return page.reporter.error(line, advice.missingAttribute('::medicines', 'ids'))
  if (!medicines) return
  if (therapy !== undefined && !therapies.some((known) => known === therapy)) {
    page.reporter.error(line, advice.unknownTherapy(therapy, nearest(therapy, therapies), therapies))
  }
  const named = (ids ?? '').split(/[\s,]+/).filter((id) => id !== '')
  for (const id of named) {
    if (!medicines.has(id)) page.reporter.error(line, advice.unknownMedicineId(id, nearest(id, medicines.keys())))
  }
  const ofTherapy = [...medicines.values()]
    .filter((medicine) => medicine.therapy === therapy)
    .map((medicine) => medicine.id)
  const found = [...named.filter((id) => medicines.has(id)), ...ofTherapy.filter((id) => !named.includes(id))]
  const block = page.add({ type: 'medicines', ids: found }, line, around, page.blockId(), false)
  for (const id of found) {
    const medicine = medicines.get(id)
    if (medicine) page.noteCard(block, medicine, line)
  }
  page.setSources(
    block,
    found.flatMap((id) => parseSources(medicines.get(id)?.source ?? '', page.known.sources).refs),
  )
}

function questions(node: Leaf, page: PageBlocks, around: Surroundings): void {
  const line = lineOf(node)
  const { group } = attributesOf(node, page, ['group'])
  const { questionGroups } = page.known
  if (group === undefined) return page.reporter.error(line, advice.missingAttribute('::questions', 'group'))
  if (questionGroups && !questionGroups.has(group)) {
    page.reporter.error(line, advice.unknownGroup(group, nearest(group, questionGroups)))
  }
  page.add({ type: 'questions', group }, line, around, page.blockId(), false)
}

/** The warning of a risk, in the words that stand beside each medicine that has it; it brings its own source. */
function warning(node: Leaf, page: PageBlocks, around: Surroundings): void {
  const line = lineOf(node)
  const { risk: written } = attributesOf(node, page, ['risk'])
  if (written === undefined) return page.reporter.error(line, advice.missingAttribute('::warning', 'risk'))
  const risk = risks.find((known) => known === written)
  if (risk === undefined) return page.reporter.error(line, advice.unknownRisk(written, nearest(written, risks), risks))
  const found = page.known.warnings[risk]
  if (!found) return page.reporter.error(line, advice.riskWithoutWarning(risk))
  const paragraphs: Inline[][] = [[{ type: 'text', text: found.text }]]
  const block = page.add(
    { type: 'callout', tone: 'tell', title: null, paragraphs },
    line,
    around,
    page.blockId(),
    false,
  )
  page.warnOf(block, risk)
  page.setSources(block, found.sources)
}

function attributesOf(node: Leaf, page: PageBlocks, allowed: readonly string[]): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [key, value] of Object.entries(node.attributes ?? {})) {
    if (allowed.includes(key)) read[key] = value ?? ''
    else page.reporter.error(lineOf(node), advice.unknownAttribute(`::${node.name}`, key, nearest(key, allowed)))
  }
  return read
}
