import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, createServer, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compiledPath, loadGuide } from '../../../content/compile/compiled-guide.ts'
import { guidePlugin } from '../../../content/compile/vite-plugin.ts'
import { edited, smallGuide } from './small-guide.ts'

const here = process.cwd()
let folder = ''
let server: ViteDevServer | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-build-'))
  for (const [path, text] of Object.entries(smallGuide)) put(`content/guide/${path}`, text)
  put('main.js', 'export const one = 1\n')
  process.chdir(folder)
})

afterEach(async () => {
  await server?.close()
  server = null
  process.chdir(here)
  rmSync(folder, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const page = 'content/guide/en/01-1-about.md'
const title = (): string | undefined =>
  loadGuide(JSON.parse(readFileSync(join(folder, compiledPath('en')), 'utf8'))).pages[0]?.title

const buildOnce = async (): Promise<void> => {
  await build({
    root: folder,
    logLevel: 'silent',
    plugins: [guidePlugin()],
    build: { rolldownOptions: { input: join(folder, 'main.js') } },
  })
}

test('a build writes the guide', async () => {
  await buildOnce()
  expect(title()).toBe('About it')
})

test('a build with a broken guide fails and says where', async () => {
  put(page, edited('en/01-1-about.md', 'section: introduction', 'section: intro').text)
  await expect(buildOnce()).rejects.toThrow(/content\/guide\/en\/01-1-about\.md:3:10 {2}There is no section `intro`/)
  expect(existsSync(join(folder, compiledPath('en')))).toBe(false)
})

test('in development a change is compiled and the page loaded anew, and a broken one leaves the last good guide', async () => {
  server = await createServer({
    root: folder,
    logLevel: 'silent',
    plugins: [guidePlugin()],
    server: { middlewareMode: true },
  })
  const { watcher } = server
  await vi.waitFor(
    () => expect(Object.keys(watcher.getWatched())).toContainEqual(expect.stringMatching(/content.guide.en$/)),
    5_000,
  )
  const announced = vi.spyOn(server.ws, 'send')
  const complained = vi.spyOn(server.config.logger, 'error')
  await server.pluginContainer.buildStart({})
  expect(title()).toBe('About it')

  put(page, edited('en/01-1-about.md', 'title: About it', 'title: More about it').text)
  await vi.waitFor(() => expect(announced).toHaveBeenCalledWith({ type: 'full-reload' }), 5_000)
  expect(title()).toBe('More about it')

  announced.mockClear()
  put(page, 'broken')
  await vi.waitFor(
    () =>
      expect(complained).toHaveBeenCalledWith(
        expect.stringContaining('does not start with its front matter'),
        expect.anything(),
      ),
    5_000,
  )
  expect(announced).not.toHaveBeenCalled()
  expect(title()).toBe('More about it')
})
