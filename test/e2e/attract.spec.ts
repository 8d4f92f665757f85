import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import path from 'node:path'
import { launchKiosk, type Kiosk } from './launch.ts'
import { onTopOfEachOther, resize } from './layout.ts'

const sizes = [
  { width: 640, height: 400 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 540, height: 960 },
]
const clinic = { name: 'Comprehensive Cancer Center of the Saint Catherine Regional Hospital' }

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk({ settings: { clinic } })
  window = kiosk.window
  await window.getByText(clinic.name).waitFor()
})
test.afterAll(() => kiosk.discard())

for (const size of sizes) {
  for (const text of ['1', '2', '3']) {
    const label = `${size.width}x${size.height}-text-${text}`
    test(`the attract screen at ${label}: no question, name or button lies over another or off the screen`, async () => {
      await resize(kiosk, size)
      // All questions stand there, one of them in sight: for the picture, the one that takes the most room.
      const questions = await window.evaluate((text) => {
        document.documentElement.dataset['text'] = text
        const questions = [...document.querySelectorAll('.questions p')]
        const length = (question: Element) => question.textContent.length
        const longest = Math.max(...questions.map(length))
        for (const question of questions) question.classList.toggle('shown', length(question) === longest)
        return questions.length
      }, text)
      expect(questions).toBeGreaterThan(10)
      await window.screenshot({ path: path.join(test.info().project.outputDir, 'attract', `${label}.png`) })
      expect(await onTopOfEachOther(window, 'main p, main h1, main button')).toEqual([])
    })
  }
}
