import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Runtime } from '../electron/runtime.ts'

const releaseSchema = z.looseObject({ electronFuses: z.record(z.string(), z.boolean()) })
export type ReleaseConfiguration = z.infer<typeof releaseSchema>

export const trialOutput = 'dist/trial'

/** Fuses that came with an Electron: an older one has no place to set them. */
const fusesSince: Record<string, number> = { grantFileProtocolExtraPrivileges: 29 }

/** What a clinic's package is made by. */
export function releaseConfiguration(): ReleaseConfiguration {
  return releaseSchema.parse(parse(readFileSync('electron-builder.yml', 'utf8')))
}

/**
 * The release's configuration with the least that a package to be tried and tested here needs otherwise: the Electron at
 * hand, and a debugger that may be attached, which is how tests drive the program.
 */
export function trialConfiguration(release: ReleaseConfiguration, runtime: Runtime): ReleaseConfiguration {
  const major = Number(runtime.version?.split('.')[0] ?? 0)
  const fuses = Object.entries(release.electronFuses).filter(([fuse]) => (fusesSince[fuse] ?? 0) <= major)
  return {
    ...release,
    directories: { ...z.looseObject({}).parse(release['directories']), output: trialOutput },
    electronDist: runtime.folder,
    ...(runtime.version !== null && { electronVersion: runtime.version }),
    electronFuses: { ...Object.fromEntries(fuses), enableNodeCliInspectArguments: true },
  }
}
