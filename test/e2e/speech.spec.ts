import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { expectForEveryone } from './for-everyone.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'
import { noVoices, startVoices, type Voices } from './voices.ts'

/** As few as the settings allow. */
const idleSeconds = 40
const warningSeconds = 30

let kiosk: Kiosk | undefined
let window: Page
let voices: Voices | undefined

const obstacle = noVoices()
test.skip(obstacle !== null, `The voice of this system cannot be tried: ${obstacle ?? ''}`)

test.beforeAll(async () => {
  voices = await startVoices()
  kiosk = await launchKiosk({ settings: { idleSeconds }, environment: voices.environment })
  window = kiosk.window
  await begin(window)
})
test.afterAll(async () => {
  await kiosk?.discard()
  voices?.stop()
})
test.afterEach(() => finish(window))

const bar = () => window.getByRole('region', { name: 'Reading aloud' })
const press = (name: string) => bar().getByRole('button', { name, exact: true }).click()

async function readAloud(name: string): Promise<void> {
  // On a slow machine the way to the page takes longer than the ten quiet seconds before the warning.
  const warning = window.getByRole('alertdialog')
  await window.addLocatorHandler(warning, () => warning.getByRole('button', { name: 'I am still here' }).click())
  await screens.find((screen) => screen.name === name)?.go(window)
  await window.getByRole('button', { name: 'Read aloud' }).click()
  await expect(bar()).toBeVisible()
  await window.removeLocatorHandler(warning)
}

/** For the eye: how the sentence is marked. */
async function photograph(theme: string): Promise<void> {
  const { outputDir } = test.info().project
  await window.screenshot({ path: path.join(outputDir, 'screens', `reading-aloud-${theme.replace(' ', '-')}.png`) })
}

/** The words that are marked as being spoken. */
function spoken(): Promise<string> {
  return window.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join(''))
}

/** Until another sentence is marked than `before`. */
async function nextSentence(before: string): Promise<string> {
  await expect.poll(spoken).not.toBe(before)
  return spoken()
}

test('a page is read to the end of a sentence and on to the next, which is marked and in sight', async () => {
  await readAloud('page')
  const first = await spoken()
  expect(first).toContain('Treatment')
  const second = await nextSentence(first)
  const third = await nextSentence(second)
  expect(third).not.toBe('')
  const inSight = await window.evaluate(() => {
    const [place] = CSS.highlights.get('spoken') ?? []
    const { top, bottom } = (place as Range).getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })
  expect(inSight).toBe(true)
  await photograph('light')
  for (const theme of ['Dark', 'High contrast']) {
    await window.getByRole('button', { name: 'Text and colors' }).click()
    await window.getByRole('radio', { name: theme }).check()
    await window.keyboard.press('Escape')
    await photograph(theme.toLowerCase())
  }
})

test('the bar of the reader is for everyone', async () => {
  await readAloud('page')
  await press('Pause')
  await expectForEveryone(window)
})

test('the reader pauses, goes back and on, slower and louder, and stops', async () => {
  await readAloud('medicine')
  await press('Pause')
  const first = await spoken()
  await press('Next sentence')
  const second = await spoken()
  expect(second).not.toBe(first)
  await press('Back one sentence')
  expect(await spoken()).toBe(first)
  await press('Slower')
  await expect(bar().getByRole('button', { name: 'Normal speed' })).toBeVisible()
  await press('Louder')
  await expect(bar().getByRole('button', { name: 'Louder' })).toBeDisabled()
  await press('Stop')
  await expect(bar()).toBeHidden()
  expect(await spoken()).toBe('')
})

test('who is read to is there: no warning while a page is read, and one after a pause', async () => {
  await readAloud('page')
  const warning = window.getByRole('alertdialog')
  await expect(warning).toBeHidden()
  for (let seconds = 0; seconds < idleSeconds - warningSeconds + 4; seconds++) {
    await window.waitForTimeout(1000)
    await expect(warning).toBeHidden()
  }
  await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible()
  await press('Pause')
  await expect(warning).toBeVisible({ timeout: (idleSeconds - warningSeconds + 5) * 1000 })
  await warning.getByRole('button', { name: 'I am still here' }).click()
})

test('reading to an empty room does not hold the visit for ever: five minutes after the last touch the warning comes', async () => {
  await readAloud('page')
  const warning = window.getByRole('alertdialog')
  const pass = (seconds: number) =>
    window.evaluate((milliseconds) => {
      const now = performance.now.bind(performance)
      performance.now = () => now() + milliseconds
    }, seconds * 1000)
  await pass(240)
  await window.waitForTimeout(3000)
  await expect(warning).toBeHidden()
  await pass(40)
  await expect(warning).toBeVisible()
  await expect.poll(() => window.evaluate(() => speechSynthesis.speaking)).toBe(true)
  await warning.getByRole('button', { name: 'I am still here' }).click()
  await expect(warning).toBeHidden()
  await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible()
})

for (const [how, leave] of [
  ['leaving the page', () => window.getByRole('button', { name: 'Back', exact: true }).click()],
  ['Hide', () => window.getByRole('button', { name: 'Hide', exact: true }).click()],
  ['Finish', () => window.getByRole('button', { name: 'Finish' }).click()],
] as const) {
  test(`${how} ends the reading`, async () => {
    await readAloud('page')
    await leave()
    await expect(bar()).toBeHidden()
    await expect.poll(() => window.evaluate(() => speechSynthesis.speaking)).toBe(false)
    // The next visit begins as after any other.
    if (how !== 'leaving the page') await window.getByRole('button', { name: /^Touch to/ }).click()
  })
}

test('a sensitive page offers no reading before it is shown', async () => {
  await screens.find(({ name }) => name === 'page-sensitive')?.go(window)
  await expect(window.getByRole('button', { name: 'Show me' })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Read aloud' })).toBeHidden()
  await window.getByRole('button', { name: 'Show me' }).first().click()
  await expect(window.getByRole('button', { name: 'Read aloud' })).toBeVisible()
})

test('what was read is not in the logs of the speech service', async () => {
  await readAloud('page')
  const words = (await nextSentence(await spoken())).split(' ').slice(0, 4).join(' ')
  await nextSentence(words)
  expect(voices?.logs()).not.toBe('')
  expect(voices?.logs()).not.toContain(words)
})

test('a handout is read from its first words on, though it stands on the screen as a picture only', async () => {
  await readAloud('handout')
  const sentence = () => bar().getByRole('paragraph').first().textContent()
  const first = await sentence()
  expect(first).toContain('hormone receptor-positive')
  await expect.poll(sentence).not.toBe(first)
  await press('Stop')
  await expect(bar()).toBeHidden()
})

for (const name of ['questions', 'words', 'type', 'section', 'medicines']) {
  test(`${name}: it can be read aloud`, async () => {
    await readAloud(name)
    await press('Next sentence')
    await press('Pause')
    await expect(bar().getByRole('button', { name: 'Resume' })).toBeVisible()
  })
}

test('the next visitor hears the normal volume and speed', async () => {
  await readAloud('page')
  const volume = bar().getByRole('status')
  const usual = await volume.textContent()
  await press('Quieter')
  await press('Quieter')
  await press('Slower')
  await expect(volume).not.toHaveText(usual ?? '')
  await finish(window)
  await readAloud('page')
  await expect(volume).toHaveText(usual ?? '')
  await expect(bar().getByRole('button', { name: 'Slower' })).toBeVisible()
})

test('without a voice nothing offers to read, and staff are told', async () => {
  const mute = await launchKiosk({ environment: { SPEECHD_ADDRESS: 'unix_socket:/nonexistent/speechd.sock' } })
  try {
    const page = mute.window
    await begin(page)
    await screens.find(({ name }) => name === 'page')?.go(page)
    await page.waitForTimeout(2000)
    await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0)
    await page.keyboard.press('Control+Alt+m')
    for (const round of ['Set a staff PIN', 'Type the new PIN once more']) {
      await page.getByRole('heading', { name: round }).waitFor()
      await page.keyboard.type('482913')
      await page.getByRole('button', { name: 'OK' }).click()
    }
    await page.getByRole('button', { name: 'Diagnostics' }).click()
    await expect(page.getByText(/^No voice: reading aloud is hidden from visitors/)).toBeVisible()
  } finally {
    await mute.discard()
  }
})
