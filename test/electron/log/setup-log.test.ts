import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { errorFacts } from '../../../electron/log/error-facts.ts'
import { setupLog } from '../../../electron/log/setup-log.ts'
import { callRegistry } from '../../../electron/ipc/call-registry.ts'
import { ok } from '../../../electron/contract/result.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'
import { ipcMainMock } from '../../mocks/electron.ts'

// Electron's own part of the log needs Electron; the one for Node writes the same files.
vi.mock('electron-log/main', async () => {
  const { default: log } = await import('electron-log/node')
  Object.assign(log.transports, { ipc: {} })
  return { default: log }
})

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('keeps at most a megabyte and one older file, however much happens', () => {
  const log = setupLog(path.join(folder, 'main.log'), false)
  for (let count = 0; count < 30_000; count++)
    log.warn(`event ${Math.floor(count / 50)}`, { channel: 'staff:exit', because: 'arguments', count })
  const sizes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size)
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.old.log'])
  for (const size of sizes) expect(size).toBeLessThan(1_100_000)
  expect(readFileSync(path.join(folder, 'main.log'), 'utf8')).toContain('"count":29999')
})

it.runIf(process.platform !== 'win32')('puts aside what is no file, so that no pipe keeps it waiting', () => {
  const file = path.join(folder, 'main.log')
  for (const put of [
    () => execFileSync('mkfifo', [file]),
    () => mkdirSync(file),
    () => symlinkSync('/dev/full', file),
  ]) {
    put()
    setupLog(file, false).info('started')
    expect(readFileSync(file, 'utf8')).toMatch(/log file was no regular file .*\n.* started\n$/)
    rmSync(file)
  }
  expect(readdirSync(folder)).toHaveLength(3)
})

it('keeps the wrong PIN, the start and the crash, however many calls are refused before and after', async () => {
  const log = setupLog(path.join(folder, 'main.log'), false)
  const refused = async () => {
    const ipc = ipcMainMock()
    callRegistry(ipc, trustedOrigin(null), log)('staff:exit', () => ok(null))
    for (let calls = 0; calls < 20_000; calls++) await ipc.invoke('staff:exit', null)
  }
  const serious = ['started', 'staff PIN wrong', 'page lost', 'uncaught']
  await refused()
  for (const event of serious) log.error(event)
  await refused()
  const text = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  for (const event of ['call refused', ...serious]) expect(text.join('')).toContain(` ${event}`)
})

it('writes an event a line, with its time, level and facts', () => {
  const log = setupLog(path.join(folder, 'main.log'), false)
  log.info('print ended', { printer: 'Desk\nHall', stage: 'done' })
  const text = readFileSync(path.join(folder, 'main.log'), 'utf8')
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\S+Z info print ended \{"printer":"Desk\\nHall","stage":"done"\}\n$/)
})

it('says of an error where it happened, and never what it quotes', () => {
  const error = new TypeError('cannot read what the visitor typed')
  expect(JSON.stringify(errorFacts(error))).toContain('TypeError')
  expect(JSON.stringify(errorFacts(error))).not.toContain('visitor typed')
})
