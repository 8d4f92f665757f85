import { describe, expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { diagnosticsOf, diagnosticsText } from '../../../electron/diagnostics/diagnostics.ts'
import type { MachineFacts } from '../../../electron/diagnostics/machine.ts'

const t = translator(english)
const healthy: MachineFacts = {
  version: '1.2.3',
  guideVersion: '2026-11-22.abc',
  guideDate: '2026-11-22',
  reviewsDue: 0,
  electron: '45.4.1',
  chrome: '150.0',
  system: 'Linux 6.1, x64',
  packaged: true,
  settings: { path: '/etc/mbc-guide/settings.json', writable: false, paper: 'letter' },
  displays: [{ width: 1920, height: 1080, scale: 1.5, rotation: 90, touch: true }],
  window: { width: 1280, height: 720, touchPoints: 10, voices: 2, voiceLanguages: ['en-US', 'es-ES'], speech: 'works' },
  printers: [{ name: 'Desk', description: '', isDefault: true, state: 'ready', detail: null }],
  disk: { free: 12_400_000_000, total: 64_000_000_000 },
  now: new Date('2026-12-01T10:00:00Z'),
  timeZone: 'America/Chicago',
  started: new Date('2026-12-01T06:00:00Z'),
  memory: { program: 400_000_000, free: 2_000_000_000, total: 8_000_000_000 },
  log: { path: '/var/kiosk/main.log', errors: 0 },
}
const bad = (facts: Partial<MachineFacts>) =>
  diagnosticsOf({ ...healthy, ...facts }, t, 'en').flatMap(({ group, rows }) =>
    rows.some(({ state }) => state === 'bad') ? [group] : [],
  )

describe('diagnostics', () => {
  it('find nothing to look at on a healthy machine, and say what there is', () => {
    expect(bad({})).toEqual([])
    const text = diagnosticsText(diagnosticsOf(healthy, t, 'en'), t)
    for (const fact of [
      '1.2.3',
      '45.4.1',
      '1920 × 1080, scale 1.5, turned 90°',
      'en-US, es-ES',
      'Desk (Default): Ready',
      '12.4 GB of 64 GB',
      'America/Chicago',
    ]) {
      expect(text).toContain(fact)
    }
  })

  it.each<[string, Partial<MachineFacts>, string]>([
    [
      'settings that visitors could change',
      { settings: { path: '/etc/x', writable: true, paper: 'letter' } },
      'program',
    ],
    ['reviews that are overdue', { reviewsDue: 2 }, 'program'],
    ['no touch screen', { window: { ...healthy.window, touchPoints: 0 } }, 'screen'],
    ['no voices', { window: { ...healthy.window, voices: 0, voiceLanguages: [] } }, 'sound'],
    ['a voice that hangs', { window: { ...healthy.window, speech: 'broken' } }, 'sound'],
    ['a print system that does not answer', { printers: null }, 'printer'],
    ['no printer', { printers: [] }, 'printer'],
    [
      'a printer that is off',
      { printers: [{ name: 'Desk', description: '', isDefault: true, state: 'offline', detail: 'unplugged' }] },
      'printer',
    ],
    ['a full disk', { disk: { free: 1_000_000, total: 64_000_000_000 } }, 'disk'],
    ['a disk that is not told', { disk: null }, 'disk'],
    ['a clock before the guide', { now: new Date('2019-01-01T00:00:00Z') }, 'clock'],
    ['little memory', { memory: { ...healthy.memory, free: 1 } }, 'memory'],
    ['errors in the log', { log: { path: '/x', errors: 3 } }, 'log'],
  ])('mark %s', (_, facts, group) => {
    expect(bad(facts)).toEqual([group])
    expect(diagnosticsText(diagnosticsOf({ ...healthy, ...facts }, t, 'en'), t)).toContain('<-- check this')
  })
})
