import { defineConfig } from '@playwright/test'

// Run by scripts/test.ts, which finds an Electron and a screen first.
export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/electron',
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'package', testMatch: 'package/**/*.spec.ts' },
  ],
  // One kiosk at a time: they share the screen and the printers.
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/electron.json' }]],
})
