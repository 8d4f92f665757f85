import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { installed } from '../../../content/languages/installed.ts'
import { releaseConfiguration, trialConfiguration } from '../../../scripts/package/trial-configuration.ts'

const { validateConfiguration } = createRequire(import.meta.url)('app-builder-lib/out/util/config/config') as {
  validateConfiguration: (configuration: object, log: { isEnabled: boolean }) => Promise<void>
}
/** electron-builder's own check, which mends what it is given: so on a copy. */
const check = (configuration: object) => validateConfiguration(structuredClone(configuration), { isEnabled: false })

const runtime = (version: string) => ({
  folder: '/electron',
  executable: '/electron/electron',
  version,
  official: true,
})

describe('the release', () => {
  it('is valid by electron-builder’s schema', async () => {
    await check(releaseConfiguration())
  })

  it('has the locale of each installed language, and no other', () => {
    expect(releaseConfiguration()['electronLanguages']).toEqual(installed.map(({ electronLocale }) => electronLocale))
  })

  it('would be refused by it with a misspelt key', async () => {
    await expect(check({ ...releaseConfiguration(), electronFuse: {} })).rejects.toThrow('electronFuse')
  })

  it('leaves no fuse open by which other code could be run', () => {
    expect(releaseConfiguration().electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })
})

describe('a package to be tried here', () => {
  it('differs from the release in its Electron, its folder and the debugger alone', async () => {
    const release = releaseConfiguration()
    const trial = trialConfiguration(release, runtime('45.4.1'))
    await check(trial)
    expect(trial).toEqual({
      ...release,
      directories: { ...(release['directories'] as object), output: 'dist/trial' },
      electronDist: '/electron',
      electronVersion: '45.4.1',
      electronFuses: { ...release.electronFuses, enableNodeCliInspectArguments: true },
    })
  })

  it('sets no fuse that its Electron does not have yet', () => {
    const { electronFuses } = trialConfiguration(releaseConfiguration(), runtime('25.1.1'))
    expect(electronFuses).not.toHaveProperty('grantFileProtocolExtraPrivileges')
    expect(electronFuses).toHaveProperty('onlyLoadAppFromAsar', true)
  })
})
