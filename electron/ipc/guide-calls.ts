import type { GuideSource } from '../guide/open-guide.ts'
import type { Settings } from '../settings/schema.ts'
import type { KioskInfo } from '../contract/contract.ts'
import type { Handle } from './call-registry.ts'
import { ok } from '../contract/result.ts'

/** Answers what the program is and hands out the guide. */
export function handleGuideCalls(
  handle: Handle,
  about: {
    version: string
    source: GuideSource
    settings: () => Settings
    printerPapers: () => KioskInfo['printerPapers']
  },
): void {
  const { version, source } = about
  handle('app:info', () => {
    const { language, paper, clinic, notes, idleSeconds, textSize } = about.settings()
    const { guide, withheld } = source
    return ok({
      version,
      guideVersion: guide.version,
      attract: guide.screen.attract.map(({ question }) => question),
      withheld: withheld.map(({ id, title, number, review }) => ({ id, title, number, review })),
      language,
      paper,
      printerPapers: about.printerPapers(),
      clinicName: clinic.name,
      notes,
      idleSeconds,
      textSize,
    })
  })
  handle('guide:load', async () => ok(await source.text()))
  handle('guide:search-index', () => ok(source.searchIndex))
}
