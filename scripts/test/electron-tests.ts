import { rm } from 'node:fs/promises'
import { buildIfNeeded } from '../build/build.ts'
import { findRuntime } from '../electron/find-runtime.ts'
import { packageFolder } from '../package/package-folder.ts'
import { SetupProblem } from '../setup-problem.ts'
import { run } from '../system/command.ts'
import {
  cleanSystemPackages,
  debianPackagingPackages,
  desktopPackages,
  electronLibraries,
  howToInstall,
  installMissing,
  networkPrinterPackages,
  printingPackages,
  tracingPackages,
  virtualScreenPackages,
  voicePackages,
} from '../system/packages.ts'
import { hasScreen, startVirtualScreen, type VirtualScreen, withVirtualScreen } from '../system/screen.ts'
import { playwrightTotals, type Totals } from './totals.ts'

const report = 'test-results/electron.json'
/** The projects of playwright.config.ts that a suite consists of. */
const projects = { e2e: ['printers', 'screens', 'long', 'machine'], package: ['package'] } as const
/** How many kiosks run side by side. Most of the time one of three waits for a printer, a voice or a process. */
const kiosks = 3

/**
 * Runs the tests in the real Electron: of the built program, or of the packaged one. Where the system lacks what they
 * need, they do not run, and it is said why; under CI that is a failure.
 */
export async function runElectronTests(suite: 'e2e' | 'package', filters: readonly string[]): Promise<Totals> {
  const runtime = await findRuntime()
  const screen = hasScreen() ? [] : [virtualScreenPackages]
  // Without these only the tests of printing, of the voice, of the network, of the desktop or of the .deb are left out.
  const optional = [
    printingPackages,
    networkPrinterPackages,
    voicePackages,
    tracingPackages,
    desktopPackages,
    ...(suite === 'package' ? [debianPackagingPackages, cleanSystemPackages] : []),
  ]
  const missing = await installMissing([electronLibraries(runtime.executable), ...screen, ...optional])
  if (missing.length > 0) console.log(`\n${howToInstall(missing)}`)
  if (process.env['CI'] && missing.length > 0) throw new SetupProblem('Under CI no test may be left out.')
  if (missing.some((need) => !optional.includes(need))) {
    console.log(`The tests in the real Electron (${suite}) did NOT run, because this system lacks what stands above.`)
    const reason = 'this system lacks what the tests need'
    return { passed: 0, failed: 0, skipped: [{ test: suite, reason }], secondTry: [] }
  }

  await buildIfNeeded()
  if (suite === 'package') await packageFolder(runtime)
  process.env['MBC_ELECTRON'] = runtime.executable
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    ...projects[suite].map((project) => `--project=${project}`),
    '--pass-with-no-tests',
    ...filters,
  ]
  await rm(report, { force: true })
  const exit = await (hasScreen() ? runOn(1, args) : runOnVirtualScreens(args))
  return playwrightTotals(report, exit)
}

/** Runs Playwright with as many kiosks side by side as there are screens. */
function runOn(screens: number, args: readonly string[]): Promise<number | null> {
  return run(process.execPath, [...args, `--workers=${screens}`])
}

/** Kiosks side by side would take the focus from each other, so each has a screen. */
function runOnVirtualScreens(args: readonly string[]): Promise<number | null> {
  return withVirtualScreen(async () => {
    const others: VirtualScreen[] = []
    try {
      while (others.length < kiosks - 1) others.push(await startVirtualScreen())
      const displays = others.map(({ display }) => display)
      process.env['MBC_DISPLAYS'] = [process.env['DISPLAY'], ...displays].join(' ')
      process.env['MBC_SLOWED'] ??= String(kiosks)
      return await runOn(kiosks, args)
    } finally {
      delete process.env['MBC_DISPLAYS']
      for (const screen of others) screen.stop()
    }
  })
}
