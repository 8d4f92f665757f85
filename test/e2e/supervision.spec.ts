import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { output } from '../../scripts/system/command.ts'

const missing = output('systemd-analyze', ['--version']) === null ? 'systemd-analyze is not installed' : null

/** What systemd says of a unit; nothing where it has nothing to say. A mistake it can go on without is said, too. */
function verdict(unit: string): { status: number | null; said: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-unit-'))
  const file = path.join(folder, 'mbc-guide.service')
  // That the program of the unit is not installed here is no mistake of the unit.
  writeFileSync(file, unit.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'))
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { status, said: `${stdout}${stderr}` }
}

const unit = readFileSync('docs/examples/mbc-guide.service', 'utf8')

test('the example unit of the IT guide is what systemd takes', () => {
  test.skip(missing !== null, missing ?? '')
  expect(verdict(unit)).toEqual({ status: 0, said: '' })
})

test('a mistake in a unit would be seen', () => {
  test.skip(missing !== null, missing ?? '')
  expect(verdict(unit.replace('Restart=always', 'Restart=alway')).said).toContain('restart specifier')
})
