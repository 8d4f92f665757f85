import { expect } from '@playwright/test'
import type { Kiosk } from './launch.ts'

/**
 * How many times slower the machine may be than one that is left to the kiosk: other kiosks or busy processes run beside it
 * (scripts/test/electron-tests.ts, test-busy.ts).
 */
export const slowed = Number(process.env['MBC_SLOWED'] ?? 1)

/** How long the kiosk may take to come back, in ms: ten seconds on a machine that is left to it. */
export const comeBackMs = 10_000 * slowed

/**
 * What the kiosk's window shows, asked from the main process: Playwright's own page ends with the page's process. Null if the
 * page does not answer.
 */
export function shown(kiosk: Kiosk, expression: string): Promise<unknown> {
  const ask = { script: expression, lateMs: 1000 * slowed }
  return kiosk.app.evaluate(async ({ BrowserWindow }, { script, lateMs }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents || contents.isCrashed() || contents.isLoading()) return null
    const late = new Promise((resolve) => setTimeout(resolve, lateMs, null))
    return Promise.race([contents.executeJavaScript(script) as Promise<unknown>, late])
  }, ask)
}

const title = "document.querySelector('h1')?.textContent"
const beginButton = "[...document.querySelectorAll('button')].some((b) => b.textContent === 'Touch to begin')"

/** Waits for the attract screens, no longer than the kiosk may take to come back. */
export async function attracts(kiosk: Kiosk): Promise<void> {
  await expect.poll(() => shown(kiosk, beginButton), { timeout: comeBackMs, intervals: [200] }).toBe(true)
}

/** Waits for the static staff page. */
export async function asksStaff(kiosk: Kiosk, timeout = comeBackMs): Promise<void> {
  await expect.poll(() => shown(kiosk, title), { timeout, intervals: [200] }).toBe('Please ask our staff')
}

/** Touches whatever bears a name, as a visitor of a page that Playwright no longer knows. */
export async function touch(kiosk: Kiosk, name: string): Promise<void> {
  await expect.poll(() => touchNow(kiosk, name)).toBe(true)
}

/** Touches what has this name now; false if nothing has. */
export function touchNow(kiosk: Kiosk, name: string): Promise<unknown> {
  const script = `(() => {
    const found = [...document.querySelectorAll('a, button')].find((e) => e.textContent.trim().startsWith(${JSON.stringify(name)}))
    found?.click()
    return found !== undefined
  })()`
  return shown(kiosk, script)
}

/** Begins a visit, looks for a word, and leaves it standing in the field. */
export async function lookFor(kiosk: Kiosk, word: string): Promise<void> {
  await attracts(kiosk)
  await touch(kiosk, 'Touch to begin')
  await touch(kiosk, 'Search')
  const script = `(() => {
    const field = document.querySelector('main input')
    if (!field) return false
    field.value = ${JSON.stringify(word)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  })()`
  await expect.poll(() => shown(kiosk, script)).toBe(true)
  await expect.poll(() => shown(kiosk, 'document.querySelector("main input").value')).toBe(word)
}

/** Begins the next visit and says what stands in its search field. */
export async function nextVisitorFinds(kiosk: Kiosk): Promise<unknown> {
  await touch(kiosk, 'Touch to begin')
  await touch(kiosk, 'Search')
  await expect.poll(() => shown(kiosk, "document.querySelector('main input') !== null")).toBe(true)
  return shown(kiosk, "document.querySelector('main input').value")
}

/** Ids of the program's processes of a kind, as Chromium calls it. */
export function processes(kiosk: Kiosk, type: 'Tab' | 'GPU'): Promise<number[]> {
  return kiosk.app.evaluate(
    ({ app }, wanted) =>
      app
        .getAppMetrics()
        .filter((metric) => metric.type === wanted)
        .map(({ pid }) => pid),
    type,
  )
}
