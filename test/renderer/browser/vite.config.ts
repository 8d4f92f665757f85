import { svelte } from '@sveltejs/vite-plugin-svelte'
import PDFDocument from 'pdfkit'
import { defineConfig, type Plugin } from 'vite'
import { compileGuide } from '../../../content/compile/compile.ts'

// The window in an ordinary browser, with a shell that only pretends: `npx vite --config test/renderer/browser/vite.config.ts`.

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

function pretendedShell(): Plugin {
  const entry = '/@fs' + new URL('start.ts', import.meta.url).pathname
  return {
    name: 'pretended-shell',
    configureServer(server) {
      server.middlewares.use('/sample/guide.json', (_, response) => {
        const { draft } = compileGuide({ root: 'content/guide', language: 'en' })
        response.setHeader('Content-Type', 'application/json').end(JSON.stringify(draft))
      })
      server.middlewares.use('/sample/handout.pdf', (_, response) => {
        void samplePdf().then((pdf) => response.setHeader('Content-Type', 'application/pdf').end(pdf))
      })
    },
    transformIndexHtml(html) {
      return html
        .replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '')
        .replace('./main.ts', `${entry}?pages=${pages}`)
    },
  }
}

export default defineConfig({
  root: 'renderer',
  plugins: [svelte({ configFile: false }), pretendedShell()],
  server: { port: 5199, strictPort: true, fs: { strict: false } },
})
