import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PrivateFiles } from '../../../../electron/print/jobs/private-files.ts'
import { KioskLeftovers } from '../../../../electron/print/jobs/leftovers.ts'
import { SpoolError } from '../../../../electron/print/spooler/spooler.ts'
import { keptLog } from '../../kept-log.ts'
import { FakeSpooler } from '../fake-spooler.ts'

const silent = new SpoolError('spooler', 'silent')
let folder: string
let spooler: FakeSpooler
const log = keptLog()
const leftovers = () => new KioskLeftovers(new PrivateFiles(path.join(folder, 'print')), spooler, log, 1)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'remains-'))
  spooler = new FakeSpooler()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('of an earlier run are removed at the start, files and jobs', async () => {
  spooler.leftovers = 2
  const files = new PrivateFiles(path.join(folder, 'print'))
  await files.write(new Uint8Array([1]))
  await leftovers().start()
  expect(spooler.leftovers).toBe(0)
  expect(log.text()).toContain('print jobs of an earlier run removed {"count":2}')
  expect(await files.sweep()).toBe(0)
})

it('are looked for once, and again only after a job that could not be taken back', async () => {
  const all = leftovers()
  await all.start()
  await all.clear()
  expect(spooler.sweeps).toBe(1)
  all.mark()
  await all.clear()
  expect(spooler.sweeps).toBe(2)
})

it('are removed as soon as a print system that starts later than the kiosk answers', async () => {
  spooler.leftovers = 1
  spooler.removal = silent
  const all = leftovers()
  await all.start()
  await expect(all.clear()).rejects.toBe(silent)
  spooler.removal = null
  await vi.waitFor(() => expect(spooler.leftovers).toBe(0))
})

it('are let be while a job is wanted, which would go with them', async () => {
  const all = leftovers()
  await all.start()
  all.idle = () => false
  all.mark()
  await all.clear(true)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(spooler.sweeps).toBe(1)
  all.idle = () => true
  await vi.waitFor(() => expect(spooler.sweeps).toBe(2))
})
