import { readFileSync } from 'node:fs'
import type { App } from 'electron'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closedByStaff, endProgram } from '../../../electron/staff/restart.ts'

function program() {
  const steps: string[] = []
  const app = {
    relaunch: (options: { execPath?: string }) => steps.push(`relaunch ${options.execPath ?? 'itself'}`),
    exit: (code: number) => steps.push(`exit ${code}`),
  } as unknown as App
  const clean = () => Promise.resolve().then(() => void steps.push('clean'))
  return { steps, app, clean }
}

afterEach(() => vi.unstubAllEnvs())

describe('ending the program', () => {
  it('drops what is kept for the visitor first, then comes back by itself', async () => {
    const { steps, app, clean } = program()
    await endProgram(app, { again: true, supervised: false, clean })
    expect(steps).toEqual(['clean', 'relaunch itself', 'exit 0'])
  })

  it('leaves the start to a system that does it, so that there are never two', async () => {
    const { steps, app, clean } = program()
    await endProgram(app, { again: true, supervised: true, clean })
    expect(steps).toEqual(['clean', 'exit 0'])
  })

  it('starts an AppImage from its own file', async () => {
    vi.stubEnv('APPIMAGE', '/opt/mbc-guide.AppImage')
    const { steps, app, clean } = program()
    await endProgram(app, { again: true, supervised: false, clean })
    expect(steps).toContain('relaunch /opt/mbc-guide.AppImage')
  })

  it('for good says so by its exit code, which the example files of the IT guide know', async () => {
    const { steps, app, clean } = program()
    await endProgram(app, { again: false, supervised: true, clean })
    expect(steps).toEqual(['clean', `exit ${closedByStaff}`])
    const unit = readFileSync('docs/examples/mbc-guide.service', 'utf8')
    expect(unit).toMatch(/^Restart=always$/m)
    expect(unit).toMatch(new RegExp(`^RestartPreventExitStatus=${closedByStaff}$`, 'm'))
    expect(readFileSync('docs/examples/shell-launcher.xml', 'utf8')).toContain(`ReturnCode="${closedByStaff}"`)
  })
})
