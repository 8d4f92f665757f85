import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize, smallTargets } from './layout.ts'
import { focused, focusRing, tabProblems } from './focus.ts'
import { begin, chooseSubtype, finish, screens, SharedVisit, waitForPreview } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  await begin(window)
})

test.afterAll(() => kiosk.discard())
/** The screens, on each of which the tests for every screen share a visit. */
const visit = new SharedVisit(() => finish(window))
test.beforeEach(async () => {
  if (!screens.some(({ name }) => test.info().title.startsWith(`${name}: `))) await visit.fresh()
})

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
    await visit.at(screen.name, () => screen.go(window))
    expect(await violations(window)).toEqual([])
    for (const theme of ['dark', 'contrast']) {
      await window.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
      expect(await violations(window, 'color-contrast'), theme).toEqual([])
    }
    await window.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
  })

  test(`${screen.name}: Tab comes to everything in the order of reading and around again, never to what is unseen`, async () => {
    await visit.at(screen.name, () => screen.go(window))
    expect(await tabProblems(window)).toEqual([])
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

/** What would move on the screen, were it to change. */
const moving = () =>
  window.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
        const lasts = (times: string) => times.split(',').some((time) => parseFloat(time) > 0)
        return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration))
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  )

test('nothing moves where the system asks for less motion, and the attract question stands still', async () => {
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await window.getByRole('button', { name: 'Finish' }).click()
  await window.getByRole('button', { name: 'Touch to begin' }).waitFor()
  expect(await moving()).toEqual([])
  const question = () => window.getByText(/\?$/).filter({ visible: true }).first().textContent()
  const first = await question()
  await window.waitForTimeout(12_000)
  expect(await question()).toBe(first)
  await begin(window)
  await window.emulateMedia({ reducedMotion: null })
})

test('who chooses less motion has none until the visit ends', async () => {
  expect(await moving()).not.toEqual([])
  await choose('Less motion')
  expect(await moving()).toEqual([])
  await finish(window)
  await expect(window.locator('html')).toHaveAttribute('data-motion', 'usual')
  expect(await moving()).not.toEqual([])
})

test('our staff can be asked from every screen', async () => {
  for (const screen of screens) {
    await screen.go(window)
    const dialog = window.getByRole('dialog', { name: 'Ask our staff' })
    if (screen.name !== 'staff') {
      // A dialog that closes at one touch lies over the bar. One that waits for an answer has the button itself.
      if (!['hidden', 'attract'].includes(screen.name)) await window.keyboard.press('Escape')
      const over = window.getByRole('dialog').last()
      const ask = ((await over.isVisible()) ? over : window).getByRole('button', { name: 'Ask our staff' }).last()
      await expect(ask, screen.name).toBeInViewport({ ratio: 1 })
      await ask.click()
    }
    await expect(dialog, screen.name).toBeVisible()
    await dialog.getByRole('button', { name: 'Keep reading' }).click()
    await expect(dialog).toBeHidden()
    if (screen.name === 'hidden') {
      await expect(window.getByRole('heading', { name: 'This screen is hidden' })).toBeVisible()
      await window.getByRole('button', { name: 'Touch to come back' }).click()
    }
    await finish(window)
  }
})

test('our staff can be asked while the keys take most of a low screen', async () => {
  await resize(kiosk, { width: 640, height: 400 })
  await window.getByRole('link', { name: /^Search/ }).click()
  await expect(window.getByRole('region', { name: 'Keyboard' })).toBeVisible()
  const ask = window.getByRole('button', { name: 'Ask our staff' })
  await expect(ask).toBeInViewport({ ratio: 1 })
  await ask.click()
  await expect(window.getByRole('dialog', { name: 'Ask our staff' })).toBeVisible()
  await window.keyboard.press('Escape')
  await resize(kiosk, { width: 1280, height: 800 })
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

for (const [name, size] of [
  ['page', 'Normal'],
  ['page', 'Very large'],
  ['medicine', 'Normal'],
  ['questions', 'Normal'],
  ['nurse', 'Very large'],
  ['handout', 'Normal'],
] as const) {
  test(`${name}, ${size}: touches alone lead to its end and back, and skip no line`, async () => {
    await choose(size)
    await screens.find((screen) => screen.name === name)?.go(window)
    const paging = window.getByRole('main').locator('..').getByRole('region', { name: 'Move the page' }).first()
    const [up, down] = [paging.getByRole('button', { name: 'Up' }), paging.getByRole('button', { name: 'Down' })]
    await expect(up).toHaveAttribute('aria-disabled', 'true')
    const seen = () =>
      paging.evaluate((group) => {
        const { scrollTop, clientHeight, scrollHeight } = group.previousElementSibling as HTMLElement
        return { top: scrollTop, bottom: scrollTop + clientHeight, whole: scrollHeight }
      })
    let before = await seen()
    expect(before.top).toBe(0)
    for (let touches = 0; touches < 100 && before.bottom < before.whole - 2; touches++) {
      await down.click()
      const now = await seen()
      expect(now.top).toBeGreaterThan(before.top)
      expect(now.top, 'no line is skipped').toBeLessThan(before.bottom)
      before = now
    }
    expect(before.bottom).toBeGreaterThanOrEqual(before.whole - 2)
    await expect(down).toHaveAttribute('aria-disabled', 'true')
    for (let touches = 0; touches < 100 && (await seen()).top > 1; touches++) await up.click()
    expect((await seen()).top).toBeLessThanOrEqual(1)
  })
}

test('an enlarged page of a handout is seen to all its corners by touches, and what is enlarged no more has none', async () => {
  await screens.find(({ name }) => name === 'handout')?.go(window)
  const sheet = window.getByRole('group', { name: 'The page shown' })
  const moves = window.getByRole('region', { name: 'Move the enlarged page' })
  await expect(moves).toHaveCount(0)
  await window.getByRole('button', { name: 'Enlarge the page' }).click()
  await expect(moves.getByRole('button')).toHaveText(['Up', 'Down', 'Left', 'Right'])
  expect(await smallTargets(window)).toEqual([])
  const left = () =>
    sheet.evaluate(({ scrollLeft, clientWidth, scrollWidth, scrollTop, clientHeight, scrollHeight }) => ({
      Left: scrollLeft,
      Right: scrollWidth - clientWidth - scrollLeft,
      Up: scrollTop,
      Down: scrollHeight - clientHeight - scrollTop,
    }))
  expect(await left()).toMatchObject({ Left: 0, Up: 0 })
  for (const way of ['Down', 'Right', 'Up', 'Left'] as const) {
    const button = moves.getByRole('button', { name: way })
    for (let touches = 0; touches < 20 && (await left())[way] > 1; touches++) await button.click()
    expect((await left())[way], way).toBeLessThanOrEqual(1)
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  }
  await window.getByRole('button', { name: 'Next page' }).click()
  await window.getByRole('button', { name: 'Enlarge the page' }).click()
  await expect(moves).toHaveCount(0)
})

test('a dialog that is too long for the screen is paged through by touches, too', async () => {
  await resize(kiosk, { width: 640, height: 400 })
  await window.getByRole('button', { name: 'Text and colors' }).click()
  const dialog = window.getByRole('dialog')
  const last = dialog.getByRole('radio', { name: 'Less motion' })
  await expect(last).not.toBeInViewport({ ratio: 0.9 })
  const down = dialog.getByRole('button', { name: 'Down' })
  await expect(async () => {
    // At the end of the way it cannot be pressed any more.
    if ((await down.getAttribute('aria-disabled')) !== 'true') await down.click({ timeout: 500 })
    await expect(last).toBeInViewport({ ratio: 0.9, timeout: 500 })
  }).toPass()
  await window.keyboard.press('Escape')
  await resize(kiosk, { width: 1280, height: 800 })
})

test('a short screen has nothing to page through', async () => {
  await window.getByRole('button', { name: 'Hide', exact: true }).click()
  await window.getByRole('button', { name: 'Touch to come back' }).click()
  await expect(window.getByRole('region', { name: 'Move the page' })).toHaveCount(0)
})

async function enterPin(pad: Locator): Promise<void> {
  await pad.getByRole('heading', { name: 'PIN' }).waitFor()
  // The first time it is set, and so typed twice.
  const times = (await pad.getByRole('heading', { name: 'Set a staff PIN' }).isVisible()) ? 2 : 1
  for (let time = 0; time < times; time++) {
    await window.keyboard.type('482913')
    await pad.getByRole('button', { name: 'OK', exact: true }).click()
  }
  await pad.waitFor({ state: 'hidden' })
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
    await window.getByRole('button', { name: 'Enter the staff PIN to write a note' }).click()
    await enterPin(window.getByRole('dialog', { name: 'Staff PIN for a note' }))
    return window.locator('textarea').first()
  },
  id: async () => {
    await window.getByRole('link', { name: /^For nurses/ }).click()
    await window.locator('summary', { hasText: 'Find a handout by its ID' }).click()
    return window.getByRole('textbox', { name: 'Handout ID' })
  },
  bundle: async () => {
    await screens.find(({ name }) => name === 'nurse-preview')?.go(window)
    await window.getByRole('button', { name: 'Enter the staff PIN' }).click()
    await enterPin(window.getByRole('dialog', { name: 'Staff mode' }))
    return window.getByRole('textbox', { name: 'Name of the bundle' })
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

for (const [name, longest] of [
  ['search', 200],
  ['note', 600],
  ['id', 500],
  ['bundle', 80],
] as const) {
  test(`the keys write no more than the field takes: ${name}, ${longest}`, async () => {
    const input = await field[name]()
    await input.fill('a'.repeat(longest - 1))
    const keys = window.getByRole('region', { name: 'Keyboard' })
    for (let presses = 0; presses < 3; presses++) await keys.getByRole('button', { name: 'b', exact: true }).click()
    await expect(input).toHaveValue(`${'a'.repeat(longest - 1)}b`)
    await keys.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(input).toHaveValue('a'.repeat(longest - 1))
  })
}

test('the keys write marks and lines into a note, and where there is one line they have no key for another', async () => {
  const input = await field.note()
  await input.focus()
  const keys = window.getByRole('region', { name: 'Keyboard' })
  const press = (name: string) => keys.getByRole('button', { name, exact: true }).click()
  for (const key of ['a', '123', ':', '(', '1', ')', ';', 'New line', 'ABC', 'b']) await press(key)
  await expect(input).toHaveValue('a:(1);\nb')
  await finish(window)
  await field.search()
  await expect(keys.getByRole('button', { name: 'Space', exact: true })).toBeVisible()
  await expect(keys.getByRole('button', { name: 'New line', exact: true })).toHaveCount(0)
})

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
