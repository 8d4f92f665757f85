import type { GuideSource } from '../guide/open-guide.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { KioskInfo } from '../contract/contract.ts'
import type { Handle } from './call-registry.ts'
import { ok } from '../contract/result.ts'

/** Answers what the program is and hands out the guide. */
export function handleGuideCalls(
  handle: Handle,
  about: {
    version: string
    source: GuideSource
    settings: Pick<SettingsStore, 'current' | 'leftOut'>
    printerPapers: () => KioskInfo['printerPapers']
  },
): void {
  const { version, source, settings } = about
  handle('app:info', () => {
    const { language, country, paper, clinic, attractTitle, notes, idleSeconds, textSize } = settings.current
    const { guide, withheld } = source
    return ok({
      version,
      guideVersion: guide.version,
      // Its questions name the illness, which a title of the clinic's own is there to keep from who passes by.
      attract: attractTitle === null ? guide.screen.attract.map(({ question }) => question) : [],
      withheld: withheld.map(({ id, title, number, review }) => ({ id, title, number, review })),
      language,
      paper,
      printerPapers: about.printerPapers(),
      clinicName: clinic.name,
      withoutNumber: {
        clinic: settings.leftOut.has('clinic.telephone'),
        nearby: settings.leftOut.has('clinic.localResources[].telephone'),
      },
      attractTitle,
      clinicTelephone: clinic.telephone,
      clinicHours: clinic.hours,
      country,
      notes,
      idleSeconds,
      textSize,
    })
  })
  handle('guide:load', async () => ok(await source.text()))
  handle('guide:search-index', () => ok(source.searchIndex))
}
