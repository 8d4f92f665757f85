import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { _electron, expect, test } from '@playwright/test'
import { PNG } from 'pngjs'
import type { LogoAnswer } from '../../electron/handout/letterhead/logo-thread.ts'
import { sandboxObstacle } from '../../scripts/system/sandbox.ts'
import { electronPath, launchKiosk, noPrinters } from './launch.ts'

const icons = 'node_modules/simple-icons/icons'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'logos-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

test('200 published logos are drawn as Chromium draws them', async () => {
  const files = readdirSync(icons).filter((file) => file.endsWith('.svg'))
  const every = Math.floor(files.length / 200)
  const chosen = Array.from({ length: 200 }, (_, index) => files[index * every] ?? '')
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "logos", "version": "1.0.0", "main": "main.js" }')
  writeFileSync(path.join(folder, 'main.js'), `require('electron').app.on('window-all-closed', () => undefined)`)
  const electron = await electronPath()
  const app = await _electron.launch({
    executablePath: electron,
    args: [folder],
    chromiumSandbox: sandboxObstacle(path.dirname(electron)) === null,
    env: { ...process.env, ...noPrinters },
  })
  const worker = new Worker(path.resolve('out/main/logo-worker.js'))
  await once(worker, 'message')
  try {
    const different: string[] = []
    for (const file of chosen) {
      const svg = readFileSync(path.join(icons, file))
      worker.postMessage(svg)
      const [answer] = (await once(worker, 'message')) as [LogoAnswer]
      if (!answer.logo) throw new Error(`${file}: ${answer.problem.key}`)
      const { bytes, width, height } = answer.logo
      const address = await app.evaluate(
        async ({ BrowserWindow }, { base64, width, height }) => {
          const window = BrowserWindow.getAllWindows()[0] ?? new BrowserWindow({ show: false })
          if (window.webContents.getURL() === '') await window.loadURL('about:blank')
          return (await window.webContents.executeJavaScript(`(async () => {
            const image = new Image()
            image.src = 'data:image/svg+xml;base64,${base64}'
            await image.decode()
            const canvas = document.createElement('canvas')
            Object.assign(canvas, { width: ${width}, height: ${height} })
            const context = canvas.getContext('2d')
            context.fillStyle = '#fff'
            context.fillRect(0, 0, ${width}, ${height})
            context.drawImage(image, 0, 0, ${width}, ${height})
            return canvas.toDataURL()
          })()`)) as string
        },
        { base64: svg.toString('base64'), width, height },
      )
      const theirs = PNG.sync.read(Buffer.from(address.split(',')[1] ?? '', 'base64'))
      const { mean, far } = difference(PNG.sync.read(Buffer.from(bytes)).data, theirs.data)
      if (mean > 2 || far > 0.005)
        different.push(`${file}: mean ${mean.toFixed(2)}, ${(far * 100).toFixed(2)} % far off`)
    }
    expect(different).toEqual([])
  } finally {
    await worker.terminate()
    await app.close()
  }
})

/** Mean difference of the channels, of 255, and the share of pixels that differ by more than a quarter of that: edges hardly do. */
function difference(ours: Buffer, theirs: Buffer): { mean: number; far: number } {
  expect(ours.length).toBe(theirs.length)
  let [sum, far] = [0, 0]
  for (let at = 0; at < ours.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) =>
      Math.abs((ours[at + channel] ?? 0) - (theirs[at + channel] ?? 0)),
    )
    sum += red + green + blue
    if (Math.max(red, green, blue) > 64) far++
  }
  const pixels = ours.length / 4
  return { mean: sum / pixels / 3, far: far / pixels }
}

test('the built program draws a logo, and says why it does not print one', async () => {
  const logo = path.join(folder, 'logo.svg')
  const drawn = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><style>.a{fill:hsl(200deg 100% 40%)}</style>${inside}</svg>`
  writeFileSync(
    logo,
    drawn('<rect class="a" width="200" height="60"/><text x="20" y="40" font-size="30">Harbor</text>'),
  )
  const settings = { clinic: { name: 'Harbor Clinic', logo } }
  const kiosk = await launchKiosk({ settings })
  try {
    await expect.poll(() => kiosk.log()).toContain(' started ')
    expect(kiosk.log()).not.toContain('clinic.logo')
  } finally {
    await kiosk.discard()
  }
  writeFileSync(logo, drawn('<foreignObject width="9" height="9"/>'))
  const refusing = await launchKiosk({ settings })
  try {
    await expect.poll(() => refusing.log()).toContain('‘<foreignObject’, which cannot be printed')
  } finally {
    await refusing.discard()
  }
})
