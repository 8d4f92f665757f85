import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Tests of pure functions: the files of one process share their modules, and load the guide once. Not among them are those
 * that change the process or a module, or look at all that the process holds.
 */
const pure = ['test/content/**/!(vite-plugin|made-up|variant|made-up-terms).test.ts']
/** Run by Playwright in the real Electron. */
const inElectron = ['test/e2e/**', 'test/package/**']

/** Parts of the names of the test files that take longest, in order. */
const longest = ['tailor/exhaustive', 'tailor/unknowns', 'handout/conformance', 'handout/maker', 'handout/length']

/**
 * The longest test files first, so that none of them runs alone at the end; then the files that share the modules of their
 * process, one after the other.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(name))
      return at < 0 ? longest.length + Number(project.config.isolate) : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

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
