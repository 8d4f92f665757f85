import { z } from 'zod'
import type { Runtime } from '../../electron/runtime.ts'
import { releaseConfiguration, withRuntime } from '../trial-configuration.ts'

export const debOutput = 'dist/deb'

const object = z.looseObject({})
const parts = z.looseObject({
  files: z.array(z.string()),
  directories: object,
  extraMetadata: object,
  linux: z.looseObject({ executableName: z.string(), synopsis: z.string() }),
  deb: z.looseObject({ depends: z.array(z.string()), fpm: z.array(z.string()) }),
})

/** Debian's names of architectures. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/**
 * electron-builder's configuration of the Debian package: the release's, with the Electron at hand.
 * `depends`: packages of the libraries it is linked to. `copyright`: the file that goes to /usr/share/doc.
 */
export function debConfiguration(
  runtime: Runtime,
  options: { version: string; compression: 'xz' | 'gz'; copyright: string; depends: readonly string[] },
) {
  const release = parts.parse(releaseConfiguration())
  const { executableName, synopsis } = release.linux
  const architecture = architectures[process.arch] ?? process.arch
  const version = runtime.official ? options.version : `${options.version}-unofficial`
  return {
    ...withRuntime(releaseConfiguration(), runtime),
    // The program's folder is named by it. A space there keeps Chromium's helper from starting it where user namespaces
    // are refused.
    productName: executableName,
    // What prints on Windows. (A list under `linux` that only excludes would bring the whole project in.)
    files: [...release.files, '!node_modules/pdf-to-printer/dist/*.exe'],
    directories: { ...release.directories, output: debOutput },
    extraMetadata: { ...release.extraMetadata, version },
    linux: {
      ...release.linux,
      synopsis: runtime.official ? synopsis : `TEST BUILD with an unofficial Electron, never for a clinic: ${synopsis}`,
    },
    deb: {
      ...release.deb,
      compression: options.compression,
      // As Debian names its packages.
      artifactName: `mbc-guide_${version.replace('-', '~')}_${architecture}.deb`,
      depends: [...options.depends, ...release.deb.depends],
      fpm: [...release.deb.fpm, `${options.copyright}=/usr/share/doc/mbc-guide/copyright`],
    },
  }
}
