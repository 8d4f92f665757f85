import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  // Svelte's browser build, as the window runs it.
  resolve: { conditions: ['browser'] },
  test: {
    include: ['test/**/*.test.ts'],
    // Playwright's own, in the real Electron.
    exclude: ['test/e2e/**', 'test/package/**'],
    // Only to end what hangs: a busy machine may need several times what a quiet one does.
    testTimeout: 60_000,
    coverage: {
      include: ['content/**/*.ts', 'electron/**/*.ts', 'scripts/**/*.ts'],
      reportsDirectory: 'test-results/coverage',
    },
  },
})
