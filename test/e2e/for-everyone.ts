import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { screenProblems } from './ax-tree.ts'
import { violations } from './axe.ts'
import { tabProblems } from './focus.ts'
import { smallTargets } from './layout.ts'

/** The screen as it stands: for axe, for a screen reader, for fingers and for keys. */
export async function expectForEveryone(window: Page): Promise<void> {
  // What a screen has still to fetch or draw is waited for.
  await expect(async () => expect(await screenProblems(window)).toEqual([])).toPass()
  expect(await violations(window)).toEqual([])
  expect(await smallTargets(window), 'large enough to touch').toEqual([])
  expect(await tabProblems(window), 'Tab').toEqual([])
}
