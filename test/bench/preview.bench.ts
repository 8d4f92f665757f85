import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type * as PdfJs from 'pdfjs-dist'
import type { HandoutOrder } from '../../electron/contract/contract.ts'
import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import type { Runtime } from '../../scripts/electron/runtime.ts'
import { withKiosk } from '../../scripts/kiosk/with-kiosk.ts'
import { table } from './table.ts'

const rounds = 20
/** Until the first page is on the screen, in ms, at the median (issue 5). */
const limit = 200

/** What a nurse touches beside the preview, by turns, so that each touch changes the handout. */
const touches = {
  'short ↔ full': ['Full', 'Short'],
  'large print, short': ['Large', 'Normal'],
} as const

/** From a touch beside the preview to the new first page on the screen, and what of that pdf.js alone takes. */
export async function run(): Promise<LimitedFigure[]> {
  const runtime = await findRuntime()
  const { ours, pdfs, width } = await measureKiosk(runtime)
  const alone = await measurePdfJs(runtime, pdfs, width)
  const base = median(alone)
  const line = (what: string, times: readonly number[]) => ({
    what,
    'median ms': median(times).toFixed(0),
    'best ms': Math.min(...times).toFixed(0),
    'worst ms': Math.max(...times).toFixed(0),
    ratio: (median(times) / base).toFixed(2),
  })
  console.log(`\nFirst page of a handout, ${width} px wide, ${rounds} touches each, Electron ${runtime.version ?? '?'}`)
  console.log(
    table([
      line('pdf.js alone: draws the finished file', alone),
      ...Object.entries(ours).map(([what, times]) => line(`touch to page: ${what}`, times)),
    ]),
  )
  return Object.entries(ours).map(([what, times]) => ({
    what: `preview, from a touch to the first page, ${what}`,
    value: median(times),
    limit,
    unit: 'ms',
  }))
}

async function measureKiosk(runtime: Runtime) {
  return withKiosk(runtime, '.', async (app) => {
    const window = await app.firstWindow()
    window.setDefaultTimeout(20_000)
    await openHandout(window)
    await window.evaluate(watchCanvas)
    const ours: Record<string, number[]> = {}
    for (const [what, labels] of Object.entries(touches)) {
      const times: number[] = []
      // The first two touches warm both handouts up.
      for (let round = -2; round < rounds; round++) {
        const time = await window.evaluate(touch, labels[Math.abs(round) % 2] ?? '')
        if (round >= 0) times.push(time)
        await window.waitForTimeout(400)
      }
      ours[what] = times
    }
    const pdfs: number[][] = []
    for (const length of ['short', 'full'] as const) pdfs.push(await window.evaluate(handoutBytes, orderOf(length)))
    const width = await window
      .getByRole('group', { name: 'The page shown' })
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.width)
    return { ours, pdfs, width }
  })
}

async function openHandout(window: Page): Promise<void> {
  const button = (name: string | RegExp) => window.getByRole('button', { name }).first().click()
  await button('Touch to begin')
  await window.getByRole('link', { name: /^My cancer type/ }).click()
  for (const answer of [/^Yes, I know/, /^Positive/, /^Negative/, /^Woman/, /^Yes$/]) await button(answer)
  await window.getByRole('checkbox', { name: 'Bones' }).check()
  await button(/^Next$/)
  await button(/^No, this is/)
  await button('See my handout')
  await window
    .getByRole('img', { name: /^Page 1 of/ })
    .first()
    .waitFor()
  await window.waitForTimeout(2000)
}

/** Notes when something is drawn into the page shown: the program itself knows nothing of being measured. */
function watchCanvas(): void {
  const draw = Reflect.get(CanvasRenderingContext2D.prototype, 'drawImage') as (...args: unknown[]) => void
  Reflect.set(
    CanvasRenderingContext2D.prototype,
    'drawImage',
    function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      draw.apply(this, args)
      if (this.canvas.closest('[role=group][aria-label="The page shown"]')) dispatchEvent(new Event('page-drawn'))
    },
  )
}

/** Touches a choice; milliseconds until the frame with the new page. */
function touch(label: string): Promise<number> {
  const input = [...document.querySelectorAll('label')]
    .find((found) => found.textContent.trim() === label)
    ?.querySelector('input')
  if (!input) throw new Error(`There is nothing to touch called ${label}`)
  return new Promise((resolve) => {
    const start = performance.now()
    addEventListener('page-drawn', () => requestAnimationFrame(() => resolve(performance.now() - start)), {
      once: true,
    })
    input.click()
  })
}

function orderOf(length: 'short' | 'full'): HandoutOrder {
  return {
    profile: { hr: 'positive', her2: 'negative', sex: 'female', menopause: 'post', sites: ['bone'], line: 'first' },
    choice: { length, parts: null, medicines: null, questions: null, optIn: [] },
    look: { paper: 'letter', largePrint: false, note: null },
  }
}

async function handoutBytes(order: HandoutOrder): Promise<number[]> {
  const made = await window.kiosk.call('handout:make', order)
  if (!made.ok) throw new Error(made.error.message)
  return [...made.value.bytes]
}

/** A program with nothing in it but pdf.js, as its own examples use it; its worker is warm. */
async function measurePdfJs(runtime: Runtime, pdfs: readonly number[][], width: number): Promise<number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-pdfjs-'))
  const built = (name: string) => readFileSync(path.resolve('node_modules/pdfjs-dist/legacy/build', name))
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "pdfjs-alone", "version": "1.0.0", "main": "main.js" }')
  writeFileSync(
    path.join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron')
     app.on('window-all-closed', () => app.quit())
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'))`,
  )
  writeFileSync(path.join(folder, 'pdf.mjs'), built('pdf.min.mjs'))
  writeFileSync(path.join(folder, 'worker.mjs'), built('pdf.worker.min.mjs'))
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>pdf.js</title><canvas></canvas></html>',
  )
  try {
    return await withKiosk(runtime, folder, async (app) => {
      const window = await app.firstWindow()
      await window.evaluate(preparePdfJs)
      const times: number[] = []
      for (let round = -2; round < rounds; round++) {
        const time = await window.evaluate(drawAlone, { bytes: pdfs[Math.abs(round) % 2] ?? [], width })
        if (round >= 0) times.push(time)
        await window.waitForTimeout(200)
      }
      return times
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function preparePdfJs(): Promise<void> {
  const address = new URL('pdf.mjs', location.href).href
  const pdfjs = (await import(address)) as typeof PdfJs
  pdfjs.GlobalWorkerOptions.workerSrc = new URL('worker.mjs', location.href).href
  Object.assign(window, { pdfjs, worker: new pdfjs.PDFWorker() })
}

async function drawAlone({ bytes, width }: { bytes: number[]; width: number }): Promise<number> {
  const { pdfjs, worker } = window as unknown as {
    pdfjs: typeof PdfJs
    worker: PdfJs.PDFWorker
  }
  const canvas = document.querySelector('canvas')
  if (!canvas) throw new Error('There is no canvas')
  const data = new Uint8Array(bytes)
  const start = performance.now()
  const task = pdfjs.getDocument({ data, worker })
  const page = await (await task.promise).getPage(1)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
  await new Promise(requestAnimationFrame)
  const time = performance.now() - start
  await task.destroy()
  return time
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
