import type { Condition } from '../../schema/condition.ts'
import { type Block, plainText } from '../../schema/block.ts'
import type { Page } from '../../schema/guide.ts'
import type { Risk } from '../../schema/medicine.ts'
import { uniqueRefs } from '../../schema/provenance.ts'
import { BlockCompiler, type PlacedCondition } from './blocks.ts'
import { parseCondition } from '../people/condition.ts'
import { checkLabel } from '../checks/labels.ts'
import type { GuideFile } from '../files/guide-files.ts'
import { compileInlines, type PageLink } from './inlines.ts'
import type { Known } from '../facts/known.ts'
import { linkNames, Mentions, type Standing } from './link-names.ts'
import { parseMarkdown, type Root } from './markdown.ts'
import { advice } from '../report/messages.ts'
import { type Mention, PageBlocks, type TextRun } from './page-blocks.ts'
import { inTitle } from '../report/place.ts'
import type { Reporter } from '../report/problem.ts'
import { type FrontMatter, frontMatter } from '../facts/records.ts'
import { checkRepeatedKeys } from '../files/repeated-keys.ts'
import { asOfOf } from '../../schema/as-of.ts'
import { plainProse } from '../words/prose.ts'
import { checkSensitiveWords } from '../words/sensitive-words.ts'
import { straySignsIn } from '../words/stray-signs.ts'
import { checkWords } from '../words/wording.ts'
import { readYaml, type YamlContent } from '../files/yaml-file.ts'

/** A page with what the checks across pages need to know: lines, links and mentions. */
export interface CompiledPage {
  file: string
  page: Page
  lineAt: (field: keyof FrontMatter) => number
  links: PageLink[]
  mentions: Mention[]
  /** All text in reading order, title and summary first. */
  runs: TextRun[]
  keywords: { text: string; line: number }[]
  /** Risks whose warning is on the page for everyone who reads it. */
  warned: ReadonlySet<Risk>
  /** Line of each condition: of the page (front matter) and of each `:::when`, with all that stand around it. */
  conditions: PlacedCondition[]
  /** What only the screens use. */
  screen: { attract: string | null; forEveryProfile: boolean }
}

/** Compiles one page; null if it has no readable front matter or name. Everything wrong with it is reported. */
export function compilePage(file: GuideFile, known: Known, reporter: Reporter): CompiledPage | null {
  const name = /(?:^|\/)(\d{2}(?:-\d+)*)-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.md$/.exec(file.path)
  if (!name) {
    reporter.error(1, advice.badFileName())
    return null
  }
  const [, numbers = '', id = ''] = name
  const root = parse(file.text, reporter)
  const front = root && readFrontMatter(root, file.text, reporter)
  if (!root || !front) return null
  const { data } = front
  const lineAt = (field: keyof FrontMatter): number => front.lineAt([field])
  const when = readWhen(data.when, lineAt('when'), reporter)
  checkTitle(data, lineAt('title'), known, reporter)
  const keywords = data.keywords.map((text, at) => ({ text, line: front.lineAt(['keywords', at]) }))
  for (const { text, line } of keywords) checkLabel(text, line, known, reporter)
  const lines = file.text.split('\n')
  checkRepeatedKeys(lines, (root.children[0]?.position?.end.line ?? 0) + 1, reporter)
  checkPasted(lines, (root.children[0]?.position?.end.line ?? 0) + 1, reporter)
  const whole = { when, depth: 'short', sensitive: data.sensitive } as const
  const body = new PageBlocks(id, known, reporter, whole)
  const compiler = new BlockCompiler(body, lines, when)
  compiler.compile(root.children.filter((node) => node.type !== 'yaml'))
  const { links } = body
  const { blocks, mentions, runs, warned } = body.finish()
  if (blocks.length === 0) reporter.error(lastLine(file.text), advice.noText())
  const sources = uniqueRefs(blocks.flatMap((block: Block) => block.sources))
  const summary = readSummary(data, whole, lineAt('summary'), known, reporter, links)
  if (!data.sensitive) {
    checkSensitiveWords(data.title, lineAt('title'), reporter, known.language.sensitive)
    checkSensitiveWords(plainText(summary), lineAt('summary'), reporter, known.language.sensitive)
  }
  return {
    file: file.path,
    lineAt,
    links,
    mentions: [
      ...namedIn(data.title, lineAt('title'), 'label', known),
      ...namedIn(plainText(summary), lineAt('summary'), 'text', known),
      ...mentions,
    ],
    runs: [
      { kind: 'heading', level: 1, text: data.title, line: lineAt('title') },
      { kind: 'text', text: plainText(summary), line: lineAt('summary') },
      ...runs,
    ],
    keywords,
    warned: new Set(
      warned.filter(({ block }) => block.when.length === 0 && block.depth === 'short').map(({ risk }) => risk),
    ),
    conditions: [
      ...when.map((inner) => ({ inner, outer: when.filter((one) => one !== inner), line: lineAt('when') })),
      ...compiler.conditions,
    ],
    screen: {
      attract: data.attract === null ? null : plainProse(data.attract, false, known, reporter, lineAt('attract')),
      forEveryProfile: data.forEveryProfile,
    },
    page: {
      id,
      number: numbers.split('-').map(Number).join('.'),
      section: data.section,
      title: data.title,
      summary,
      keywords: data.keywords,
      related: data.related,
      ...(data.sheets.length > 0 && { sheets: data.sheets }),
      sensitive: data.sensitive,
      when,
      handout: data.handout,
      review: data.review,
      blocks,
      sources,
      asOf: asOfOf(sources, known.sources),
    },
  }
}

function parse(text: string, reporter: Reporter): Root | null {
  try {
    return parseMarkdown(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    reporter.error(1, advice.nestedTooDeep())
    return null
  }
}

function readFrontMatter(root: Root, text: string, reporter: Reporter): YamlContent<FrontMatter> | null {
  const first = root.children[0]
  if (first?.type === 'yaml') return readYaml(first.value, frontMatter, reporter, 2)
  reporter.error(1, /^---\s*\n/.test(text) ? advice.openFrontMatter() : advice.noFrontMatter())
  return null
}

/** The conditions of a `when` field: one map, or a list of maps that must all hold. */
export function readWhen(written: FrontMatter['when'], line: number, reporter: Reporter): Condition[] {
  return [written].flat().flatMap((one) => {
    const { condition, problems } = parseCondition(one)
    for (const problem of problems) reporter.error(line, problem)
    return condition ?? []
  })
}

function readSummary(
  data: FrontMatter,
  whole: Standing,
  line: number,
  known: Known,
  reporter: Reporter,
  links: PageLink[],
): Page['summary'] {
  const atLine: Reporter = {
    error: (_, problem) => reporter.error(line, problem),
    warning: (_, problem) => reporter.warning(line, problem),
  }
  const paragraph = parse(data.summary, atLine)?.children[0]
  if (paragraph?.type !== 'paragraph') {
    reporter.error(line, advice.emptyValue('summary'))
    return []
  }
  const found: PageLink[] = []
  const inlines = compileInlines(paragraph.children, {
    known,
    reporter: atLine,
    sensitive: data.sensitive,
    links: found,
    counts: 'figures',
  })
  links.push(...found.map((link) => ({ ...link, line })))
  return linkNames(inlines, 'text', new Mentions(), whole, known)
}

function checkTitle({ title, handout }: FrontMatter, line: number, known: Known, reporter: Reporter): void {
  for (const problem of straySignsIn(title, '')) if (problem) reporter.error(line, problem)
  checkWords(title, known, reporter, () => line, inTitle)
  const medicine = known.names.find(title).find(({ name }) => name.kind === 'medicine')
  if (handout && medicine) reporter.error(line, advice.medicineInLabel(medicine.name.text))
}

/** The medicines named in a text that concerns all whom the page concerns, each once. */
function namedIn(text: string, line: number, place: Mention['place'], { names }: Known): Mention[] {
  const mentions = new Map<string, Mention>()
  for (const { from, to, name } of names.find(text)) {
    if (name.kind === 'medicine' && !mentions.has(name.id))
      mentions.set(name.id, { medicine: name.id, words: text.slice(from, to), block: null, line, place })
  }
  return [...mentions.values()]
}

const mark = /^\s*(?:[^\p{L}\p{N}\s]{1,3}|\p{L}|\(?\w{1,3}[.)])\t+/u
const reference = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i

/** Reports what Markdown turns into something else before a check can see it: tabs, and characters written by name or number. */
function checkPasted(lines: readonly string[], firstLine: number, reporter: Reporter): void {
  for (const [index, line] of lines.entries()) {
    if (index + 1 < firstLine) continue
    // A tab behind a point or its number is none of a table.
    if (/\S *\t+ *\S/.test(line.replace(mark, ''))) reporter.error(index + 1, advice.pastedTable())
    const written = reference.exec(line)?.[0]
    if (written !== undefined) reporter.error(index + 1, advice.characterReference(written))
  }
}

function lastLine(text: string): number {
  return text.trimEnd().split('\n').length
}
