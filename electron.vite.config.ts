import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { guidePlugin } from './content/compile/vite-plugin.ts'

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

// What stands in `dependencies` is loaded from node_modules at run time; everything else is bundled.
export default defineConfig({
  main: {
    build: {
      target: oldest.node,
      license,
      rolldownOptions: {
        // The handout is made in a thread of its own, so its code is an entry beside main.
        input: {
          main: 'electron/main.ts',
          'handout-worker': 'electron/handout/make/worker.ts',
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
    plugins: [svelte({ configFile: false }), guidePlugin(), developmentPolicy],
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
})
