import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { english } from '../../content/languages/en/language.ts'
import { loadGuide, writeGuide } from '../../content/compile/compiled-guide.ts'
import { programWithClock, setClock } from './clock.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'

const overdue = 'hormonal-therapy'
const dueIn = 2

let program: string
let kiosk: Kiosk
let window: Page

/** The built program, with a clock that can be set and a page that is due for a new review in some years. */
test.beforeAll(async () => {
  program = mkdtempSync(path.join(tmpdir(), 'mbc-guide-reviews-'))
  programWithClock(program)
  const file = path.join(program, 'out', 'guide', 'guide.en.json')
  const guide = loadGuide(JSON.parse(readFileSync(file, 'utf8')))
  const due = `${new Date().getFullYear() + dueIn}-01-01`
  const review = { state: 'reviewed' as const, role: 'oncology nurse', date: guide.date, due }
  const pages = guide.pages.map((page) => (page.id === overdue ? { ...page, review } : page))
  writeGuide({ ...guide, pages }, english, file)
  kiosk = await launchKiosk({ program, settings: { withholdOverdue: true } })
  window = kiosk.window
})
test.afterAll(async () => {
  await kiosk.discard()
  rmSync(program, { recursive: true, force: true })
})

test('a page that becomes due while the kiosk runs is there to the end of the visit, and withheld from the next visitor', async () => {
  const section = screens.find(({ name }) => name === 'section')
  const page = () => window.getByRole('main').getByRole('link', { name: 'Hormonal therapy', exact: true })
  await begin(window)
  await section?.go(window)
  await expect(page()).toBeVisible()
  await setClock(kiosk, dueIn + 1)
  await page().click()
  await expect(window.getByRole('heading', { level: 1, name: 'Hormonal therapy', exact: true })).toBeVisible()

  await finish(window)
  await section?.go(window)
  await expect(window.getByRole('main').getByRole('link').first()).toBeVisible()
  await expect(page()).toHaveCount(0)
  const withheld = await window.evaluate(async () => {
    const info = await globalThis.window.kiosk.call('app:info', null)
    return info.ok ? info.value.withheld.map(({ id }) => id) : null
  })
  expect(withheld).toEqual([overdue])
})
