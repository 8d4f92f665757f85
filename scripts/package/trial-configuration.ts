import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { installed } from '../../content/languages/languages.ts'
import type { Runtime } from '../electron/runtime.ts'

const releaseSchema = z.looseObject({ electronFuses: z.record(z.string(), z.boolean()) })
export type ReleaseConfiguration = z.infer<typeof releaseSchema>

export const trialOutput = 'dist/trial'

/** The Electron with which a fuse came: an older one has no place to set it. */
const fusesSince: Record<string, number> = { grantFileProtocolExtraPrivileges: 29 }

/** The configuration of what a clinic gets: of Electron's own languages those that the program has. */
export function releaseConfiguration(): ReleaseConfiguration {
  const written = releaseSchema.parse(parse(readFileSync('electron-builder.yml', 'utf8')))
  return { ...written, electronLanguages: installed.map(({ electronLocale }) => electronLocale) }
}

/** A configuration with the Electron at hand in place of the one that electron-builder downloads. */
export function withRuntime(release: ReleaseConfiguration, runtime: Runtime): ReleaseConfiguration {
  const major = Number(runtime.version?.split('.')[0] ?? 0)
  const fuses = Object.entries(release.electronFuses).filter(([fuse]) => (fusesSince[fuse] ?? 0) <= major)
  return {
    ...release,
    electronDist: runtime.folder,
    ...(runtime.version !== null && { electronVersion: runtime.version }),
    electronFuses: Object.fromEntries(fuses),
  }
}

/**
 * The release's configuration with the least that a package for trials and tests needs otherwise: the Electron at hand, and
 * a debugger that may be attached, which is how tests drive the program.
 */
export function trialConfiguration(release: ReleaseConfiguration, runtime: Runtime): ReleaseConfiguration {
  const ours = withRuntime(release, runtime)
  return {
    ...ours,
    directories: { ...z.looseObject({}).parse(release['directories']), output: trialOutput },
    electronFuses: { ...ours.electronFuses, enableNodeCliInspectArguments: true },
  }
}
