import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron } from '@playwright/test'
import pdfmake from 'pdfmake'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import { sandboxObstacle } from '../../scripts/system/sandbox.ts'
import { translator } from '../../content/messages/messages.ts'
import type { HandoutPart } from '../../content/schema/handout-part.ts'
import { profileSchema } from '../../content/schema/profile.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { loadFonts } from '../../electron/handout/fonts.ts'
import { renderHandout } from '../../electron/handout/handout.ts'
import { guideFromDisk } from '../content/guide.ts'
import { openPdf, type Piece, readPdf } from '../electron/handout/read-pdf.ts'
import { type Row, table } from './table.ts'

/** Rounds that are counted; as many as a quarter of them warm up before. */
const rounds = 24

const profile = profileSchema.parse({
  hr: 'negative',
  her2: 'positive',
  line: 'later',
  prior: ['trastuzumab', 'taxane'],
})
const parts: HandoutPart[] = ['type', 'goals', 'treatment', 'medicines', 'when-to-call']
const look = { paper: 'letter', largePrint: false, note: null, clinic: null, id: null, date: '2026-11-22' } as const

interface Maker {
  name: string
  make(): Promise<Uint8Array>
  close?(): Promise<void>
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Profile → finished PDF, beside other ways to set the same text in the same faces; then cold starts, and memory over many. */
export async function run(): Promise<void> {
  const guide = guideFromDisk()
  const fonts = loadFonts()
  const t = translator('en')
  const ours = async (tagged: boolean): Promise<Uint8Array> => {
    const plan = tailor(guide, profile, { ...defaultChoice(), parts })
    return (await renderHandout(plan, look, { guide, t, fonts, tagged })).bytes
  }
  const { pieces, pages } = await readPdf(await ours(true))
  const makers: Maker[] = [
    { name: 'MBC Guide', make: () => ours(true) },
    { name: 'MBC Guide, untagged', make: () => ours(false) },
    { name: 'pdfmake, tagged', make: () => byPdfmake(pieces) },
    await chromium(pieces),
  ]
  // In turns, so that a busy moment of the machine falls on all alike.
  const times = new Map(makers.map((maker) => [maker, [] as number[]]))
  for (let round = -rounds / 4; round < rounds; round++) {
    for (const maker of makers) {
      const start = performance.now()
      await maker.make()
      if (round >= 0) times.get(maker)?.push(performance.now() - start)
    }
  }
  const base = median(times.get(makers[0] as Maker) ?? [])
  const rows: Row[] = []
  for (const maker of makers) {
    const bytes = await maker.make()
    const ms = median(times.get(maker) ?? [])
    rows.push({
      maker: maker.name,
      pages: String(await pagesOf(bytes)),
      KB: (bytes.length / 1000).toFixed(0),
      'median ms': ms.toFixed(1),
      'ours / theirs': (base / ms).toFixed(2),
    })
    await maker.close?.()
  }
  console.log(`\nHandout of ${pages} pages, warm, median of ${rounds}`)
  console.log(table(rows))
  console.log('Wanted: at most 0.35 of Chromium, 0.8 of pdfmake tagged, 1.15 of our own untagged.')

  const start = performance.now()
  const cold = loadFonts()
  const parsed = performance.now()
  await renderHandout(tailor(guide, profile, { ...defaultChoice(), parts }), look, { guide, t, fonts: cold })
  console.log(
    `Fonts read afresh: ${(parsed - start).toFixed(0)} ms, then the first handout: ${(performance.now() - parsed).toFixed(0)} ms`,
  )

  globalThis.gc?.()
  const before = process.memoryUsage().rss
  for (let count = 0; count < 1000; count++) await ours(true)
  globalThis.gc?.()
  console.log(
    `Memory after 1,000 handouts: ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more than before`,
  )
}

async function pagesOf(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes)
  const { numPages } = pdf
  await pdf.destroy()
  return numPages
}

const resolve = createRequire(import.meta.url).resolve
const family = '@expo-google-fonts/atkinson-hyperlegible-next'
const face = (name: string): string => resolve(`${family}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`)
const faces = {
  normal: face('400Regular'),
  bold: face('700Bold'),
  italics: face('400Regular_Italic'),
  bolditalics: face('700Bold_Italic'),
}

const levels: Readonly<Record<string, number>> = { H1: 21, H2: 17.4, H3: 13.4, H4: 12 }
const roleOf = ({ roles }: Piece): string => roles.at(-1) ?? 'P'

function byPdfmake(pieces: readonly Piece[]): Promise<Uint8Array> {
  pdfmake.setFonts({ Atkinson: faces })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((file) => Object.values(faces).includes(file))
  const content = pieces.map((piece) => {
    const size = levels[roleOf(piece)]
    const text = { text: piece.text, margin: [0, 4, 0, 4] }
    return size === undefined
      ? roleOf(piece) === 'LBody'
        ? { ul: [text] }
        : text
      : { ...text, fontSize: size, bold: true }
  })
  const footer = (current: number, count: number): object => ({
    text: `Page ${current} of ${count}`,
    margin: [81, 20, 0, 0],
  })
  return pdfmake
    .createPdf({
      content,
      footer,
      tagged: true,
      subset: 'PDF/UA',
      lang: 'en',
      displayTitle: true,
      info: { title: 'Handout' },
      pageSize: 'LETTER',
      pageMargins: [81, 68, 81, 68],
      defaultStyle: { font: 'Atkinson', fontSize: 12, lineHeight: 1.08 },
    })
    .getBuffer()
}

/** Chromium's own print-to-PDF of a page that is loaded anew each time, as a kiosk would do it, in a running Electron. */
async function chromium(pieces: readonly Piece[]): Promise<Maker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'handout-bench-'))
  const page = path.join(folder, 'handout.html')
  writeFileSync(page, html(pieces))
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "handout-bench", "main": "main.js" }')
  writeFileSync(path.join(folder, 'main.js'), `require('electron').app.on('window-all-closed', () => undefined)`)
  const { executable, folder: runtime } = await findRuntime()
  const app = await _electron.launch({
    executablePath: executable,
    args: [folder],
    chromiumSandbox: sandboxObstacle(runtime) === null,
  })
  await app.evaluate(({ BrowserWindow }) => {
    // Never shown: it only prints.
    return new BrowserWindow({ show: false }).id
  })
  return {
    name: 'Chromium, print to PDF',
    make: async () => {
      const base64 = await app.evaluate(async ({ BrowserWindow }, address) => {
        const [window] = BrowserWindow.getAllWindows()
        if (!window) return ''
        await window.loadURL(address)
        const options = { pageSize: 'Letter', generateTaggedPDF: true, displayHeaderFooter: false } as const
        return (await window.webContents.printToPDF(options)).toString('base64')
      }, pathToFileURL(page).href)
      return Buffer.from(base64, 'base64')
    },
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function html(pieces: readonly Piece[]): string {
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const tags: Readonly<Record<string, string>> = { H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', LBody: 'li' }
  const body = pieces.map((piece) => {
    const tag = tags[roleOf(piece)] ?? 'p'
    return `<${tag}>${escaped(piece.text)}</${tag}>`
  })
  const faceRule = (file: string, weight: number): string =>
    `@font-face { font-family: A; font-weight: ${weight}; src: url(${pathToFileURL(file).href}) }`
  return `<!doctype html><html lang="en"><title>Handout</title><style>${faceRule(faces.normal, 400)} ${faceRule(faces.bold, 700)}
body { font: 12pt/1.4 A } @page { margin: 68pt 81pt } p, li { orphans: 2; widows: 2; margin: 8pt 0 }</style>${body.join('\n')}</html>`
}
