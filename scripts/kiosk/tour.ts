import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { defaultLanguage } from '../../content/languages/languages.ts'
import { type MessageKey, translator } from '../../content/messages/messages.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import type { HandoutOrder } from '../../electron/contract/contract.ts'
import type { Runtime } from '../electron/runtime.ts'
import { SetupProblem } from '../setup-problem.ts'
import { withKiosk } from './with-kiosk.ts'

const album = resolve('out/tour')
const t = translator(defaultLanguage)

/** Typed as people type it: the guide's search has to mend it. */
const misspelt = 'bone medecine'

/** What is answered on the way, and the same as the shell is asked for the file. */
const answers: [question: MessageKey, answers: MessageKey[]][] = [
  ['screens.chooser.knows', ['screens.answer.knows.yes']],
  ['screens.chooser.hr', ['screens.answer.positive']],
  ['screens.chooser.her2', ['screens.answer.negative']],
  ['screens.chooser.sex', ['screens.answer.female']],
  ['screens.chooser.menopause', ['screens.answer.menopause.post']],
  ['screens.chooser.sites', ['screens.site.bone', 'screens.next']],
  ['screens.chooser.line', ['screens.answer.line.first']],
]
const order: HandoutOrder = {
  profile: { hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post', sites: ['bone'], line: 'first' },
  choice: { ...defaultChoice(), length: 'short' },
  look: { paper: 'letter', largePrint: false, note: null },
}

/**
 * Drives the built program as a visitor would: search, page, subtype, handout, file. Leaves a picture of each screen and
 * the handout in `out/tour/` and prints their paths.
 */
export async function tour(runtime: Runtime): Promise<void> {
  await rm(album, { recursive: true, force: true })
  await mkdir(album, { recursive: true })
  await withKiosk(runtime, '.', async (app) => {
    await walk(await app.firstWindow())
  })
}

async function walk(window: Page): Promise<void> {
  const main = window.getByRole('main')
  const touch = (role: 'link' | 'button', key: MessageKey) =>
    main
      .getByRole(role, { name: new RegExp(`^${t(key)}`) })
      .first()
      .click()
  const atTitle = (key: MessageKey) => main.getByRole('heading', { level: 1, name: t(key) }).waitFor()

  const begin = main.getByRole('button', { name: t('visit.attract.begin') })
  await begin.waitFor()
  await keep(window, '0-attract.png')
  await begin.click()
  await atTitle('screens.home.title')
  await keep(window, '1-home.png')

  await touch('link', 'screens.home.search')
  await main.getByRole('textbox').pressSequentially(misspelt)
  const pages = main.getByRole('region', { name: t('search.results') })
  await pages.waitFor()
  await keep(window, '2-search.png')

  await pages.getByRole('link').first().click()
  await main.getByRole('heading', { level: 1 }).waitFor()
  await keep(window, '3-page.png')

  await window.getByRole('button', { name: t('screens.home'), exact: true }).click()
  await touch('link', 'screens.home.type')
  for (const [question, said] of answers) {
    await atTitle(question)
    if (question === 'screens.chooser.her2') await keep(window, '4-question.png')
    for (const answer of said) {
      if (answer.startsWith('screens.site.')) await main.getByRole('checkbox', { name: t(answer) }).check()
      else await touch('button', answer)
    }
  }
  await main.getByText(t('screens.type.over')).waitFor()
  await keep(window, '5-subtype.png')

  await touch('button', 'screens.type.handout')
  await main.getByRole('button', { name: t('screens.handout.print'), exact: true, disabled: false }).waitFor()
  await main.locator('canvas').first().waitFor()
  await keep(window, '6-handout.png')

  // Numbers, because Playwright hands no bytes over.
  const made = await window.evaluate(async (order) => {
    const result = await globalThis.window.kiosk.call('handout:make', order)
    return result.ok ? { bytes: [...result.value.bytes], error: null } : { bytes: [], error: result.error }
  }, order)
  if (made.error) throw new SetupProblem(`The handout could not be made: ${made.error.detail ?? made.error.message}`)
  await keepFile('handout.pdf', Uint8Array.from(made.bytes))
}

async function keep(window: Page, name: string): Promise<void> {
  await keepFile(name, await window.screenshot({ animations: 'disabled' }))
}

async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  const path = join(album, name)
  await writeFile(path, bytes)
  console.log(path)
}
