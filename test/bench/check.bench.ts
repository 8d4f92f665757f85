import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileGuide } from '../../content/compile/compile.ts'
import { guideRoot } from '../../content/compile/files/guide-files.ts'
import { Steps } from '../../content/compile/steps/steps.ts'
import { CountedTexts, readingLevels } from '../../content/compile/words/reading-level.ts'
import { compileEnglish } from '../../content/languages/en/compile.ts'
import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import { type Row, table } from './table.ts'

const rounds = 9

/** One word changed, in the kinds of files that editors change. */
const edits: readonly [path: string, word: string, other: string][] = [
  ['en/06-2-chemotherapy.md', ' the ', ' that '],
  ['en/glossary.yaml', ' a ', ' one '],
  ['en/medicines.yaml', ' the ', ' that '],
  ['en/questions.yaml', 'What ', 'Which '],
]

/**
 * How long `guide check --watch` needs after a change of one word, against a check of the whole guide in the same process.
 * Both are measured in turns, when the code is warm.
 */
export function run(): Promise<LimitedFigure[]> {
  const root = mkdtempSync(join(tmpdir(), 'check-bench-'))
  try {
    cpSync(guideRoot, root, { recursive: true })
    const figures = edits.map((edit) => measure(root, edit))
    console.log(table(figures.map(rowOf)))
    const limited = figures.map(({ path, whole, again }) => ({
      what: `Check after a word in ${path}`,
      value: again / whole,
      limit: 0.3,
      unit: 'of a whole check',
    }))
    return Promise.resolve(limited)
  } finally {
    rmSync(root, { recursive: true })
  }
}

interface Measured {
  path: string
  whole: number
  again: number
}

function rowOf({ path, whole, again }: Measured): Row {
  return {
    'edited file': path,
    'whole check ms': whole.toFixed(0),
    'after the edit ms': again.toFixed(0),
    ratio: (again / whole).toFixed(2),
  }
}

function measure(root: string, [path, word, other]: (typeof edits)[number]): Measured {
  const file = join(root, path)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(word)) throw new Error(`${path} does not hold ${JSON.stringify(word)}.`)
  const steps = new Steps()
  const counted = new CountedTexts()
  const whole: number[] = []
  const again: number[] = []
  for (let round = 0; round < rounds; round++) {
    writeFileSync(file, round % 2 === 0 ? text.replace(word, other) : text)
    whole.push(timeOf(() => check(root, new Steps(), new CountedTexts())))
    again.push(timeOf(() => check(root, steps, counted)))
  }
  writeFileSync(file, text)
  // The first round warms up: in it nothing is kept yet.
  return { path, whole: median(whole.slice(1)), again: median(again.slice(1)) }
}

function check(root: string, steps: Steps, counted: CountedTexts): void {
  const { draft } = compileGuide({ root, language: compileEnglish }, steps)
  if (draft) readingLevels(draft, compileEnglish, counted)
}

function timeOf(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
