import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize } from './layout.ts'
import { focused, focusRing } from './focus.ts'
import { begin, chooseSubtype, finish, screens, waitForPreview } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  window.setDefaultTimeout(10_000)
  await begin(window)
})

test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

/** Chooses a size or colors, by their names on the screen. */
async function choose(name: string): Promise<void> {
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name, exact: true }).first().check()
  await window.keyboard.press('Escape')
}

/** Presses Tab until the focus is on something of this name. */
async function tabTo(name: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 80; presses++) {
    await window.keyboard.press('Tab')
    const at = await focused(window)
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) {
      expect(at.seen, `${at.name} can be seen`).toBe(true)
      return
    }
    passed.push(at.name)
  }
  throw new Error(`Tab does not come to ${name instanceof RegExp ? name.source : name}, but to ${passed.join(', ')}`)
}

for (const screen of screens) {
  test(`${screen.name}: axe finds nothing, and colors are strong enough in all themes`, async () => {
    await screen.go(window)
    expect(await violations(window)).toEqual([])
    for (const theme of ['dark', 'contrast']) {
      await window.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
      expect(await violations(window, 'color-contrast'), theme).toEqual([])
    }
    await window.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
  })
}

for (const theme of ['Light', 'Dark', 'High contrast']) {
  test(`where the focus is stands out in ${theme}`, async () => {
    await choose(theme)
    for (let stop = 0; stop < 10; stop++) {
      await window.keyboard.press('Tab')
      const { contrast, width, name } = await focusRing(window)
      expect(width, name).toBeGreaterThanOrEqual(3)
      expect(contrast, name).toBeGreaterThanOrEqual(3)
    }
  })
}

test('nothing moves for who asks for less motion', async () => {
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await window.getByRole('button', { name: 'Finish' }).click()
  await window.getByRole('button', { name: 'Touch to begin' }).waitFor()
  const moving = await window.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
        const lasts = (times: string) => times.split(',').some((time) => parseFloat(time) > 0)
        return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration))
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  )
  expect(moving).toEqual([])
  await begin(window)
  await window.emulateMedia({ reducedMotion: null })
})

test('our staff can be asked from every screen', async () => {
  for (const screen of screens) {
    await screen.go(window)
    const covered = ['hidden', 'attract'].includes(screen.name)
    if (covered) await window.getByRole('button', { name: /^Touch to/ }).click()
    else if (screen.name !== 'staff') await window.keyboard.press('Escape')
    const ask = window.getByRole('button', { name: 'Ask our staff' }).last()
    await expect(ask, screen.name).toBeVisible()
    if (screen.name !== 'staff') {
      await ask.click()
      await expect(window.getByRole('dialog', { name: 'Ask our staff' }), screen.name).toBeVisible()
    }
    await finish(window)
  }
})

test('the whole way to a handout by Tab, Enter, Space and Escape alone', async () => {
  await tabTo(/^My cancer type/)
  await window.keyboard.press('Enter')
  for (const answer of [/^Yes, I know/, /^Positive/, /^Negative/, /^Woman/, /^Yes$/]) {
    await expect(window.getByRole('heading', { level: 1 })).toBeFocused()
    await tabTo(answer)
    await window.keyboard.press('Enter')
  }
  await tabTo('Bones')
  await window.keyboard.press('Space')
  await tabTo(/^Next$/)
  await window.keyboard.press('Enter')
  await tabTo(/^No, this is/)
  await window.keyboard.press('Enter')
  await tabTo('See my handout')
  await window.keyboard.press('Enter')
  await waitForPreview(window)
  await tabTo(/^Print\b/)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog', { name: 'Print' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('button', { name: 'Print', exact: true })).toBeFocused()
  await tabTo('Finish')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Touch to begin' })).toBeFocused()
  await window.keyboard.press('Enter')
})

for (const name of ['topics', 'page', 'medicine', 'search-nothing', 'handout', 'questions', 'nurse']) {
  test(`${name}: Tab comes to everything and around again, and never to what cannot be seen`, async () => {
    await screens.find((screen) => screen.name === name)?.go(window)
    const unseen: string[] = []
    const stops = new Set<string>()
    for (let presses = 0; presses < 400; presses++) {
      await window.keyboard.press('Tab')
      const stop = await focused(window)
      if (stops.has(stop.key)) break
      stops.add(stop.key)
      if (!stop.seen) unseen.push(stop.name)
    }
    expect(unseen).toEqual([])
    const missed = await window.evaluate(
      (keys) =>
        [...document.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), summary, textarea')]
          .filter((element) => element.checkVisibility() && element.tabIndex >= 0)
          .filter((element) => !keys.includes(element.dataset['stop'] ?? ''))
          .map((element) => element.textContent.trim().slice(0, 40)),
      [...stops],
    )
    expect(missed).toEqual([])
  })
}

const field = {
  search: async () => {
    await window.getByRole('link', { name: /^Search/ }).click()
    return window.getByRole('textbox')
  },
  note: async () => {
    await chooseSubtype(window)
    await window.getByRole('button', { name: 'See my handout' }).click()
    await waitForPreview(window)
    await window.locator('summary', { hasText: /note/i }).first().click()
    return window.locator('textarea').first()
  },
  id: async () => {
    await window.getByRole('link', { name: /^For nurses/ }).click()
    await window.locator('summary', { hasText: 'Find a handout by its ID' }).click()
    return window.getByRole('textbox', { name: 'Handout ID' })
  },
}
for (const [width, height, size] of [
  [1280, 800, 'Normal'],
  [1280, 800, 'Very large'],
  [1080, 1920, 'Normal'],
  [1080, 1920, 'Very large'],
] as const) {
  for (const [name, open] of Object.entries(field)) {
    test(`the keys leave the field in sight: ${name} at ${width} × ${height}, ${size}`, async () => {
      await resize(kiosk, { width, height })
      await choose(size)
      const input = await open()
      await input.focus()
      const keys = window.getByRole('region', { name: 'Keyboard' })
      await expect(keys).toBeVisible()
      await keys.getByRole('button', { name: 'b', exact: true }).click()
      await expect(input).toHaveValue('b')
      await expect(input).toBeInViewport({ ratio: 0.9 })
      const top = await keys.evaluate((element) => element.getBoundingClientRect().top)
      expect(await input.evaluate((element) => element.getBoundingClientRect().bottom)).toBeLessThanOrEqual(top + 1)
      const { width: least, height: low } = await keys.evaluate((element) => {
        const keys = [...element.querySelectorAll('button')].map((key) => key.getBoundingClientRect())
        return { width: Math.min(...keys.map((key) => key.width)), height: Math.min(...keys.map((key) => key.height)) }
      })
      expect(least).toBeGreaterThanOrEqual(48)
      expect(low).toBeGreaterThanOrEqual(48)
      await resize(kiosk, { width: 1280, height: 800 })
    })
  }
}

test('the keys write capitals and the accents of Spanish', async () => {
  await window.getByRole('link', { name: /^Search/ }).click()
  const keys = window.getByRole('region', { name: 'Keyboard' })
  const press = (name: string) => keys.getByRole('button', { name, exact: true }).click()
  for (const key of ['Shift', 'N', 'i', 'á ñ', 'ñ', 'á', '¿', 'ABC', 'a', '123', '7']) await press(key)
  await expect(window.getByRole('textbox')).toHaveValue('Niñá¿a7')
})

test('by keyboard alone: Tab shows where one is, Enter follows, Escape closes, focus returns to the title', async () => {
  await window.keyboard.press('Tab')
  const first = window.getByRole('link', { name: /^Read the guide/ })
  await expect(first).toBeFocused()
  expect(await first.evaluate((element) => getComputedStyle(element).outlineWidth)).not.toBe('0px')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused()

  await window.getByRole('button', { name: 'Ask our staff' }).focus()
  await window.keyboard.press('Space')
  const dialog = window.getByRole('dialog', { name: 'Ask our staff' })
  await expect(dialog).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('button', { name: 'Ask our staff' })).toBeFocused()
})
