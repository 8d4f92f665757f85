/** Flags of Chromium that open the program to somebody outside it, or take its protection away. */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'disable-site-isolation-trials',
  'host-rules',
  'js-flags',
  'load-extension',
  'proxy-server',
  'renderer-cmd-prefix',
  'single-process',
  'utility-cmd-prefix',
]

/**
 * The first flag that a packaged program does not start with, or null. Node's own inspection flags are switched off by a
 * fuse; `inspected` says whether they are not, as in a package that is made for tests only, which is driven that way.
 */
export function refusedFlag(
  commandLine: { hasSwitch(name: string): boolean },
  { packaged, inspected }: { packaged: boolean; inspected: boolean },
): string | null {
  if (!packaged || inspected) return null
  return refused.find((name) => commandLine.hasSwitch(name)) ?? null
}
