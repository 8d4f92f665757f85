import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { check } from '../../../electron/cli/check-command.ts'
import { edited, smallGuide } from '../../content/compile/small-guide.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guide-check-'))
  for (const [path, text] of Object.entries(smallGuide)) put(path, text)
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const broken = (): void => {
  put('en/01-1-about.md', edited('en/01-1-about.md', 'section: introduction', 'section: intro').text)
}

async function run(path: string | null, report = false): Promise<{ exit: number; out: string[]; err: string[] }> {
  const out: string[] = []
  const err: string[] = []
  const exit = await check({ path, report, watch: false, out: (line) => out.push(line), err: (line) => err.push(line) })
  return { exit, out, err }
}

test('a clean guide: one friendly line, exit 0', async () => {
  const { exit, out, err } = await run(root)
  expect({ exit, err }).toEqual({ exit: 0, err: [] })
  expect(out).toEqual([
    expect.stringMatching(
      /^en: 3 pages, 3 medicines, 1 glossary word, 1 question, 2 figures, no problems\. Version 2026-11-22\.[0-9a-f]{12}\.$/,
    ),
  ])
})

test('problems: file, line and mend on standard error, exit 1', async () => {
  broken()
  const { exit, out, err } = await run(root)
  expect(exit).toBe(1)
  expect(err).toEqual([
    `${root}/en/01-1-about.md:3  There is no section \`intro\`.`,
    '    Did you mean `introduction`?',
  ])
  expect(out.join('\n')).toContain('1 problem to mend')
})

test('one file: only its problems', async () => {
  broken()
  expect(await run(join(root, 'en/06-1-hormonal.md'))).toMatchObject({ exit: 0, err: [] })
  expect(await run(join(root, 'en/01-1-about.md'))).toMatchObject({ exit: 1 })
})

test.each(['/nowhere/at/all', tmpdir()])('no guide there: exit 2: %s', async (path) => {
  expect(await run(path)).toMatchObject({
    exit: 2,
    out: [],
    err: [`There is no guide at ${path}.`, expect.stringContaining('facts')],
  })
})

test('the report lists each page with words, grades and sources', async () => {
  const { out } = await run(root, true)
  expect(out.find((line) => line.startsWith('1.1 about'))).toMatch(
    /^1\.1 about +\d+( +\d+\.\d){6} +big-guide, article$/,
  )
  expect(out).toContainEqual(expect.stringMatching(/^3 pages, \d+ words\.$/))
})

test('watching checks again after a change, and ends cleanly', async () => {
  const out: string[] = []
  const err: string[] = []
  const watching = check({
    path: root,
    report: false,
    watch: true,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  expect(out.join('\n')).toContain('no problems')
  broken()
  await vi.waitFor(() => expect(err.join('\n')).toContain('There is no section'), { timeout: 5_000 })
  put('en/01-1-about.md', smallGuide['en/01-1-about.md'] ?? '')
  await vi.waitFor(() => expect(out.filter((line) => line.includes('no problems'))).toHaveLength(2), { timeout: 5_000 })
  process.emit('SIGINT')
  expect(await watching).toBe(0)
})
