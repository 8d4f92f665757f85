import { expect, test } from '@playwright/test'
import { asksStaff, attracts, lookFor, nextVisitorFinds, processes, shown, touch } from './faults.ts'
import { launchKiosk, type Kiosk } from './launch.ts'

const word = 'palbociclib'

let kiosk: Kiosk

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  kiosk = await launchKiosk({ fullScreen: true })
})
test.afterAll(() => kiosk.discard())

/** How often something stands in the log. */
const logged = (text: string) => kiosk.log().split(text).length - 1

test('the graphics process is killed: the visit goes on', async () => {
  await lookFor(kiosk, word)
  for (const pid of await processes(kiosk, 'GPU')) process.kill(pid, 'SIGKILL')
  await expect.poll(() => logged('process gone')).toBe(1)
  await expect.poll(() => shown(kiosk, 'document.querySelector("main input").value')).toBe(word)
  await expect
    .poll(() =>
      shown(kiosk, 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))'),
    )
    .toBe(1)
})

test('the main process is busy for ten seconds: the visit goes on, and no page is lost over it', async () => {
  await kiosk.app.evaluate(() => {
    const end = Date.now() + 10_000
    while (Date.now() < end);
  })
  await new Promise((resolve) => setTimeout(resolve, 6000))
  expect(await shown(kiosk, 'document.querySelector("main input").value')).toBe(word)
  expect(logged('page lost')).toBe(0)
})

test('the screen is turned, then unplugged: the kiosk covers the screen that is left, and the visit goes on', async () => {
  const bounds = await kiosk.app.evaluate(async ({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    // As a window manager leaves it that did not notice.
    window?.setKiosk(false)
    window?.setBounds({ x: 40, y: 40, width: 900, height: 600 })
    const display = screen.getPrimaryDisplay()
    screen.emit('display-metrics-changed', {}, display, ['bounds', 'rotation'])
    screen.emit('display-removed', {}, display)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return { window: window?.getBounds(), kiosk: window?.isKiosk(), screen: display.bounds }
  })
  expect(bounds.window).toEqual(bounds.screen)
  expect(bounds.kiosk).toBe(true)
  expect(await shown(kiosk, 'document.querySelector("main input").value')).toBe(word)
})

test('fifty touches a second for twenty seconds: no freeze, no crash, and nothing moves afterwards', async () => {
  test.setTimeout(90_000)
  const devtools = await kiosk.window.context().newCDPSession(kiosk.window)
  const { width, height } = await kiosk.window.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  // The same places each time: a storm that breaks something can be raised again.
  let seed = 4711
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const start = performance.now()
  for (let touches = 0; touches < 1000; touches++) {
    const point = { x: Math.floor(random() * width), y: Math.floor(random() * height) }
    await Promise.all([
      devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
      devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ])
    const ahead = start + touches * 20 - performance.now()
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
  }
  await devtools.detach()
  const seen = () => shown(kiosk, '[document.title, document.querySelector("h1")?.textContent].join()')
  // What the last touch asked for may still come.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const first = await seen()
  expect(first).not.toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const again = await seen()
  const atRest = await shown(
    kiosk,
    "[...document.querySelectorAll('button')].some((b) => b.textContent === 'Touch to begin')",
  )
  if (atRest !== true) expect(again).toBe(first)
  expect(logged('page lost') + logged('uncaught')).toBe(0)
  expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the page hangs with nobody at the screen: the attract screens come back without the visit', async () => {
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await lookFor(kiosk, word)
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    void BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript('for (;;);')
      .catch(() => null)
  })
  await attracts(kiosk)
  expect(logged('page silent')).toBe(1)
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

test('the page is killed: the attract screens come back without the visit', async () => {
  await touch(kiosk, 'Finish')
  await lookFor(kiosk, word)
  await killPage(2)
  await attracts(kiosk)
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

test('the page is killed for the third time in a minute: the staff page', async () => {
  await killPage(3)
  await asksStaff(kiosk)
})

async function killPage(losses: number): Promise<void> {
  for (const pid of await processes(kiosk, 'Tab')) process.kill(pid, 'SIGKILL')
  await expect.poll(() => logged('page lost')).toBe(losses)
}
