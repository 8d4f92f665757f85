import type { Guide } from '../../content/schema/guide.ts'
import type { Settings } from '../settings/schema.ts'
import type { Handle } from './calls.ts'
import { ok } from './result.ts'

/** Answers what the program is and hands out the guide. */
export function handleGuideCalls(
  handle: Handle,
  about: { version: string; guide: Guide; settings: () => Settings },
): void {
  handle('app:info', () => {
    const { language, paper, clinic } = about.settings()
    return ok({ version: about.version, guideVersion: about.guide.version, language, paper, clinicName: clinic.name })
  })
  handle('guide:load', () => ok(about.guide))
}
