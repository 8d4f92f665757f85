import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type * as promises from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  mayWrite,
  readRegularFile,
  readRegularFileSync,
  sayRefusal,
  stampOf,
} from '../../../electron/storage/regular-file.ts'

/** A file on a disk that never answers. */
const deadDisk = '/dead-disk/settings.json'
let asked = 0
let answerNow = () => {}

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>()
  return {
    ...real,
    lstat: (file: string) => {
      if (file !== deadDisk) return real.lstat(file)
      asked++
      return new Promise((_resolve, reject) => {
        answerNow = () => reject(Object.assign(new Error(), { code: 'ENOENT' }))
      })
    },
  }
})

let folder: string
const at = (name: string) => path.join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'regular-file-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const readers = [
  ['readRegularFile', readRegularFile],
  ['readRegularFileSync', (file: string, maxBytes: number) => Promise.resolve(readRegularFileSync(file, maxBytes))],
] as const

describe.each(readers)('%s', (_, read) => {
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])('reads all of a file of %i bytes, up to its limit', async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_unused, index) => index % 251)
    writeFileSync(at('file'), bytes)
    const found = await read(at('file'), size)
    expect(found.state === 'read' && Buffer.compare(found.bytes, bytes)).toBe(0)
    appendFileSync(at('file'), 'x')
    expect(await read(at('file'), size)).toEqual({ state: 'refused', refusal: { why: 'large', maxBytes: size } })
  })

  it('says of a file that is not there that it is missing', async () => {
    expect(await read(at('file'), 10)).toEqual({ state: 'missing' })
    expect(await read(at('no-folder/file'), 10)).toEqual({ state: 'missing' })
  })

  it('refuses a folder', async () => {
    mkdirSync(at('file'))
    expect(await read(at('file'), 10)).toEqual({ state: 'refused', refusal: { why: 'folder' } })
  })

  it('refuses a file larger than memory without reading it all', async () => {
    writeFileSync(at('file'), '')
    truncateSync(at('file'), 1e12)
    expect(await read(at('file'), 1000)).toEqual({ state: 'refused', refusal: { why: 'large', maxBytes: 1000 } })
  })

  it.skipIf(process.platform === 'win32')('refuses a link, whatever it leads to, and takes a hard link', async () => {
    writeFileSync(at('target'), 'text')
    execFileSync('mkfifo', [at('fifo')])
    for (const target of ['target', 'nowhere', 'link', 'fifo', '/dev/zero']) {
      rmSync(at('link'), { force: true })
      symlinkSync(target, at('link'))
      expect(await read(at('link'), 10)).toEqual({ state: 'refused', refusal: { why: 'link' } })
    }
    linkSync(at('target'), at('other-name'))
    expect(await read(at('other-name'), 10)).toMatchObject({ state: 'read' })
  })

  it('follows a link to a folder above the file', async () => {
    mkdirSync(at('real'))
    writeFileSync(at('real/file'), 'text')
    symlinkSync(at('real'), at('linked'), 'junction')
    expect(await read(at('linked/file'), 10)).toMatchObject({ state: 'read' })
  })

  it.skipIf(process.platform === 'win32')('refuses a pipe that no one writes to', async () => {
    execFileSync('mkfifo', [at('fifo')])
    expect(await read(at('fifo'), 10)).toEqual({ state: 'refused', refusal: { why: 'pipe' } })
  })

  it.skipIf(process.platform === 'win32')('refuses devices', async () => {
    for (const device of ['/dev/zero', '/dev/null', '/dev/tty'])
      if (existsSync(device)) expect(await read(device, 10)).toEqual({ state: 'refused', refusal: { why: 'device' } })
  })

  it.skipIf(process.platform === 'win32')('refuses a socket', async () => {
    const server = createServer().listen(at('socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await read(at('socket'), 10)).toEqual({ state: 'refused', refusal: { why: 'socket' } })
    server.close()
  })

  it('says what keeps a file from being read', async () => {
    writeFileSync(at('file'), '')
    expect(await read(at('file/below'), 10)).toEqual({
      state: 'refused',
      refusal: { why: 'unreadable', code: 'ENOTDIR' },
    })
    expect(await read('a\0b', 10)).toMatchObject({ state: 'refused', refusal: { why: 'unreadable' } })
  })
})

describe('a disk that does not answer', () => {
  it('is given five seconds, and is not asked again before it answers', async () => {
    vi.useFakeTimers()
    const silentRead = { state: 'refused', refusal: { why: 'silent' } }
    const reading = readRegularFile(deadDisk, 10)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await reading).toEqual(silentRead)
    expect(asked).toBe(1)
    expect(await readRegularFile(deadDisk, 10)).toEqual(silentRead)
    expect(await stampOf(deadDisk)).toBe('')
    expect(await mayWrite(deadDisk)).toBe(false)
    expect(asked).toBe(1)
    answerNow()
    await vi.advanceTimersByTimeAsync(0)
    const again = readRegularFile(deadDisk, 10)
    answerNow()
    expect(await again).toEqual({ state: 'missing' })
    expect(asked).toBe(2)
  })
})

it('tells one state of a file from another', async () => {
  expect(await stampOf(at('file'))).toBe('')
  writeFileSync(at('file'), 'one')
  const first = await stampOf(at('file'))
  expect(first).not.toBe('')
  expect(await stampOf(at('file'))).toBe(first)
  writeFileSync(at('file'), 'three')
  expect(await stampOf(at('file'))).not.toBe(first)
})

it('says who may write to a file, and opens no pipe for that', async () => {
  writeFileSync(at('file'), 'text')
  expect(await mayWrite(at('file'))).toBe(true)
  expect(await mayWrite(at('none'))).toBe(false)
  chmodSync(at('file'), 0o400)
  if (process.getuid?.() !== 0) expect(await mayWrite(at('file'))).toBe(false)
  if (process.platform === 'win32') return
  execFileSync('mkfifo', [at('fifo')])
  expect(await mayWrite(at('fifo'))).toBe(false)
})

it('says each refusal in one line, with what to do', () => {
  const all = [
    ...(['link', 'folder', 'pipe', 'socket', 'device', 'silent'] as const).map((why) => ({ why })),
    { why: 'large', maxBytes: 2_000_000 } as const,
    { why: 'unreadable', code: 'EACCES' } as const,
  ].map(sayRefusal)
  for (const text of all) expect(text).toMatch(/^It .*\. (Put|Write|Give) .*\.$/)
  expect(all).toContain('It is larger than 2 MB. Write a smaller one.')
})
