import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import PDFDocument from 'pdfkit'
import { defineConfig, type Plugin, type PreviewServer, type ViteDevServer } from 'vite'
import { compileGuide } from '../../../content/compile/compile.ts'

// The window in an ordinary browser, with a shell that only pretends:
// `npx vite build --config test/renderer/browser/vite.config.ts`, then `npx vite preview` with the same file.

const pages = 5

async function samplePdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'LETTER' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage()
    document.fontSize(28).text(`Sample page ${page}`).moveDown()
    document.fontSize(12).text('This page stands in for a handout. '.repeat(60))
  }
  const finished = new Promise((resolve) => document.on('end', resolve))
  document.end()
  await finished
  return Buffer.concat(chunks)
}

function serveSamples({ middlewares }: ViteDevServer | PreviewServer): void {
  middlewares.use('/sample/guide.json', (_, response) => {
    const { draft } = compileGuide({ root: 'content/guide', language: 'en' })
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(draft))
  })
  middlewares.use('/sample/handout.pdf', (_, response) => {
    void samplePdf().then((pdf) => response.setHeader('Content-Type', 'application/pdf').end(pdf))
  })
}

const pretendedShell: Plugin = {
  name: 'pretended-shell',
  configureServer: serveSamples,
  configurePreviewServer: serveSamples,
  transformIndexHtml: { order: 'pre', handler: (html) => html.replace('./main.ts', '/start.ts') },
}

export default defineConfig({
  root: 'renderer',
  plugins: [svelte({ configFile: false }), pretendedShell],
  resolve: { alias: { '/start.ts': fileURLToPath(new URL('start.ts', import.meta.url)) } },
  define: { SAMPLE_PAGES: pages },
  build: { target: 'chrome114', outDir: resolve('out/browser'), emptyOutDir: true, assetsInlineLimit: 0 },
})
