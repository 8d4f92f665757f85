import { defineConfig } from '@playwright/test'

const specs = (names: readonly string[]) => names.map((name) => `e2e/${name}.spec.ts`)
/** Those that print on the system's printers, which all kiosks share. */
const printers = specs(['nurse-path', 'printer-states', 'printing', 'staff'])
/** Those that take longest, most of it waiting. One of them begun last would run alone at the end. */
const long = specs(['soak', 'faults-processes', 'residue', 'visits', 'speech', 'network-printer', 'faults-visit'])
/** Those that draw and measure screens, which keeps a core busy. */
const screens = specs(['accessibility*', 'attract', 'lockdown*', 'reflow', 'screens', 'ways-out'])

// Run by scripts/test.ts, which finds an Electron and screens first.
export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/electron',
  // Files are handed out in this order, so that `long` and `machine`, which mostly wait, fill what the two others leave free.
  projects: [
    { name: 'printers', testMatch: printers, workers: 1 },
    { name: 'screens', testMatch: screens, workers: 1 },
    { name: 'long', testMatch: long },
    { name: 'machine', testMatch: 'e2e/**/*.spec.ts', testIgnore: [...printers, ...screens, ...long] },
    { name: 'package', testMatch: 'test/package/**/*.spec.ts', workers: 1 },
  ],
  // Only to end what hangs: a busy machine may need several times what a quiet one does.
  timeout: 300_000,
  expect: { timeout: 60_000, toPass: { timeout: 60_000 } },
  forbidOnly: Boolean(process.env['CI']),
  // Until three busy runs have passed in a row (`npm run test:busy`, which allows none), a test has a second try under CI. What
  // needed it is named at the end (scripts/test/totals.ts).
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/electron.json' }]],
})
