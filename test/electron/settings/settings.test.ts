import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSettings } from '../../../electron/settings/schema.ts'
import { setupSettings } from '../../../electron/settings/settings.ts'
import { keptLog } from '../kept-log.ts'

let folder: string
let file: string
let lastGood: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'))
  file = path.join(folder, 'settings.json')
  lastGood = path.join(folder, 'last-good.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = () => {
  const log = keptLog()
  return { settings: setupSettings(file, lastGood, log), log }
}
const write = (text: string) => writeFileSync(file, text)

it('takes the defaults where there is no file, and says so', () => {
  const { settings } = start()
  expect(settings.current).toEqual(defaultSettings)
  expect(settings).toMatchObject({ inForce: 'defaults', problems: [] })
})

it('keeps the last good settings when the file turns bad while running, and names key and mend', () => {
  write('{"paper":"a4"}')
  const { settings, log } = start()
  write('{"paper":"a5","clinik":{}}')
  settings.reload()
  expect(settings.current.paper).toBe('a4')
  expect(settings.inForce).toBe('last-good')
  expect(settings.problems.map(({ key }) => key)).toEqual(['paper', 'clinik'])
  expect(settings.problems[0]?.mend).toBe('Write one of these: "letter", "a4".')
  expect(settings.problems[1]?.mend).toContain('Remove it')
  expect(log.text()).toContain('"key":"paper"')
})

it('keeps them over a restart with the bad file', async () => {
  write('{"paper":"a4","clinic":{"name":"Harbor Clinic"}}')
  await start().settings.kept
  for (const bad of ['{"paper":', '', 'null', '[]', '{"idleSeconds":5}']) {
    write(bad)
    const { settings } = start()
    expect(settings.current).toMatchObject({ paper: 'a4', clinic: { name: 'Harbor Clinic' } })
    expect(settings.inForce).toBe('last-good')
    expect(settings.problems.length).toBeGreaterThan(0)
  }
})

it('takes the defaults where the file was removed on purpose and a bad one comes later', async () => {
  write('{"paper":"a4"}')
  const { settings } = start()
  await settings.kept
  rmSync(file)
  settings.reload()
  write('{"paper":')
  settings.reload()
  expect(settings).toMatchObject({ inForce: 'defaults', current: defaultSettings })
  await settings.kept
  // Also after a restart.
  expect(start().settings).toMatchObject({ inForce: 'defaults', current: defaultSettings })
})

it('takes the mended file at once', () => {
  write('{"paper":"a4"}')
  const { settings } = start()
  write('{"paper":')
  settings.reload()
  write('{"paper":"letter","idleSeconds":60}')
  settings.reload()
  expect(settings).toMatchObject({ inForce: 'file', problems: [] })
  expect(settings.current.idleSeconds).toBe(60)
})

it('takes the defaults where the file is bad and the kept copy is too', async () => {
  write('{"paper":"a4"}')
  await start().settings.kept
  write('{')
  writeFileSync(lastGood, '{"paper"')
  const { settings } = start()
  expect(settings.current).toEqual(defaultSettings)
  expect(settings.inForce).toBe('defaults')
})

it('keeps the copy for the kiosk alone, and goes on where it cannot be written', async () => {
  write('{"paper":"a4"}')
  await start().settings.kept
  expect(statSync(lastGood).mode & 0o777).toBe(0o600)
  expect(readFileSync(lastGood, 'utf8')).toContain('a4')
  const log = keptLog()
  const settings = setupSettings(file, path.join(file, 'in-no-folder.json'), log)
  expect(settings.current.paper).toBe('a4')
  await settings.kept
  expect(log.text()).toContain('settings not kept')
})

it('reads a file again only where it changed, and says whether it did', () => {
  write('{"paper":"a4"}')
  const { settings, log } = start()
  expect(settings.reloadIfChanged()).toBe(false)
  write('{"paper":"letter"}')
  utimesSync(file, 1, 1)
  expect(settings.reloadIfChanged()).toBe(true)
  expect(settings.current.paper).toBe('letter')
  write('{"paper":"lett')
  expect(settings.reloadIfChanged()).toBe(true)
  expect(settings).toMatchObject({ inForce: 'last-good', current: { paper: 'letter' } })
  const said = log.text()
  expect(settings.reloadIfChanged()).toBe(false)
  // What is wrong is said once, not after each visit.
  expect(log.text()).toBe(said)
})

it('says whether this user could change the file, or put one where there is none', () => {
  write('{}')
  expect(start().settings.writable).toBe(true)
  rmSync(file)
  expect(start().settings.writable).toBe(true)
  expect(setupSettings(path.join(folder, 'missing', 'settings.json'), lastGood, keptLog()).writable).toBe(false)
})
