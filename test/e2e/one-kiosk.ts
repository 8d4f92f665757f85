import { test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { addAxe } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize, smallTargets } from './layout.ts'
import { begin, finish } from './visitor.ts'

/** The sizes of a screen on its side and of one upright. */
export const screenSizes = { landscape: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 } } as const

/** The kiosk that the tests of a file share, with what they touch most. Each test begins at home in a visit of its own. */
export interface OneKiosk {
  readonly window: Page
  readonly main: () => Locator
  /** Follows the first link of this name on the screen. */
  readonly link: (name: string | RegExp) => Promise<void>
  /** Touches the first button of this name. */
  readonly button: (name: string | RegExp) => Promise<void>
  readonly home: () => Promise<void>
  /** Shows the screen in each size, tells which targets are too small in it, and leaves it on its side. */
  inEachSize(look?: (size: keyof typeof screenSizes) => Promise<unknown>): Promise<string[]>
}

/** Has the tests of this file share a kiosk. Call it once, outside of any test. */
export function oneKiosk(): OneKiosk {
  let kiosk: Kiosk
  test.beforeAll(async () => {
    kiosk = await launchKiosk()
    await begin(kiosk.window)
    await addAxe(kiosk.window)
  })
  test.afterAll(() => kiosk.discard())
  test.afterEach(() => finish(kiosk.window))

  const main = () => kiosk.window.getByRole('main')
  const button = (name: string | RegExp) => kiosk.window.getByRole('button', { name }).first().click()
  return {
    get window() {
      return kiosk.window
    },
    main,
    link: (name) => main().getByRole('link', { name }).first().click(),
    button,
    home: () => kiosk.window.getByRole('button', { name: 'Home', exact: true }).click(),
    async inEachSize(look) {
      const small: string[] = []
      for (const size of ['landscape', 'portrait'] as const) {
        await resize(kiosk, screenSizes[size])
        small.push(...(await smallTargets(kiosk.window)).map((target) => `${size}: ${JSON.stringify(target)}`))
        await look?.(size)
      }
      await resize(kiosk, screenSizes.landscape)
      return small
    },
  }
}
