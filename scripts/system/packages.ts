import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupProblem } from '../setup-problem.ts'
import { output, run } from './command.ts'

/** Something of the system that a task needs: what it is for, the Debian packages that bring it, and whether it is here. */
export interface SystemNeed {
  what: string
  debian: readonly string[]
  isMet: () => boolean
}

/** The shared libraries an Electron loads when it starts. */
export function electronLibraries(executable: string): SystemNeed {
  return {
    what: 'libraries that Electron loads',
    debian: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libnotify4'],
    isMet: () => missingLibraries(output('ldd', [executable]) ?? '').length === 0,
  }
}

export const virtualScreenPackages: SystemNeed = {
  what: 'a virtual screen',
  debian: ['xvfb', 'xauth'],
  isMet: () => isProgram('Xvfb'),
}

export const printingPackages: SystemNeed = {
  what: 'CUPS with a printer that prints into a file',
  debian: ['cups', 'cups-client', 'printer-driver-cups-pdf'],
  isMet: () => isProgram('cupsd') && isProgram('lp') && existsSync('/usr/lib/cups/backend/cups-pdf'),
}

export const networkPrinterPackages: SystemNeed = {
  what: 'a network printer that is a program, with the bus it asks for',
  debian: ['cups-ipp-utils', 'dbus'],
  isMet: () => ['ippeveprinter', 'ipptool', 'dbus-daemon'].every(isProgram),
}

export const voicePackages: SystemNeed = {
  what: 'a voice, and a sound server that nobody hears',
  debian: ['speech-dispatcher', 'speech-dispatcher-espeak-ng', 'espeak-ng', 'libspeechd2', 'pulseaudio'],
  isMet: () => ['speech-dispatcher', 'espeak-ng', 'pulseaudio'].every(isProgram),
}

export const tracingPackages: SystemNeed = {
  what: 'what shows the system calls of a program',
  debian: ['strace'],
  isMet: () => isProgram('strace'),
}

export const desktopPackages: SystemNeed = {
  what: 'what presses keys, lists windows and turns the screen the way the desktop does',
  debian: ['xdotool', 'x11-utils', 'x11-xserver-utils', 'matchbox-window-manager'],
  isMet: () => ['xdotool', 'xwininfo', 'xrandr', 'matchbox-window-manager'].every(isProgram),
}

export const debianPackagingPackages: SystemNeed = {
  what: 'what makes a Debian package and computes what it depends on',
  debian: ['dpkg-dev', 'binutils'],
  isMet: () => ['dpkg-deb', 'dpkg-shlibdeps', 'objdump'].every(isProgram),
}

export const cleanSystemPackages: SystemNeed = {
  what: 'what sets up a Debian of its own, to install the package in',
  debian: ['debootstrap'],
  isMet: () => isProgram('debootstrap'),
}

/** Names of the libraries that `ldd` could not find. */
export function missingLibraries(ldd: string): string[] {
  return [...ldd.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
}

/** Whether a program is on the PATH or where the system keeps its daemons. */
function isProgram(name: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => existsSync(join(folder, name)))
}

export const isRoot = process.getuid?.() === 0

/**
 * Installs what is missing by apt-get, as root on Debian; else names it, with the command that installs it.
 * @throws SetupProblem when something is missing and cannot be installed.
 */
export async function requireSystem(needs: readonly SystemNeed[]): Promise<void> {
  const missing = await installMissing(needs)
  if (missing.length > 0) throw new SetupProblem(`This system lacks something.\n${howToInstall(missing)}`)
}

/** Installs what can be installed, and returns what is still missing. */
export async function installMissing(needs: readonly SystemNeed[]): Promise<SystemNeed[]> {
  if (process.platform !== 'linux') return []
  const missing = needs.filter((need) => !need.isMet())
  if (missing.length === 0 || !isRoot || output('apt-get', ['--version']) === null) return missing
  const packages = missing.flatMap((need) => need.debian)
  console.log(`Installing Debian packages: ${packages.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  return missing.filter((need) => !need.isMet())
}

/** What is missing, and the command that installs it on Debian, for a person to type. */
export function howToInstall(missing: readonly SystemNeed[]): string {
  return [
    ...missing.map((need) => `Missing: ${need.what} (${need.debian.join(', ')})`),
    'On Debian 12, type this and try again:',
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.flatMap((need) => need.debian).join(' ')}`,
    'Elsewhere, install the packages of that name by your own package manager.',
  ].join('\n')
}
