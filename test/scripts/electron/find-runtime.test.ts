import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findRuntime } from '../../../scripts/electron/find-runtime.ts'
import { unofficialMark } from '../../../scripts/electron/runtime.ts'

const executable = process.platform === 'win32' ? 'electron.exe' : 'electron'
let folder: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runtime-'))
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const put = (name: string, text = '') => {
  writeFileSync(path.join(folder, name), text)
}

it('takes the Electron that ELECTRON_OVERRIDE_DIST_PATH names before any other', async () => {
  put(executable)
  put('version', 'v45.4.1\n')
  expect(await findRuntime()).toEqual({
    folder,
    executable: path.join(folder, executable),
    version: '45.4.1',
    official: true,
  })
  expect(said.join('\n')).not.toContain('unofficial')
})

it('warns of an unofficial copy', async () => {
  put(executable)
  put('version', '25.1.1')
  put(unofficialMark)
  expect((await findRuntime()).official).toBe(false)
  expect(said.join('\n')).toMatch(/old, unofficial copy .* development and tests only/)
})

it('warns of a copy that does not say its version', async () => {
  put(executable)
  expect((await findRuntime()).official).toBe(false)
})

it('says so when the folder it names holds no Electron', async () => {
  await expect(findRuntime()).rejects.toThrow(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no Electron in it`,
  )
})
