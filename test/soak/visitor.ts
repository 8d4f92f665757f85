import type { Locator, Page } from '@playwright/test'

/** What visitors look for: names, mistakes, Spanish, and something the guide does not have. */
const queries = ['herseptin', 'palbociclib', 'bone pain', 'cansancio', 'biopsy', 'zzqxj', 'hot flashes', 'side effects']

/** What visitors answer to the questions of 'My cancer type', by turns. */
const answers: readonly (readonly RegExp[])[] = [
  [/^Yes, I know/, /^Positive/, /^Negative/, /^Woman/, /^Yes$/, /^None of these/, /^No, this is/],
  [/^Yes, I know/, /^Negative/, /^Negative/, /^Woman/, /^None of these/, /^No, this is/],
  [/^Yes, I know/, /^Positive/, /^Positive/, /^Man/, /^None of these/, /^No, this is/],
]

/** How a simulated visitor leaves. */
export type Leaving = 'finishes' | 'goes away' | 'leaves while it prints'

/** How the visitor with this number, from 0, leaves: most by Finish, some without a word. */
function leavingOf(number: number): Leaving {
  if (number % 25 === 24) return 'goes away'
  return number % 5 === 4 ? 'leaves while it prints' : 'finishes'
}

/** One visitor, from the attract screens to the attract screens: searches, reads, says what she knows, prints, leaves. */
export async function visit(window: Page, number: number): Promise<void> {
  const leaving = leavingOf(number)
  const main = window.getByRole('main')
  const button = (name: string | RegExp) => touch(window.getByRole('button', { name }).first())
  await button('Touch to begin')
  await touch(main.getByRole('link', { name: /^Search/ }))
  await window.getByRole('textbox').fill(queries[number % queries.length] ?? '')
  await touch(main.getByRole('link').first())
  await button('Home')
  await touch(main.getByRole('link', { name: /^My cancer type/ }).first())
  for (const answer of answers[number % answers.length] ?? []) await button(answer)
  await button('See my handout')
  await window
    .getByRole('img', { name: /^Page 1 of/ })
    .first()
    .waitFor()
  await button(/^Print$/)
  await button('Print now')
  const dialog = window.getByRole('dialog')
  if (leaving !== 'leaves while it prints') await dialog.getByText(/^Printed\./).waitFor()
  await touch(dialog.getByRole('button', { name: 'Close' }))
  if (leaving === 'goes away') await letTimePass(window)
  else await window.getByRole('button', { name: 'Finish' }).click()
  const free = window.getByRole('button', { name: 'Touch to begin' })
  if (leaving === 'leaves while it prints') {
    // What is asked changes as soon as the pages are out.
    const end = window.getByRole('dialog').getByRole('button', { name: /^(Stop printing and finish|Finish)$/ })
    await free.or(end).waitFor()
    for (let tries = 0; tries < 3 && (await end.isVisible()); tries++) {
      await end.click({ timeout: 2000 }).catch(() => {})
    }
  }
  await free.waitFor()
}

/** A touch without the wait for still frames, which would take most of two thousand visitors' time. */
const touch = (target: Locator) => target.dispatchEvent('click')

/** As if nobody had touched the screen for an hour: the window's clock is set forward. */
async function letTimePass(window: Page): Promise<void> {
  await window.evaluate(() => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + 3_600_000
  })
}
