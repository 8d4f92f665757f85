import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { output } from '../../scripts/system/command.ts'

const run = promisify(execFile)
const outputBytes = 64_000_000
const release = 'bookworm'
const cache = path.resolve('node_modules/.cache/clean-debian')
const base = path.join(cache, release)
const packageCache = path.join(cache, 'packages')
const archives = 'var/cache/apt/archives'
export const enterScript = path.resolve('test/package/enter-system.sh')

/** How a system is entered: `pivot` allows user namespaces there, as a real machine does; `chroot` does not. */
export type Way = 'pivot' | 'chroot'

/** A Debian 12 that has nothing but what every Debian has, and an ordinary user `kiosk`. */
export interface CleanSystem {
  root: string
  /** A path inside it, as the test sees it. */
  inside(...parts: string[]): string
  /** Installs packages by apt with what they depend on and nothing more. Rejects with what apt said. */
  install(...files: string[]): Promise<void>
  /** Runs a command there as root, and gives what it printed. */
  run(command: string, ...args: string[]): Promise<string>
  /** Starts a program there as the user `kiosk`. */
  start(way: Way, environment: Record<string, string>, command: string, ...args: string[]): ChildProcess
  remove(): void
}

/** The reason why there can be no such system here; null = there can. */
export function noCleanSystem(): string | null {
  if (process.getuid?.() !== 0) return 'only root can set up a Debian of its own and install the package in it'
  if (output('debootstrap', ['--version']) === null) return 'debootstrap is not installed (apt-get install debootstrap)'
  if (output('unshare', ['--mount', '--pid', '--ipc', '--fork', 'mount', '--make-rprivate', '/']) === null)
    return 'this machine lets not even root mount anything'
  if (sources().length === 0) return `apt knows no mirror of Debian ${release} on this machine`
  return null
}

/** Sets one up: from Debian's mirror of this machine at first, later from `node_modules/.cache`. */
export async function cleanSystem(): Promise<CleanSystem> {
  if (!existsSync(base)) await makeBase()
  const root = path.join(cache, 'root')
  // One of a run that was cut off.
  rmSync(root, { recursive: true, force: true })
  await run('cp', ['-a', '--reflink=auto', base, root])
  const inside = (...parts: string[]) => path.join(root, ...parts)
  const enter = (command: string, ...args: string[]) => runInside(root, command, ...args)
  await enter('useradd', '--create-home', 'kiosk')
  return {
    root,
    inside,
    run: enter,
    async install(...files) {
      const names = files.map((file) => path.basename(file))
      files.forEach((file, at) => copyFileSync(file, inside('tmp', names[at] ?? '')))
      mkdirSync(packageCache, { recursive: true })
      cpSync(packageCache, inside(archives), { recursive: true })
      const apt = () =>
        enter('apt-get', 'install', '-y', '--no-install-recommends', ...names.map((name) => `/tmp/${name}`))
      // The mirror may have newer packages than the list that was kept.
      await apt().catch(() => enter('apt-get', 'update').then(apt))
      for (const name of readdirSync(inside(archives)).filter((file) => file.endsWith('.deb')))
        copyFileSync(inside(archives, name), path.join(packageCache, name))
      names.forEach((name) => rmSync(inside('tmp', name)))
    },
    start: (way, environment, command, ...args) =>
      spawn(enterScript, [way, root, 'kiosk', command, ...args], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    // Its mounts ended with the namespaces in which they were made.
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

async function runInside(root: string, command: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(enterScript, ['chroot', root, 'root', command, ...args], { maxBuffer: outputBytes })
  return stdout
}

/** The machine's own mirrors of Debian 12, as lines of a sources.list. */
function sources(): { address: string; line: string }[] {
  const format = '$(REPO_URI) $(RELEASE) $(CODENAME) $(COMPONENT) $(ORIGIN)'
  const targets = output('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']) ?? ''
  return targets.split('\n').flatMap((target) => {
    const [address = '', suite = '', codename = '', component = '', origin = ''] = target.split(' ')
    const fits = origin === 'Debian' && component === 'main' && codename.replace(/-.*/, '') === release
    return fits ? [{ address, line: `deb ${address} ${suite} ${component}` }] : []
  })
}

async function makeBase(): Promise<void> {
  console.log('Setting up a clean Debian 12, once …')
  mkdirSync(cache, { recursive: true })
  const root = path.join(cache, `base-${process.pid}`)
  const mirrors = sources()
  const main = mirrors.find(({ line }) => line.endsWith(` ${release} main`)) ?? mirrors[0]
  try {
    await run('debootstrap', ['--variant=minbase', release, root, main?.address ?? ''], { maxBuffer: outputBytes })
    writeFileSync(path.join(root, 'etc/apt/sources.list'), mirrors.map(({ line }) => `${line}\n`).join(''))
    // How the mirror is reached from here: proxies, certificates, times.
    const ways = (output('apt-config', ['dump']) ?? '').match(/^Acquire::(https?|Check-Valid-Until).*;$/gim) ?? []
    writeFileSync(path.join(root, 'etc/apt/apt.conf.d/90machine'), ways.map((line) => `${line}\n`).join(''))
    for (const file of ['etc/resolv.conf', 'etc/hosts']) copyFileSync(path.join('/', file), path.join(root, file))
    // Nothing of it needs to outlive a power cut.
    writeFileSync(path.join(root, 'etc/dpkg/dpkg.cfg.d/90test'), 'force-unsafe-io\n')
    // No package starts a service there.
    writeFileSync(path.join(root, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 })
    await runInside(root, 'apt-get', 'update')
    renameSync(root, base)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
