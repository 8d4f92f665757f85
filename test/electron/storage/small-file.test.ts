import { execFileSync } from 'node:child_process'
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openBundleStore } from '../../../electron/bundles/store.ts'
import { openCounts } from '../../../electron/counts/counts.ts'
import { openStaffFile } from '../../../electron/staff/staff-file.ts'
import { readSmallFile, writeSmallFile } from '../../../electron/storage/small-file.ts'
import { z } from 'zod'
import { keptLog } from '../kept-log.ts'

const posix = process.platform !== 'win32'
const schema = z.strictObject({ one: z.number() })
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'small-file-'))
  file = path.join(folder, 'kept.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('reads what it wrote', async () => {
  await writeSmallFile(file, { one: 1 })
  expect(await readSmallFile(file, schema)).toEqual({ state: 'good', value: { one: 1 } })
})

it('says that a file is missing, and what is wrong with one that is damaged', async () => {
  expect(await readSmallFile(file, schema)).toEqual({ state: 'missing' })
  writeFileSync(file, '{"one":1,\n"one":2}')
  expect(await readSmallFile(file, schema)).toEqual({
    state: 'damaged',
    problem: { field: 'one', line: 2, fix: expect.stringContaining('twice') as string },
  })
})

it.runIf(posix)('replaces a link or a pipe when it writes, and leaves alone what the link leads to', async () => {
  const target = path.join(folder, 'target.json')
  writeFileSync(target, 'as it was')
  for (const put of [() => symlinkSync(target, file), () => execFileSync('mkfifo', [file])]) {
    for (const name of [file, `${file}.new`]) rmSync(name, { force: true })
    put()
    await writeSmallFile(file, { one: 1 })
    expect(lstatSync(file).isFile()).toBe(true)
    expect(await readSmallFile(file, schema)).toMatchObject({ state: 'good' })
    expect(readFileSync(target, 'utf8')).toBe('as it was')
  }
})

const counts = { pages: {}, handouts: {}, emptySearches: 1, words: {} }
const keepers = [
  ['staff.json', { pinHash: null, wrongTries: 0, lastWrongAt: 0, printer: null, counting: true }, 'counting'],
  ['counts.json', { format: 1, days: { '2026-11-20': counts, '2026-11-21': counts } }, 'emptySearches'],
  ['bundles.json', { format: 1, bundles: [{ name: 'One', length: 'full' }] }, 'name'],
  ['bundles.json.last', { format: 1, bundles: [{ name: 'One', length: 'full' }] }, 'name'],
] as const

/** Opens what is kept in a file of this name; gives what is kept, and the log's lines. */
async function open(name: string): Promise<{ kept: unknown; lines: string[] }> {
  const log = keptLog()
  const at = path.join(folder, name.replace(/\.last$/, ''))
  const lines = () => log.text().split('\n').filter(Boolean)
  if (name === 'staff.json') {
    const staff = await openStaffFile(at, log)
    return { kept: staff.damaged ? [] : [staff.record], lines: lines() }
  }
  if (name === 'counts.json') {
    const vocabulary = { titles: new Map<string, string>(), words: new Set<string>() }
    const counting = () => 'on' as const
    const options = { file: at, vocabulary, counting, today: () => '2026-12-07', visit: () => 1, log }
    const { days } = (await openCounts(options)).report()
    return { kept: days, lines: lines() }
  }
  return { kept: (await openBundleStore(at, log)).bundles, lines: lines() }
}

it.each(keepers)(
  '%s: a key that is written twice is refused, with its line, in one line of the log',
  async (name, content, key) => {
    const good = JSON.stringify(content, null, 1)
    writeFileSync(path.join(folder, name), good)
    const before = await open(name)
    expect(before.lines).toEqual([])
    expect(before.kept).not.toHaveLength(0)
    const written = good.split('\n')
    const at = written.findIndex((line) => line.includes(`"${key}"`))
    const twice = [...written.slice(0, at), (written[at] ?? '').replace(/,?$/, ','), ...written.slice(at)]
    writeFileSync(path.join(folder, name), twice.join('\n'))
    const after = await open(name)
    expect(after.kept).toHaveLength(0)
    expect(after.lines).toEqual([expect.stringContaining(`"line":${at + 2}`)])
  },
)

it.runIf(posix).each(keepers)('%s: a pipe is refused in one line of the log', async (name) => {
  execFileSync('mkfifo', [path.join(folder, name)])
  const { kept, lines } = await open(name)
  expect(kept).toHaveLength(0)
  expect(lines).toEqual([expect.stringContaining('It is a pipe')])
})
