import type { App, IpcMain } from 'electron'
import { compiledName } from '../../content/compile/compiled-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { withholdingToday } from '../guide/follow-reviews.ts'
import { openGuide } from '../guide/open-guide.ts'
import { handleAll } from '../ipc/handle-all.ts'
import type { Log } from '../log/log.ts'
import type { Visit } from '../session/visit.ts'
import { openSettings } from '../settings/open-settings.ts'
import type { KioskWindow } from '../window/open-kiosk.ts'
import type { Closing } from '../services/closing.ts'
import { openServices } from '../services/services.ts'
import type { Environment } from '../environment/environment.ts'

/** When the worker that makes handouts is started, in ms after the first page stands. */
const warmUpAfterMs = 1_000

/** What answering the window's calls begins with. */
export interface AnswerOptions {
  app: App
  ipc: Pick<IpcMain, 'handle'>
  environment: Environment
  visit: Visit
  kiosk: KioskWindow
  closing: Closing
  log: Log
}

/** Opens what the window asks for, and answers its calls. With a damaged guide there is only the staff page. */
export async function answerWindow({
  app,
  ipc,
  environment,
  visit,
  kiosk,
  closing,
  log,
}: AnswerOptions): Promise<void> {
  const settings = await openSettings(environment, log)
  closing.add(() => settings.kept)
  const language = languageOf(settings.current.language)
  kiosk.sayOnStaffPage({ t: translator(language), language: language.htmlLang })
  const read = await openGuide(environment.built('guide', compiledName(language.code)), {
    withholding: withholdingToday(settings.current),
    again: environment.development,
  })
  log.info('started', { version: app.getVersion(), guide: read.guide?.version ?? null })
  if (!read.guide) {
    log.error('guide damaged', { problem: read.problem, mend: 'install the program again' })
    return kiosk.giveUp()
  }
  const services = await openServices({ app, environment, settings, source: read, visit, closing, log })
  handleAll({ app, ipc, environment, services, closing, log })
  // Warm when it is needed, but not in the way of the first picture.
  void kiosk.opened.then(() => setTimeout(() => services.maker.warm(), warmUpAfterMs))
}
