import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileGuide } from '../../../../content/compile/compile.ts'
import { Steps } from '../../../../content/compile/steps/steps.ts'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { CountedTexts, readingLevels } from '../../../../content/compile/words/reading-level.ts'
import { smallGuide } from '../small-guide.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'steps-'))
  for (const [path, text] of Object.entries(smallGuide)) write(path, text)
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** The files of facts come twice as often: others hang on them. */
const paths = Object.keys(smallGuide).flatMap((path) => (path.startsWith('facts/') ? [path, path] : [path]))

/** What editors do to a file between two checks. */
const edits: readonly ((lines: string[], at: number) => string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at) => lines.toSpliced(at, 0, ''),
  (lines, at) => replaced(lines, at, /\p{L}{3,}/u, 'another'),
  (lines, at) => replaced(lines, at, /\p{L}{3,}/u, 'anothr'),
  (lines) => lines.map((line) => line.replace('about', 'around')),
  (lines, at) => replaced(lines, at, /tamoxifen/, 'trastuzumab'),
  (lines, at) => replaced(lines, at, /F00\d/, 'F002'),
  (lines, at) => replaced(lines, at, /\d/, '7'),
  (lines, at) => replaced(lines, at, /(?<=\w) (?=\w)/, ' HER2-positive '),
  (lines, at) => replaced(lines, at, /$/, ' :fig[F001]'),
  (lines, at) => replaced(lines, at, /$/, ' # a remark'),
  (lines, at) => replaced(lines, at, /(?<=\w) (?=\w)/, ' HER2\u2212, \u00bd '),
  (lines, at) => replaced(lines, at, /(?<=[\w.]) ?(?=[\]}])/, ', alpelisb, HER2+'),
  (lines) => lines.map((line) => line.replace(/2026-11-\d\d/, '2036-11-01')),
  (lines, at) => replaced(lines, at, /^/, 'o '),
]

function replaced(lines: string[], at: number, what: RegExp, by: string): string[] {
  return lines.map((line, index) => (index === at ? line.replace(what, by) : line))
}

const edit = fc.record({
  path: fc.constantFrom(...paths),
  /** A file that is taken away, put back as it was, or edited in one line. */
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('remove', 'restore') },
    { weight: 6, arbitrary: fc.nat(edits.length - 1) },
  ),
  line: fc.nat(30),
})

function apply({ path, kind, line }: { path: string; kind: string | number; line: number }): void {
  if (kind === 'remove') return rmSync(join(root, path), { force: true })
  if (kind === 'restore') return write(path, smallGuide[path] ?? '')
  let text: string
  try {
    text = readFileSync(join(root, path), 'utf8')
  } catch {
    return
  }
  const lines = text.split('\n')
  write(path, (edits[Number(kind)]?.(lines, line % lines.length) ?? lines).join('\n'))
}

describe('a guide compiled with the steps of the run before', () => {
  it('is the same as one compiled anew, and so are its problems, whatever was edited', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 6 }),
        (rounds) => {
          for (const [path, text] of Object.entries(smallGuide)) write(path, text)
          const steps = new Steps()
          const counted = new CountedTexts()
          for (const round of rounds) {
            round.forEach(apply)
            const again = compileGuide({ root, language: compileEnglish }, steps)
            const anew = compileGuide({ root, language: compileEnglish })
            expect(JSON.stringify(again)).toBe(JSON.stringify(anew))
            if (anew.draft)
              expect(readingLevels(anew.draft, compileEnglish, counted)).toEqual(
                readingLevels(anew.draft, compileEnglish),
              )
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('does again only what hangs on the file that was edited', () => {
    const steps = new Steps()
    const pageOf = (id: string) =>
      compileGuide({ root, language: compileEnglish }, steps).draft?.pages.find((one) => one.id === id)
    const done: string[] = []
    const first = steps.do.bind(steps)
    steps.do = (name, inputs, work) =>
      first(name, inputs, () => {
        done.push(name)
        return work()
      })
    expect(pageOf('about')).toBeDefined()
    done.length = 0
    pageOf('about')
    expect(done).toEqual([])
    write('en/01-1-about.md', (smallGuide['en/01-1-about.md'] ?? '').replace('cancer', 'a cancer'))
    pageOf('about')
    expect(done).toEqual(['page en/01-1-about.md', 'people of en/01-1-about.md', 'medicines on en/01-1-about.md'])
  })

  it('reads a page anew when a figure in it changed, and leaves the others', () => {
    const steps = new Steps()
    const pages = () => compileGuide({ root, language: compileEnglish }, steps).draft?.pages ?? []
    const before = pages()
    write('en/figures.yaml', (smallGuide['en/figures.yaml'] ?? '').replace('about 15%', 'around 15%'))
    const after = pages()
    const changed = after.filter((page, index) => JSON.stringify(page) !== JSON.stringify(before[index]))
    expect(changed.length).toBeGreaterThan(0)
    expect(JSON.stringify(changed)).toContain('around 15%')
  })
})
