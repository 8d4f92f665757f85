import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleSchema } from '../../../content/schema/bundle.ts'
import { bundlesPath, dataFolder } from '../../../electron/bundles/bundles-path.ts'
import { bundleLimit, BundlesFull, openBundleStore, readSavedBundles } from '../../../electron/bundles/store.ts'
import { keptLog } from '../kept-log.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundles-'))
  file = bundlesPath(path.join(folder, 'data'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const bundle = (name: string, written: object = {}) => bundleSchema.parse({ name, length: 'full', ...written })
const open = () => openBundleStore(file, keptLog())
const names = async () => (await open()).bundles.map(({ name }) => name)

describe('the store of bundles', () => {
  it('is empty at first, and writes nothing until something is saved', async () => {
    expect(await names()).toEqual([])
    expect(existsSync(path.dirname(file))).toBe(false)
  })

  it('keeps what was saved over a restart, in a file of its own user', async () => {
    const store = await open()
    await store.save(bundle('One'))
    await store.save(bundle('Two', { parts: ['type'], largePrint: true }))
    expect((await open()).bundles).toEqual([bundle('One'), bundle('Two', { parts: ['type'], largePrint: true })])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('saves over the set of the same name, in its place', async () => {
    const store = await open()
    await store.save(bundle('One'))
    await store.save(bundle('Two'))
    await store.save(bundle('ONE', { length: 'short' }))
    expect(store.bundles.map(({ name, length }) => [name, length])).toEqual([
      ['ONE', 'short'],
      ['Two', 'full'],
    ])
  })

  it('makes one change after the other', async () => {
    const store = await open()
    await Promise.all(['One', 'Two', 'Three'].map((name) => store.save(bundle(name))))
    expect(await names()).toEqual(['One', 'Two', 'Three'])
  })

  it('keeps no more than it may, also of two that are saved at once, and can be saved over still', async () => {
    const store = await open()
    for (let count = 1; count < bundleLimit; count++) await store.save(bundle(`Set ${count}`))
    const both = await Promise.allSettled([store.save(bundle('Last')), store.save(bundle('One more'))])
    expect(both).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: expect.any(BundlesFull) as unknown },
    ])
    await store.save(bundle('last', { length: 'short' }))
    const kept = await names()
    expect(kept).toHaveLength(bundleLimit)
    expect(kept.at(-1)).toBe('last')
  })

  it('removes a set', async () => {
    const store = await open()
    await store.save(bundle('One'))
    await store.save(bundle('Two'))
    await store.remove('one')
    expect(await names()).toEqual(['Two'])
  })

  it('keeps a set that names a part which is gone', async () => {
    await (await open()).save(bundle('Old', { parts: ['exercise-plan'] }))
    expect((await open()).bundles).toEqual([bundle('Old', { parts: ['exercise-plan'] })])
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, 30)],
    ['empty', () => ''],
    ['of another shape', () => '{"format":1,"bundles":[{"name":""}]}'],
    ['of a later format', () => '{"format":2,"bundles":[]}'],
    ['full of zeros', () => '\0'.repeat(400)],
  ])(
    'uses the last good sets when the file is %s, says so in the log and puts the damaged one aside',
    async (_, damage) => {
      const store = await open()
      await store.save(bundle('One'))
      await store.save(bundle('Two'))
      const damaged = damage(readFileSync(file, 'utf8'))
      writeFileSync(file, damaged)
      const log = keptLog()
      expect((await openBundleStore(file, log)).bundles.map(({ name }) => name)).toEqual(['One'])
      expect(log.text()).toMatch(/bundles damaged .*the last good ones are used/)
      expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged)
    },
  )

  it('finds the last good sets when the file is gone', async () => {
    const store = await open()
    await store.save(bundle('One'))
    await store.save(bundle('Two'))
    rmSync(file)
    expect(await names()).toEqual(['One'])
  })

  it('starts empty where nothing can be read, and can be saved to again', async () => {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, 'no JSON')
    const store = await open()
    expect(store.bundles).toEqual([])
    await store.save(bundle('One'))
    expect(await names()).toEqual(['One'])
  })

  it('keeps everything as it was when it cannot be written, and leaves nothing half done', async () => {
    const store = await open()
    await store.save(bundle('One'))
    // A folder in the place of the copy stands for a full or locked disk, for root too.
    mkdirSync(`${file}.last`)
    await expect(store.save(bundle('Two'))).rejects.toThrow()
    expect(store.bundles.map(({ name }) => name)).toEqual(['One'])
    expect(await names()).toEqual(['One'])
    expect(readdirSync(path.dirname(file))).toEqual(['bundles.json', 'bundles.json.last'])
    expect(readdirSync(`${file}.last`)).toEqual([])
  })

  it('is read by the command line without being changed', async () => {
    await (await open()).save(bundle('One'))
    expect(await readSavedBundles(file)).toEqual({ bundles: [bundle('One')], problem: null })
    writeFileSync(file, 'no JSON')
    expect(await readSavedBundles(file)).toEqual({
      bundles: [],
      problem: expect.stringMatching(/damaged\. None of them/) as string,
    })
    expect(readFileSync(file, 'utf8')).toBe('no JSON')
  })
})

describe('where it is', () => {
  it('is where Electron keeps the data of the program', () => {
    expect(dataFolder('linux', {}, '/home/nurse')).toBe('/home/nurse/.config/MBC Guide')
    expect(dataFolder('linux', { XDG_CONFIG_HOME: '/data' }, '/home/nurse')).toBe('/data/MBC Guide')
    expect(dataFolder('win32', { APPDATA: 'C:\\Users\\n\\AppData\\Roaming' }, 'C:\\Users\\n')).toBe(
      'C:\\Users\\n\\AppData\\Roaming\\MBC Guide',
    )
  })
})
