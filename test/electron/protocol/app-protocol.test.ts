import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { answer } from '../../../electron/protocol/app-protocol.ts'

const root = mkdtempSync(path.join(tmpdir(), 'mbc-guide-served-'))
writeFileSync(path.join(root, 'index.html'), '<h1>home</h1>')
writeFileSync(path.join(root, 'program.exe'), 'no')
afterAll(() => rmSync(root, { recursive: true }))

const made = new Map([['/staff.html', { text: 'ask staff', type: 'text/html; charset=utf-8' }]])
const ask = (address: string, init?: RequestInit) => answer(new Request(address, init), root, made)

describe('answers of app://kiosk', () => {
  it('serves the home page, files and made pages', async () => {
    expect(await (await ask('app://kiosk/')).text()).toBe('<h1>home</h1>')
    expect((await ask('app://kiosk/index.html')).headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await (await ask('app://kiosk/staff.html')).text()).toBe('ask staff')
  })

  it('refuses foreign hosts, missing files, other kinds of file and writing', async () => {
    expect((await ask('app://other/index.html')).status).toBe(400)
    expect((await ask('app://kiosk/missing.html')).status).toBe(404)
    expect((await ask('app://kiosk/program.exe')).status).toBe(404)
    expect((await ask('app://kiosk/', { method: 'POST' })).status).toBe(405)
  })

  it('sends a policy without inline or evaluated code with every answer, refusals too', async () => {
    for (const address of ['app://kiosk/', 'app://kiosk/staff.html', 'app://kiosk/missing.html']) {
      const policy = (await ask(address)).headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
    }
  })
})
