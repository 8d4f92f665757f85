import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/longest-first.ts'

/**
 * Tests of pure functions: the files of one process share their modules, and load the guide once. Not among them are those
 * that change the process or look at all that it holds.
 */
const pure = ['test/content/**/!(vite-plugin).test.ts', 'test/electron/handout/**/!(maker|memory).test.ts']
/** Run by Playwright in the real Electron. */
const inElectron = ['test/e2e/**', 'test/package/**']

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  // Svelte's browser build, as the window runs it.
  resolve: { conditions: ['browser'] },
  test: {
    // By default one core is left to other programs.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: [...inElectron, ...pure] } },
    ],
    // Only to end what hangs: a busy machine may need several times what a quiet one does.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    coverage: {
      include: ['content/**/*.ts', 'electron/**/*.ts', 'scripts/**/*.ts'],
      reportsDirectory: 'test-results/coverage',
    },
  },
})
