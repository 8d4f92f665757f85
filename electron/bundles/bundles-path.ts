import path from 'node:path'

/** The file of a kiosk's own sets of choices. `dataFolder`: where the program keeps what is its own (`userData`). */
export function bundlesPath(dataFolder: string): string {
  return path.join(dataFolder, 'bundles.json')
}

/** Where Electron keeps the data of a program, for the command line, which runs without it. */
export function dataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const name = 'MBC Guide'
  if (platform === 'win32')
    return path.win32.join(environment['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', name)
  return path.join(environment['XDG_CONFIG_HOME'] || path.join(home, '.config'), name)
}
