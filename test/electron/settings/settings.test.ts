import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultSettings } from '../../../electron/settings/schema.ts'
import { lockedHash } from '../../../electron/settings/pin-hash.ts'
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

const start = async () => {
  const log = keptLog()
  return { settings: await setupSettings(file, lastGood, log), log }
}
const write = (text: string) => writeFileSync(file, text)

it('takes the defaults where there is no file, and says so', async () => {
  const { settings } = await start()
  expect(settings.current).toEqual(defaultSettings)
  expect(settings).toMatchObject({ inForce: 'defaults', problems: [] })
})

it('keeps the last good settings when the file turns bad while running, and names key and mend', async () => {
  write('{"paper":"a4"}')
  const { settings, log } = await start()
  write('{"paper":"a5","clinik":{}}')
  await settings.reload()
  expect(settings.current.paper).toBe('a4')
  expect(settings.inForce).toBe('partly')
  expect(settings.problems).toEqual([
    {
      key: 'paper',
      mend: 'Line 1: Write one of these: "letter", "a4".',
      example: '"paper": "letter"',
      meanwhile: 'last-good',
    },
    {
      key: 'clinik',
      mend: 'Line 1: There is no such key. Write "clinic" instead.',
      example: '"clinic": { "name": "Harbor Breast Clinic", "telephone": "555-0100" }',
      meanwhile: 'last-good',
    },
  ])
  expect(log.text()).toContain('"key":"paper"')
})

it('keeps them over a restart with the bad file', async () => {
  write('{"paper":"a4","clinic":{"name":"Harbor Clinic"}}')
  await (
    await start()
  ).settings.kept
  for (const bad of ['{"paper":', '', 'null', '[]', '"a4"']) {
    write(bad)
    const { settings } = await start()
    expect(settings.current).toMatchObject({ paper: 'a4', clinic: { name: 'Harbor Clinic' } })
    expect(settings.inForce).toBe('last-good')
    expect(settings.problems.length).toBeGreaterThan(0)
  }
})

it('keeps them when the file is gone, also over a restart, and says how to do without a file', async () => {
  write('{"paper":"a4","withholdUnreviewed":true}')
  const { settings } = await start()
  await settings.kept
  rmSync(file)
  await settings.reload()
  const wanted = {
    inForce: 'last-good',
    current: { paper: 'a4', withholdUnreviewed: true },
    problems: [{ key: null, mend: expect.stringContaining('{}') as string }],
  }
  expect(settings).toMatchObject(wanted)
  expect((await start()).settings).toMatchObject(wanted)
  write('{}')
  expect((await start()).settings).toMatchObject({ inForce: 'file', current: defaultSettings, problems: [] })
})

it('takes the last good values of its own file alone', async () => {
  write('{"paper":"a4"}')
  await (
    await start()
  ).settings.kept
  const other = await setupSettings(path.join(folder, 'other.json'), lastGood, keptLog())
  expect(other).toMatchObject({ inForce: 'defaults', current: defaultSettings })
})

it('takes the mended file at once', async () => {
  write('{"paper":"a4"}')
  const { settings } = await start()
  write('{"paper":')
  await settings.reload()
  write('{"paper":"letter","idleSeconds":60}')
  await settings.reload()
  expect(settings).toMatchObject({ inForce: 'file', problems: [] })
  expect(settings.current.idleSeconds).toBe(60)
})

it('holds back where the file is bad and the kept copy is too', async () => {
  write('{"paper":"a4"}')
  await (
    await start()
  ).settings.kept
  write('{')
  writeFileSync(lastGood, '{"paper"')
  const { settings, log } = await start()
  expect(settings.current).toMatchObject({
    paper: 'letter',
    withholdUnreviewed: true,
    withholdOverdue: true,
    counts: false,
    notes: 'off',
    clinic: { telephone: null },
    staff: { pinHash: lockedHash },
  })
  expect(settings.inForce).toBe('safe')
  expect(settings.leftOut).toEqual(new Set(['clinic.telephone']))
  expect(log.text()).toMatch(/last good settings damaged .*last-good\.json/)
})

it('keeps the last good value of a key that is written twice, and names key and both lines', async () => {
  write('{"withholdUnreviewed":true,"clinic":{"name":"Harbor Clinic"}}')
  await (
    await start()
  ).settings.kept
  const twice =
    '{\n  "withholdUnreviewed": true,\n  "clinic": { "name": "Pier Clinic" },\n  "withholdUnreviewed": false\n}'
  write(twice)
  const { settings, log } = await start()
  const wanted = {
    inForce: 'partly',
    current: { withholdUnreviewed: true, clinic: { name: 'Pier Clinic' } },
    problems: [
      { key: 'withholdUnreviewed', mend: expect.stringMatching(/^Line 4: .*twice, first in line 2/) as string },
    ],
  }
  expect(settings).toMatchObject(wanted)
  expect(log.text().split('\n')).toHaveLength(1)
  await settings.reload()
  expect(settings).toMatchObject(wanted)
  await settings.kept
  expect(JSON.parse(readFileSync(lastGood, 'utf8'))).toMatchObject({
    withholdUnreviewed: true,
    clinic: { name: 'Pier Clinic' },
  })
})

it('prints no number while the telephone is wrong, and does not bring an earlier one back', async () => {
  write('{"clinic":{"telephone":"555-0100","name":"Harbor Clinic"}}')
  const { settings } = await start()
  write('{"clinic":{"telephone":5550199,"name":"Harbor Clinic"}}')
  await settings.reload()
  expect(settings).toMatchObject({
    current: { clinic: { telephone: null, name: 'Harbor Clinic' } },
    problems: [{ key: 'clinic.telephone', example: '"telephone": "555-0100"', meanwhile: 'left-out' }],
  })
  expect([...settings.leftOut]).toEqual(['clinic.telephone'])
  await settings.kept
  write('{')
  expect((await start()).settings.current.clinic).toMatchObject({ telephone: null, name: 'Harbor Clinic' })
})

it('counts nothing and withholds pages where such a key was never right, and remembers no value that was never right', async () => {
  write('{"witholdUnreviewed":true,"withholdOverdue":"yes","counts":"no","paper":"a4"}')
  for (let starts = 0; starts < 2; starts++) {
    const { settings } = await start()
    expect(settings).toMatchObject({
      inForce: 'partly',
      current: { withholdUnreviewed: true, withholdOverdue: true, counts: false, paper: 'a4' },
    })
    expect(settings.problems.map(({ meanwhile }) => meanwhile)).toEqual(['safe', 'safe', 'safe'])
    await settings.kept
  }
})

it('only warns of a key that nothing is known of', async () => {
  write('{"weather":"fine","paper":"a4"}')
  const { settings, log } = await start()
  expect(settings).toMatchObject({ current: { paper: 'a4' }, problems: [{ key: 'weather', meanwhile: 'ignored' }] })
  expect(log.text()).toMatch(/^settings key unknown/)
})

it.skipIf(process.platform === 'win32')(
  'refuses a pipe and a link, says so once, and keeps what is in force',
  async () => {
    write('{"paper":"a4"}')
    await (
      await start()
    ).settings.kept
    for (const [put, reason] of [
      [() => execFileSync('mkfifo', [file]), 'It is a pipe'],
      [() => symlinkSync(lastGood, file), 'It is a link'],
    ] as const) {
      rmSync(file)
      put()
      const { settings, log } = await start()
      expect(settings).toMatchObject({ inForce: 'last-good', current: { paper: 'a4' } })
      expect(await settings.reloadIfChanged()).toBe(false)
      expect(log.text().split('\n')).toEqual([expect.stringContaining(reason)])
    }
  },
)

it('keeps the copy for the kiosk alone, and goes on where it cannot be written', async () => {
  write('{"paper":"a4"}')
  await (
    await start()
  ).settings.kept
  expect(statSync(lastGood).mode & 0o777).toBe(0o600)
  expect(readFileSync(lastGood, 'utf8')).toContain('a4')
  const log = keptLog()
  const settings = await setupSettings(file, path.join(file, 'in-no-folder.json'), log)
  expect(settings.current.paper).toBe('a4')
  await settings.kept
  expect(log.text()).toContain('settings not kept')
})

it('reads a file again only where it changed, and says whether it did', async () => {
  write('{"paper":"a4"}')
  const { settings, log } = await start()
  expect(await settings.reloadIfChanged()).toBe(false)
  write('{"paper":"letter"}')
  utimesSync(file, 1, 1)
  expect(await settings.reloadIfChanged()).toBe(true)
  expect(settings.current.paper).toBe('letter')
  write('{"paper":"lett')
  expect(await settings.reloadIfChanged()).toBe(true)
  expect(settings).toMatchObject({ inForce: 'last-good', current: { paper: 'letter' } })
  const said = log.text()
  expect(await settings.reloadIfChanged()).toBe(false)
  // What is wrong is said once, not after each visit.
  expect(log.text()).toBe(said)
})

it('says whether this user could change the file, or put one where there is none', async () => {
  write('{}')
  expect(await (await start()).settings.writable()).toBe(true)
  rmSync(file)
  expect(await (await start()).settings.writable()).toBe(true)
  const missing = await setupSettings(path.join(folder, 'missing', 'settings.json'), lastGood, keptLog())
  expect(await missing.writable()).toBe(false)
})
