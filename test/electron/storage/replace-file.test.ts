import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from '../../../electron/storage/replace-file.ts'
import { writeSmallFile } from '../../../electron/storage/small-file.ts'
import { saveUnderFreeName } from '../../../electron/staff/drives/save.ts'

const id = '0f1e2d3c-4b5a-4678-9abc-def012345678'

let folder: string
const at = (name: string) => path.join(folder, name)
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'replace-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Everything in the product that writes under another name first, and the names it has used for that. */
const writers = [
  {
    what: 'saving to a drive',
    write: () => saveUnderFreeName(folder, 'a.txt', 'new'),
    file: 'a.txt',
    names: ['mbc-guide-unfinished.tmp', 'mbc-guide-unfinished-.tmp', `mbc-guide-unfinished-${id}.tmp`],
    draft: `mbc-guide-unfinished-${id}.tmp`,
  },
  {
    what: 'a small file of our own',
    write: () => writeSmallFile(path.join(folder, 'staff.json'), 'new'),
    file: 'staff.json',
    names: ['staff.json.new', `staff.json.${id}.new`],
    draft: `staff.json.${id}.new`,
  },
]

describe.each(writers)('$what', ({ write, file, names, draft }) => {
  it.each(names)('is not blocked by a folder named %s, and leaves it alone', async (name) => {
    mkdirSync(at(name))
    writeFileSync(at(`${name}/mine`), 'mine')
    await write()
    expect(readFileSync(at(file), 'utf8')).toContain('new')
    expect(readFileSync(at(`${name}/mine`), 'utf8')).toBe('mine')
  })

  it.each(names)('neither follows nor removes a link named %s', async (name) => {
    writeFileSync(at('elsewhere'), 'mine')
    symlinkSync(at('elsewhere'), at(name))
    await write()
    expect(readFileSync(at('elsewhere'), 'utf8')).toBe('mine')
    expect(readdirSync(folder).sort()).toEqual([file, 'elsewhere', name].sort())
  })

  it('removes what a run that was cut off has left, and nothing else', async () => {
    writeFileSync(at(draft), 'half')
    const others = [`x${draft}`, `${draft}x`, draft.replace(id, 'notes'), draft.replace(id, `${id}-2`)]
    for (const name of others) writeFileSync(at(name), 'mine')
    await write()
    expect(readdirSync(folder).sort()).toEqual([file, ...others].sort())
  })
})

it('leaves nothing behind, and the old file as it was, where the target cannot be replaced', async () => {
  mkdirSync(at('target'))
  writeFileSync(at('target/mine'), 'mine')
  await expect(replaceFile(at('target'), 'new', { before: 'target.', after: '.new' })).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['target'])
  expect(readFileSync(at('target/mine'), 'utf8')).toBe('mine')
})

it('leaves a draft alone that is being written at the same time', async () => {
  const large = new Uint8Array(20_000_000)
  const name = { before: 'a.', after: '.new' }
  await Promise.all([1, 2, 3].map((number) => replaceFile(at(`a-${number}`), large, name)))
  expect(readdirSync(folder).sort()).toEqual(['a-1', 'a-2', 'a-3'])
})

it('rejects where the folder is gone', async () => {
  await expect(replaceFile(at('gone/file'), 'new', { before: 'file.', after: '.new' })).rejects.toThrow('ENOENT')
  expect(existsSync(at('gone'))).toBe(false)
})
