import { defineConfig } from '@playwright/test'

/** Those that only look at screens and try to get out of them: they need no printer, no voice and no quiet machine. */
const screens = ['accessibility*', 'attract', 'lockdown*', 'reflow', 'screens', 'visits', 'ways-out'].map(
  (name) => `e2e/${name}.spec.ts`,
)

// Run by scripts/test.ts, which finds an Electron and screens first.
export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/electron',
  // One kiosk at a time in each: those of `machine` share the printers.
  projects: [
    { name: 'screens', testMatch: screens, workers: 1 },
    { name: 'machine', testMatch: 'e2e/**/*.spec.ts', testIgnore: screens, workers: 1 },
    { name: 'package', testMatch: 'test/package/**/*.spec.ts', workers: 1 },
  ],
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  // Hundreds of starts of a real program on a machine that others use, too: one of them may hang. What needed its second
  // try is named at the end (scripts/test/totals.ts).
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/electron.json' }]],
})
