import type { App } from 'electron'

/**
 * What the program ends with when staff close it, so that a supervisor can tell this from a crash
 * (`RestartPreventExitStatus=` of a systemd unit).
 */
export const closedByStaff = 79

/** Ends the program, and starts it again unless the system does that. `clean` drops what is kept for the visitor. */
export async function endProgram(
  app: App,
  options: { again: boolean; supervised: boolean; clean: () => Promise<void> },
): Promise<void> {
  await options.clean()
  if (options.again && !options.supervised) {
    // An AppImage is mounted only while it runs; its own file is what can be started again.
    const image = process.env['APPIMAGE']
    app.relaunch(image ? { execPath: image } : {})
  }
  app.exit(options.again ? 0 : closedByStaff)
}
