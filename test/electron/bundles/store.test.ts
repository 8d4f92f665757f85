import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleSchema } from '../../../content/schema/bundle.ts'
import { bundlesPath, dataFolder } from '../../../electron/bundles/bundles-path.ts'
import { openBundleStore, readBundles } from '../../../electron/bundles/store.ts'
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
const names = (from = file) => openBundleStore(from, keptLog()).bundles.map(({ name }) => name)

describe('the store of bundles', () => {
  it('is empty at first, and writes nothing until something is saved', () => {
    expect(names()).toEqual([])
    expect(existsSync(path.dirname(file))).toBe(false)
  })

  it('keeps what was saved over a restart, in a file of its own user', () => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    store.save(bundle('Two', { parts: ['type'], largePrint: true }))
    expect(openBundleStore(file, keptLog()).bundles).toEqual([
      bundle('One'),
      bundle('Two', { parts: ['type'], largePrint: true }),
    ])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('saves over the set of the same name, in its place', () => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    store.save(bundle('Two'))
    store.save(bundle('ONE', { length: 'short' }))
    expect(store.bundles.map(({ name, length }) => [name, length])).toEqual([
      ['ONE', 'short'],
      ['Two', 'full'],
    ])
  })

  it('removes a set', () => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    store.save(bundle('Two'))
    store.remove('one')
    expect(names()).toEqual(['Two'])
  })

  it('keeps a set that names a part which is gone', () => {
    openBundleStore(file, keptLog()).save(bundle('Old', { parts: ['exercise-plan'] }))
    expect(openBundleStore(file, keptLog()).bundles).toEqual([bundle('Old', { parts: ['exercise-plan'] })])
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, 30)],
    ['empty', () => ''],
    ['of another shape', () => '{"format":1,"bundles":[{"name":""}]}'],
    ['of a later format', () => '{"format":2,"bundles":[]}'],
    ['full of zeros', () => '\0'.repeat(400)],
  ])('uses the last good sets when the file is %s, says so in the log and puts the damaged one aside', (_, damage) => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    store.save(bundle('Two'))
    const damaged = damage(readFileSync(file, 'utf8'))
    writeFileSync(file, damaged)
    const log = keptLog()
    expect(openBundleStore(file, log).bundles.map(({ name }) => name)).toEqual(['One'])
    expect(log.text()).toMatch(/bundles damaged .*the last good ones are used/)
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged)
  })

  it('finds the last good sets when the program ended between the two renames', () => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    store.save(bundle('Two'))
    rmSync(file)
    expect(names()).toEqual(['One'])
  })

  it('starts empty where nothing can be read, and can be saved to again', () => {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, 'no JSON')
    const store = openBundleStore(file, keptLog())
    expect(store.bundles).toEqual([])
    store.save(bundle('One'))
    expect(names()).toEqual(['One'])
  })

  it('keeps everything as it was when it cannot be written, and leaves nothing half done', () => {
    const store = openBundleStore(file, keptLog())
    store.save(bundle('One'))
    // A folder where the new file is to be written stands for a full or locked disk, for root too.
    mkdirSync(`${file}.new`)
    expect(() => store.save(bundle('Two'))).toThrow()
    expect(store.bundles.map(({ name }) => name)).toEqual(['One'])
    expect(names()).toEqual(['One'])
    rmSync(`${file}.new`, { recursive: true })
    expect(readdirSync(path.dirname(file))).toEqual(['bundles.json'])
  })

  it('is read by the command line without being changed', () => {
    openBundleStore(file, keptLog()).save(bundle('One'))
    expect(readBundles(file)).toEqual([bundle('One')])
    writeFileSync(file, 'no JSON')
    expect(readBundles(file)).toBeNull()
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
