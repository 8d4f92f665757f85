import { expect, test } from '@playwright/test'
import type { CDPSession } from '@playwright/test'
import { attracts, touch } from './faults.ts'
import { noDesktop, startDesktop } from './desktop.ts'
import type { Desktop } from './desktop.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import { begin, screens } from './visitor.ts'

let desktop: Desktop
let kiosk: Kiosk
let devtools: CDPSession
/** What can be seen on the whole screen, before anybody tried anything. */
let windows: string[]
let heading: string | null

const missing = noDesktop()

test.beforeAll(async () => {
  test.skip(missing !== null, missing ?? '')
  desktop = await startDesktop()
  kiosk = await launchKiosk({ fullScreen: true, environment: desktop.environment })
  devtools = await kiosk.window.context().newCDPSession(kiosk.window)
  await begin(kiosk.window)
  await screens.find(({ name }) => name === 'section')?.go(kiosk.window)
  heading = await kiosk.window.locator('h1').textContent()
  windows = await desktop.windows()
})

test.afterAll(async () => {
  if (missing !== null) return
  await kiosk.discard()
  desktop.stop()
})

test('the kiosk is all that there is on the screen', () => {
  expect(windows).toEqual([expect.stringContaining('MBC Guide')])
})

/** As after nothing at all: the same windows of the whole desktop, the same screen, unzoomed, with nothing marked. */
async function nothingCameOfIt(): Promise<void> {
  expect(await desktop.windows()).toEqual(windows)
  const seen = await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const page = (await window?.webContents.executeJavaScript(
      "[document.querySelector('h1')?.textContent, visualViewport.scale, String(getSelection()), document.hasFocus()]",
    )) as unknown
    return { page, kiosk: window?.isKiosk(), zoom: window?.webContents.getZoomFactor() }
  })
  expect(seen).toEqual({ page: [heading, 1, '', true], kiosk: true, zoom: 1 })
}

const keys = [
  ...['alt+F4', 'alt+Tab', 'alt+space', 'alt+Escape', 'alt+F10', 'alt+Left', 'Alt_L', 'alt+f'],
  ...['super', 'super+d', 'super+l', 'super+Tab', 'super+p', 'super+shift+s', 'Menu', 'shift+F10', 'Print'],
  ...['F1', 'F3', 'F4', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Escape', 'XF86Back', 'XF86Forward', 'XF86HomePage'],
  ...['XF86Refresh', 'XF86Search', 'XF86Mail', 'XF86WWW', 'XF86Calculator', 'XF86Sleep', 'XF86AudioPlay'],
  ...['ctrl+p', 'ctrl+s', 'ctrl+o', 'ctrl+n', 'ctrl+t', 'ctrl+w', 'ctrl+q', 'ctrl+r', 'ctrl+u', 'ctrl+Escape'],
  ...['ctrl+Prior', 'ctrl+Next', 'ctrl+Tab', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+F4', 'ctrl+F6', 'ctrl+j'],
  ...['ctrl+shift+i', 'ctrl+shift+n', 'ctrl+shift+t', 'ctrl+shift+w', 'ctrl+shift+Escape', 'ctrl+shift+Delete'],
  ...['ctrl+alt+Delete', 'ctrl+alt+t', 'ctrl+period', 'ctrl+semicolon'],
]
for (const key of keys) {
  test(`${key}, pressed on the keyboard of the screen, leads nowhere`, async () => {
    await desktop.press(key)
    await nothingCameOfIt()
  })
}

test('the keyboard of the screen does reach the page', async () => {
  await desktop.press('Tab')
  const focused = () => kiosk.window.evaluate(() => document.activeElement?.tagName)
  const first = await focused()
  expect(first).not.toBe('BODY')
  await desktop.press('Tab', 'Tab')
  await expect.poll(focused).not.toBe('BODY')
})

/** A place of the page where there is text, a link, or nothing, in the middle of it. */
async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  const box = await kiosk.window.locator(selector).filter({ visible: true }).first().boundingBox()
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
}

const touches = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
  devtools.send('Input.dispatchTouchEvent', { type, touchPoints })

/** What fingers and mouse try, on text and on links. */
const gestures: Record<string, (at: { x: number; y: number }) => Promise<unknown>> = {
  async 'a long press'(at) {
    await touches('touchStart', at)
    await kiosk.window.waitForTimeout(900)
    // Let go beside it: a press of that length on a link is a touch of it.
    await touches('touchMove', { x: at.x, y: at.y + 300 })
    await touches('touchEnd')
  },
  'a right click': ({ x, y }) => kiosk.window.mouse.click(x, y, { button: 'right' }),
  'a middle click': ({ x, y }) => kiosk.window.mouse.click(x, y, { button: 'middle' }),
  async 'dragging it out'({ x, y }) {
    await kiosk.window.mouse.move(x, y)
    await kiosk.window.mouse.down()
    await kiosk.window.mouse.move(x + 60, y + 90, { steps: 4 })
    await kiosk.window.mouse.move(5, 1900, { steps: 4 })
    await kiosk.window.mouse.up()
  },
  async 'two fingers apart'(at) {
    await devtools.send('Input.synthesizePinchGesture', { ...at, scaleFactor: 2.5, relativeSpeed: 2000 })
  },
  async 'a swipe from the left edge, as for going back'({ y }) {
    await devtools.send('Input.synthesizeScrollGesture', { x: 4, y, xDistance: 1200, speed: 3000 })
  },
  async 'a swipe from the right edge, as for going on'({ y }) {
    const width = await kiosk.window.evaluate(() => innerWidth)
    await devtools.send('Input.synthesizeScrollGesture', { x: width - 4, y, xDistance: -1200, speed: 3000 })
  },
  async 'pulling the page down, as for loading it again'({ x }) {
    await devtools.send('Input.synthesizeScrollGesture', { x, y: 200, yDistance: 1400, speed: 3000 })
  },
}
for (const [what, gesture] of Object.entries(gestures)) {
  for (const [where, selector] of [
    ['text', 'h1'],
    ['a link', 'main a'],
  ] as const) {
    test(`${what} on ${where} leads nowhere`, async () => {
      await gesture(await middleOf(selector))
      await nothingCameOfIt()
    })
  }
}

test('two quick touches on text do not zoom', async () => {
  const { x, y } = await middleOf('h1')
  await devtools.send('Input.synthesizeTapGesture', { x, y, tapCount: 2, duration: 40, gestureSourceType: 'touch' })
  await nothingCameOfIt()
})

for (const type of ['file', 'color', 'date', 'time', 'month', 'datetime-local']) {
  test(`a field for a ${type} opens no dialog, neither by a touch nor by a program`, async () => {
    await kiosk.window.evaluate((kind) => {
      const field = document.createElement('input')
      field.type = kind
      field.id = 'tried'
      document.querySelector('main')?.prepend(field)
    }, type)
    await kiosk.window.locator('#tried').click()
    await kiosk.window.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#tried')
      try {
        field?.click()
        field?.showPicker()
      } catch {
        // Refused.
      }
      const alone = document.createElement('input')
      alone.type = field?.type ?? ''
      alone.click()
    })
    await kiosk.window.waitForTimeout(300)
    expect(await desktop.windows()).toEqual(windows)
    await kiosk.window.evaluate(() => document.querySelector('#tried')?.remove())
  })
}

for (const name of ['alert', 'confirm', 'prompt', 'print', 'close', 'stop', 'moveTo', 'resizeTo', 'open']) {
  for (const frame of [false, true]) {
    test(`${name}() of ${frame ? 'an empty frame in the page' : 'the page'} shows nothing`, async () => {
      const calls = (inFrame: boolean) => `(() => {
        const place = ${inFrame} ? document.body.appendChild(document.createElement('iframe')) : null
        const of = place ? place.contentWindow : window
        try { return String(of.${name} ? of.${name}(40, 50) : null) } catch (error) { return error.name } finally { place?.remove() }
      })()`
      // From the shell: a dialog would keep Playwright's own way into the page shut for ever.
      const came = await kiosk.app.evaluate(async ({ BrowserWindow }, script) => {
        const late = new Promise<string>((resolve) => setTimeout(resolve, 3000, 'did not come back'))
        const page = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script, true) as Promise<string>
        return Promise.race([page, late])
      }, calls(frame))
      expect(came).toMatch(/^(undefined|null|false|\w*Error)$/)
      await nothingCameOfIt()
    })
  }
}

test('a page that asks to stay is left all the same when the visit ends', async () => {
  await kiosk.window.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault())
    window.onbeforeunload = () => 'stay'
  })
  await touch(kiosk, 'Finish')
  await attracts(kiosk)
  await expect.poll(() => desktop.windows()).toEqual(windows)
})
