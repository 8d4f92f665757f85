import type { Guide } from '../../content/schema/guide.ts'
import type { Settings } from '../settings/schema.ts'
import type { Handle } from './calls.ts'
import { ok } from './result.ts'

/** Answers what the program is and hands out the guide. */
export function handleGuideCalls(
  handle: Handle,
  about: { version: string; guide: Guide; searchIndex: Uint8Array; settings: () => Settings },
): void {
  handle('app:info', () => {
    const { language, paper, clinic, idleSeconds, textSize } = about.settings()
    const { version, guide } = about
    return ok({ version, guideVersion: guide.version, language, paper, clinicName: clinic.name, idleSeconds, textSize })
  })
  handle('guide:load', () => ok(about.guide))
  handle('guide:search-index', () => ok(about.searchIndex))
}
