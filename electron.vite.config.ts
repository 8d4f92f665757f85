import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { guidePlugin } from './content/compile/vite-plugin.ts'

// Packages that read files of their own at run time stay outside the bundle and ship in node_modules.
const external = ['electron', 'pdfkit', 'fontkit', 'svg-to-pdfkit', 'pdf-to-printer']
// The oldest runtime it must run on is Electron 25: Node 18, Chromium 114. A sandboxed preload must be CommonJS.
const forNode = (entries: Record<string, string>, folder: string) => ({
  build: {
    outDir: `out/${folder}`,
    target: 'node18',
    externalizeDeps: false,
    rollupOptions: { input: entries, external, output: { format: 'cjs' as const, entryFileNames: '[name].js' } },
  },
})

export default defineConfig({
  main: forNode({ main: 'electron/main.ts', 'handout-worker': 'electron/handout/worker.ts' }, 'main'),
  preload: forNode({ preload: 'electron/preload.ts' }, 'preload'),
  renderer: {
    root: 'renderer',
    plugins: [svelte(), guidePlugin()],
    build: { outDir: 'out/renderer', target: 'chrome114', rollupOptions: { input: 'renderer/index.html' } },
  },
})
