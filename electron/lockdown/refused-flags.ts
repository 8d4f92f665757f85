/**
 * Flags that a clinic's IT may need to give an installed program: for its screen, its graphics, its language and its voices.
 * All others are refused, since Chromium knows some fifteen hundred and gains new ones with each version: with them the
 * program can be debugged, recorded, sent through a proxy, given another profile or stripped of its sandbox.
 */
const taken: ReadonlySet<string> = new Set([
  'disable-gpu',
  'disable-gpu-compositing',
  'enable-speech-dispatcher',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'high-dpi-support',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'touch-events',
  'use-angle',
  'use-gl',
])

/**
 * The flags that a packaged program does not start with, among the arguments it was given; a slash makes a flag on Windows.
 * Node's own inspection flags are switched off by a fuse besides; `inspected` says whether they are not, as in a package that
 * is made for tests only, which is driven that way.
 */
export function refusedFlags(
  args: readonly string[],
  { packaged, inspected, platform }: { packaged: boolean; inspected: boolean; platform: NodeJS.Platform },
): string[] {
  if (!packaged || inspected) return []
  const flag = platform === 'win32' ? /^(?:--?|\/)([^=]*)/ : /^--?([^=]*)/
  return args.flatMap((arg) => flag.exec(arg)?.[1]?.toLowerCase() ?? []).filter((name) => !taken.has(name))
}
