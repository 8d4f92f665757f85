import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSocket } from 'node:dgram'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { codeAttempts, navigationAttempts, permissionAttempts, requestAttempts } from './lockdown-attempts.ts'
import type { Attempt } from './lockdown-attempts.ts'
import { launchKiosk, readLog } from './launch.ts'
import type { Kiosk } from './launch.ts'

/** A server on this machine that counts every connection, packets of WebRTC included. */
async function countingServer() {
  let reached = 0
  const web = createServer((_, response) => response.end('out'))
  web.on('connection', () => reached++)
  web.listen(0, '127.0.0.1')
  await once(web, 'listening')
  const { port } = web.address() as AddressInfo
  const stun = createSocket('udp4', () => reached++)
  stun.bind(port, '127.0.0.1')
  return {
    address: `http://127.0.0.1:${port}`,
    reached: () => reached,
    close: () => {
      web.close()
      stun.close()
    },
  }
}

let kiosk: Kiosk
let server: Awaited<ReturnType<typeof countingServer>>

test.beforeAll(async () => {
  server = await countingServer()
  kiosk = await launchKiosk({ fullScreen: true })
})

test.afterAll(async () => {
  await kiosk.discard()
  server.close()
})

test.afterEach('the kiosk is still on its page, with one window, and reached nobody', async () => {
  expect(kiosk.window.url()).toMatch(/^app:\/\/kiosk\//)
  // Asked from the main process: Playwright's own page waits for ever for a navigation that was refused.
  const titles = () =>
    kiosk.app.evaluate(({ BrowserWindow }) =>
      Promise.all(
        BrowserWindow.getAllWindows().map(
          ({ webContents }) =>
            webContents.executeJavaScript("document.querySelector('h1')?.textContent") as Promise<string>,
        ),
      ),
    )
  await expect.poll(titles).toEqual([expect.stringMatching(/./)])
  expect(server.reached()).toBe(0)
})

/** What an attempt comes to in the page: its value, or the name of what it throws. */
function tryOut({ attempt, tag = '' }: Attempt): Promise<string> {
  const reach = JSON.stringify({ server: server.address, tag })
  return kiosk.window.evaluate(
    `(async () => { try { return String(await (${attempt.toString()})(${reach})) } catch (error) { return error.name } })()`,
  )
}

for (const [group, attempts] of Object.entries({
  'a page may not have': permissionAttempts,
  'a page cannot reach': requestAttempts,
  'a page cannot run': codeAttempts,
  'a page cannot leave for': navigationAttempts,
})) {
  for (const attempt of attempts) {
    test(`${group} ${attempt.what}`, async () => {
      expect(await tryOut(attempt)).toMatch(new RegExp(`^(${attempt.comesTo})$`))
    })
  }
}

test('what was refused is logged by kind, not by address', async () => {
  await kiosk.window.evaluate((address) => void window.open(address), server.address)
  await expect.poll(() => kiosk.log()).toContain('{"way":"new window"}')
  expect(kiosk.log()).not.toContain(server.address)
})

const escapes = [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/..%5c..%5cpackage.json',
  '/assets/..%2f..%2f..%2fguide%2fguide.en.json',
  '/%E0%A4%A',
  '//etc/passwd',
  '/assets',
  '/C:%5Cwindows%5Cwin.ini',
]
for (const address of escapes) {
  test(`app://kiosk serves nothing for ${address}`, async () => {
    const status = await kiosk.window.evaluate(
      (wanted) => fetch(`app://kiosk${wanted}`).then(({ status: found }) => found),
      address,
    )
    expect(status).toBe(404)
  })
}

test('app://kiosk answers reading only', async () => {
  const statuses = await kiosk.window.evaluate(() =>
    Promise.all(
      ['POST', 'PUT', 'DELETE'].map((method) => fetch('/index.html', { method }).then(({ status }) => status)),
    ),
  )
  expect(statuses).toEqual([405, 405, 405])
})

const blockedKeys: [key: string, ...modifiers: ('control' | 'alt' | 'shift' | 'meta')[]][] = [
  ['P', 'control'],
  ['S', 'control'],
  ['O', 'control'],
  ['N', 'control'],
  ['T', 'control'],
  ['W', 'control'],
  ['Q', 'control'],
  ['R', 'control'],
  ['R', 'control', 'shift'],
  ['U', 'control'],
  ['F', 'control'],
  ['G', 'control'],
  ['H', 'control'],
  ['J', 'control'],
  ['L', 'control'],
  ['D', 'control'],
  ['I', 'control', 'shift'],
  ['J', 'control', 'shift'],
  ['C', 'control', 'shift'],
  ['Plus', 'control'],
  ['-', 'control'],
  ['0', 'control'],
  ['Tab', 'control'],
  ['F1'],
  ['F3'],
  ['F5'],
  ['F6'],
  ['F7'],
  ['F10', 'shift'],
  ['F11'],
  ['F12'],
  ['Left', 'alt'],
  ['Right', 'alt'],
  ['Home', 'alt'],
  ['D', 'alt'],
  ['F', 'alt'],
  ['Space', 'alt'],
  ['F4', 'alt'],
  ['Tab', 'alt'],
  ['F4', 'control'],
  ['PageUp', 'control'],
  ['PageDown', 'control'],
  ['L', 'meta'],
  ['D', 'meta'],
  ['PrintScreen'],
]
for (const [key, ...modifiers] of blockedKeys) {
  test(`${[...modifiers, key].join('+')} does not reach the page`, async () => {
    await kiosk.window.evaluate(() => {
      const pressed: string[] = []
      Object.assign(window, { pressed })
      addEventListener('keydown', ({ key: name }) => pressed.push(name))
    })
    await kiosk.app.evaluate(
      ({ BrowserWindow }, [keyCode, held]) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: held })
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: held })
        // What comes after it shows that keys arrive at all.
        contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Shift' })
      },
      [key, modifiers] as const,
    )
    const pressed = () => kiosk.window.evaluate(() => (window as unknown as { pressed: string[] }).pressed)
    await expect.poll(pressed).toContain('Shift')
    expect(new Set(await pressed())).toEqual(new Set(['Shift']))
    expect(await zoomAndTools()).toEqual({ zoom: 1, tools: false })
  })
}

function zoomAndTools() {
  return kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return { zoom: contents?.getZoomFactor(), tools: contents?.isDevToolsOpened() }
  })
}

test('Ctrl and wheel do not zoom', async () => {
  await kiosk.window.mouse.move(400, 400)
  await kiosk.window.keyboard.down('Control')
  await kiosk.window.mouse.wheel(0, -600)
  await kiosk.window.keyboard.up('Control')
  expect(await zoomAndTools()).toEqual({ zoom: 1, tools: false })
  expect(await kiosk.window.evaluate(() => window.visualViewport?.scale)).toBe(1)
})

test('a pinch does not zoom', async () => {
  const devtools = await kiosk.window.context().newCDPSession(kiosk.window)
  await devtools.send('Input.synthesizePinchGesture', { x: 400, y: 400, scaleFactor: 3, relativeSpeed: 2000 })
  expect(await kiosk.window.evaluate(() => window.visualViewport?.scale)).toBe(1)
})

test('developer tools do not open', async () => {
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.openDevTools())
  expect(await zoomAndTools()).toEqual({ zoom: 1, tools: false })
})

test('there is no menu', async () => {
  expect(await kiosk.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull()
})

test('a dropped file is not opened', async () => {
  const devtools = await kiosk.window.context().newCDPSession(kiosk.window)
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
  expect(kiosk.window.url()).toMatch(/^app:\/\/kiosk\//)
})

test('a page of foreign origin gets no answer from the shell, and no network without our CSP either', async () => {
  const answer = await kiosk.app.evaluate(
    async ({ BrowserWindow, session }, [preload, address]) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload, session: session.fromPartition('kiosk'), sandbox: true, contextIsolation: true },
      })
      await stranger.loadURL(`data:text/html,<img src="${address}"><iframe src="${address}"></iframe>`)
      const result: unknown = await stranger.webContents.executeJavaScript("window.kiosk.call('guide:load', null)")
      stranger.destroy()
      return result
    },
    [path.resolve('out/preload/preload.js'), server.address] as const,
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
})

test('a frame inside the page has no bridge to the shell', async () => {
  const bridge = await kiosk.window.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const type = typeof frame.contentWindow?.kiosk
    frame.remove()
    return type
  })
  expect(bridge).toBe('undefined')
})

const profile = { hr: 'positive', her2: 'negative' }
const choice = { length: 'full', parts: null, medicines: null, questions: null, optIn: [] }
const look = { paper: 'letter', largePrint: false, note: null }
const start = { handout: '00000000-0000-4000-8000-000000000000', printer: null, copies: 1, sides: 'one', color: 'gray' }
const wrongCalls: [channel: string, args: unknown, code: string, field: string | null][] = [
  ['no:such', null, 'not-allowed', null],
  ['__proto__', null, 'not-allowed', null],
  ['app:info', {}, 'bad-arguments', ''],
  ['guide:load', 'all', 'bad-arguments', ''],
  ['handout:make', null, 'bad-arguments', ''],
  ['handout:make', { profile, choice, look, more: 1 }, 'bad-arguments', ''],
  ['handout:make', { profile: { ...profile, hr: 'maybe' }, choice, look }, 'bad-arguments', 'profile.hr'],
  ['handout:make', { profile: { ...profile, name: 'x' }, choice, look }, 'bad-arguments', 'profile'],
  [
    'handout:make',
    { profile, choice: { ...choice, optIn: Array.from({ length: 1000 }, (_, number) => `x${number}`) }, look },
    'bad-arguments',
    'choice.optIn',
  ],
  ['handout:make', { profile, choice, look: { ...look, note: 'x'.repeat(10_000) } }, 'bad-arguments', 'look.note'],
  [
    'handout:make',
    { profile: { ...profile, sex: 'male', menopause: 'post' }, choice, look },
    'contradiction',
    'profile.menopause',
  ],
  ['print:printers', 1, 'bad-arguments', ''],
  ['print:start', { ...start, handout: '../../etc/passwd' }, 'bad-arguments', 'handout'],
  ['print:start', { ...start, copies: 1000 }, 'bad-arguments', 'copies'],
  ['print:start', { ...start, copies: 1.5 }, 'bad-arguments', 'copies'],
  ['print:start', { ...start, sides: 'three' }, 'bad-arguments', 'sides'],
  ['print:start', start, 'not-found', 'handout'],
  ['print:cancel', { job: 7 }, 'bad-arguments', 'job'],
  ['print:cancel', { job: start.handout }, 'not-found', 'job'],
  ['session:end', [], 'bad-arguments', ''],
]
for (const [index, [channel, args, code, field]] of wrongCalls.entries()) {
  test(`wrong call ${index + 1}: the shell refuses ${channel} with ${JSON.stringify(args).slice(0, 80)}`, async () => {
    const answer = await kiosk.window.evaluate(
      ([name, given]) => (window.kiosk.call as (channel: unknown, args: unknown) => Promise<unknown>)(name, given),
      [channel, args] as const,
    )
    expect(answer).toMatchObject({ ok: false, error: { code, field } })
  })
}

test('arguments that cannot be sent come back as an error, not as an exception', async () => {
  const answer = await kiosk.window.evaluate(() => window.kiosk.call('app:info', (() => 1) as never))
  expect(answer).toMatchObject({ ok: false })
})

test('a second kiosk on the same profile does not start, and says why', async () => {
  await expect(launchKiosk({ profile: kiosk.profile })).rejects.toThrow()
  expect(kiosk.log()).toContain('another kiosk is running')
})

test.describe('alone', () => {
  let own: Kiosk
  test.afterEach(() => own.discard())

  test('what a page stores is on no disk', async () => {
    own = await launchKiosk()
    await own.window.evaluate(async () => {
      const marked = 'residue-4711'
      localStorage.setItem(marked, marked)
      sessionStorage.setItem(marked, marked)
      document.cookie = `${marked}=${marked}`
      await new Promise((resolve) => {
        indexedDB.open(marked).onsuccess = resolve
      })
    })
    await own.close()
    const holding = readdirSync(own.profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes('residue-4711') || file.includes('residue-4711'))
    expect(holding).toEqual([])
  })

  test('a crashed page comes back; after the third crash in a minute the staff page is shown', async () => {
    own = await launchKiosk()
    const address = () =>
      own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    const crash = () =>
      own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    for (const crashes of [1, 2]) {
      await crash()
      await expect.poll(() => own.log().match(/page lost/g)?.length).toBe(crashes)
      await expect.poll(alive).toBe(true)
      expect(await address()).toBe('app://kiosk/')
    }
    await crash()
    await expect.poll(address).toBe('app://kiosk/staff.html')

    function alive() {
      return own.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (!contents || contents.isCrashed() || contents.isLoading()) return false
        return (await contents.executeJavaScript("document.querySelector('h1') !== null")) as boolean
      })
    }
  })

  test('a damaged guide gives the staff page and a line in the log', async () => {
    const program = mkdtempSync(path.join(tmpdir(), 'mbc-guide-damaged-'))
    mkdirSync(path.join(program, 'out/guide'), { recursive: true })
    for (const part of ['main', 'preload', 'renderer'])
      symlinkSync(path.resolve('out', part), path.join(program, 'out', part))
    symlinkSync(path.resolve('node_modules'), path.join(program, 'node_modules'))
    cpSync('package.json', path.join(program, 'package.json'))
    writeFileSync(
      path.join(program, 'out/guide/guide.en.json'),
      readFileSync('out/guide/guide.en.json', 'utf8').slice(0, 5000),
    )
    own = await launchKiosk({ program })
    await expect(own.window.getByRole('heading', { name: 'Please ask our staff' })).toBeVisible()
    expect(own.log()).toContain('guide damaged')
    rmSync(program, { recursive: true })
  })

  test('a settings file with a mistake is reported with its key; that key has its default, the others are in force', async () => {
    own = await launchKiosk({
      settings: { paper: 'a3', clinic: { name: 'Our clinic' } },
    })
    const info = await own.window.evaluate(() => window.kiosk.call('app:info', null))
    expect(info).toMatchObject({ ok: true, value: { paper: 'letter', clinicName: 'Our clinic' } })
    expect(readLog(own.profile)).toContain('"key":"paper"')
  })
})
