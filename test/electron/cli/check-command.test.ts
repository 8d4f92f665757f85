import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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
      /^en: 3 pages, \d statements, 3 medicines, 1 glossary word, 1 question, 3 figures, no problems\. Version 2026-11-22\.[0-9a-f]{12}\.$/,
    ),
  ])
})

test('problems: file, line and mend on standard error, exit 1', async () => {
  broken()
  const { exit, out, err } = await run(root)
  expect(exit).toBe(1)
  expect(err).toEqual([
    `${root}/en/01-1-about.md:3:10  There is no section \`intro\`.`,
    '    Did you mean `introduction`? [unknown-section]',
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

describe('watching', () => {
  const about = 'en/01-1-about.md'
  let out: string[] = []
  let err: string[] = []
  let watching: Promise<number> | null = null

  beforeEach(() => {
    out = []
    err = []
    watching = check({
      path: root,
      report: false,
      watch: true,
      out: (line) => out.push(line),
      err: (line) => err.push(line),
    })
    expect(clean()).toBe(1)
  })

  afterEach(async () => {
    process.emit('SIGINT')
    await watching
  })

  const clean = (): number => out.filter((line) => line.includes('no problems')).length
  const checks = (): number => out.filter((line) => line.startsWith('──')).length
  const mended = async (): Promise<void> => {
    const before = clean()
    put(about, smallGuide[about] ?? '')
    await vi.waitFor(() => expect(clean()).toBe(before + 1), { timeout: 5_000 })
  }
  const reported = (message: string): Promise<void> =>
    vi.waitFor(() => expect(err.join('\n')).toContain(message), { timeout: 5_000 })

  test('checks again after a change, and ends cleanly', async () => {
    broken()
    await reported('There is no section')
    await mended()
    process.emit('SIGINT')
    expect(await watching).toBe(0)
  })

  test.each([
    ['cut off', (smallGuide[about] ?? '').slice(0, 40), 'front matter is not closed'],
    ['empty', '', 'This file is empty'],
    ['no text', '\u0000\u0001', 'hidden character'],
  ])('survives a save that is %s', async (_, text, message) => {
    put(about, text)
    await reported(message)
    await mended()
  })

  test('takes quick saves as one, and checks what was saved last', async () => {
    for (const title of ['One', 'Two', 'Three']) put(about, edited(about, 'title: About it', `title: ${title}`).text)
    broken()
    await reported('There is no section')
    expect(checks()).toBe(2)
    await mended()
  })

  test('names a file that was deleted, and sees it come back under another name first', async () => {
    rmSync(join(root, about))
    await vi.waitFor(() => expect(checks()).toBe(2), { timeout: 5_000 })
    put('en/about.md', smallGuide[about] ?? '')
    await reported('The name of this file has no page number and id')
    rmSync(join(root, 'en/about.md'))
    await mended()
    rmSync(join(root, 'facts/figures.yaml'))
    await reported('facts/figures.yaml:1:1  This file is missing.')
  })

  test('goes on when a folder is moved away', async () => {
    renameSync(join(root, 'facts'), join(root, 'kept'))
    await reported('facts/sources.yaml:1:1  This file is missing.')
    renameSync(join(root, 'kept'), join(root, 'facts'))
    await vi.waitFor(() => expect(clean()).toBe(2), { timeout: 5_000 })
  })
})
