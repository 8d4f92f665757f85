import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type UserConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { type GuidePluginOptions, guidePlugin } from './content/compile/vite-plugin.ts'

/** The oldest runtime the program must run on, Electron 25 (docs/decisions/0006-an-electron-without-github.md). */
const oldest = { node: 'node18', chrome: 'chrome114' }

// CommonJS, because a sandboxed preload and the oldest runtime's main can be nothing else.
const commonJs = { format: 'cjs', entryFileNames: '[name].js' } as const

/** Lists the packages that a bundle holds; scripts/package/third-party.ts reads it. */
const license = { fileName: 'licenses.json' }

// Hide bundler timings.
const checks = { bundlerTimings: false }

/** The development server puts styles into the page itself, which the page's own policy forbids. */
const developmentPolicy: Plugin = {
  name: 'development-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

/** What a test builds in place of the program that clinics get. */
export interface Variant extends GuidePluginOptions {
  /** Path of the module that takes the place of content/languages/installed.ts in the window, the shell and the worker. */
  registry?: string
}

/** Puts a module in the place of the registry of languages. */
const registryPlugin = (registry: string): Plugin => ({
  name: 'mbc-languages',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.endsWith('/installed.ts') || importer === resolve(registry)) return null
    const found = await this.resolve(source, importer, { ...options, skipSelf: true })
    return found?.id === resolve('content/languages/installed.ts') ? resolve(registry) : null
  },
})

/**
 * How the program is built. What stands in `dependencies` is loaded from node_modules at run time; everything else is bundled.
 * @param variant Languages that a test builds with; a release has none.
 */
export function programConfig({ registry, ...guide }: Variant = {}): UserConfig {
  const languages = registry === undefined ? [] : [registryPlugin(registry)]
  return {
    main: {
      plugins: languages,
      build: {
        target: oldest.node,
        license,
        rolldownOptions: {
          // Threads of their own have entries beside main.
          input: {
            main: 'electron/main.ts',
            'handout-worker': 'electron/handout/make/worker.ts',
            'zygote-watch': 'electron/window/zygote-watch.ts',
            'logo-worker': 'electron/handout/letterhead/logo-worker.ts',
          },
          output: commonJs,
        },
      },
    },
    preload: {
      build: {
        target: oldest.node,
        license,
        // A sandboxed preload can require nothing of node_modules.
        externalizeDeps: false,
        rolldownOptions: { input: { preload: 'electron/preload.ts' }, output: commonJs },
      },
    },
    renderer: {
      root: 'renderer',
      plugins: [svelte({ configFile: false }), guidePlugin(guide), developmentPolicy, ...languages],
      build: {
        target: oldest.chrome,
        license,
        outDir: resolve('out/renderer'),
        minify: true,
        // The content security policy allows no `data:` scripts or fonts.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { checks, input: resolve('renderer/index.html') },
      },
    },
  }
}

export default defineConfig(programConfig())
