import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { startNullPrinter } from '../soak/null-printer.ts'
import { programWithClock, setClock } from './clock.ts'
import { noDesktop, startDesktop } from './desktop.ts'
import { attracts, lookFor, nextVisitorFinds, processes, shown, touch } from './faults.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { filesIn } from './residue.ts'
import { begin, chooseSubtype, waitForPreview } from './visitor.ts'

/** The shortest the settings allow: ten quiet seconds, then the warning. */
const idleSeconds = 40
const word = 'palbociclib'
const pin = '482913'

let kiosk: Kiosk
test.afterEach(() => kiosk.discard())

const logged = (text: string) => kiosk.log().split(text).length - 1
/** Makes a handout and prints it. */
const printOne = `(async () => {
  const made = await window.kiosk.call('handout:make', {
    profile: { hr: 'negative', her2: 'negative' },
    choice: { length: 'short', parts: null, medicines: null, questions: null, optIn: [] },
    look: { paper: 'letter', largePrint: false, note: null },
  })
  const print = { handout: made.value.handle, printer: null, copies: 1, sides: 'one', color: 'gray' }
  return (await window.kiosk.call('print:start', print)).ok
})()`
const inField = () => shown(kiosk, 'document.querySelector("main input").value')

test('the clock jumps by ten years, ahead and back: the visit goes on, and ends for who went away; the wait after wrong PINs stays', async () => {
  const program = mkdtempSync(path.join(tmpdir(), 'mbc-guide-clock-'))
  programWithClock(program)
  kiosk = await launchKiosk({ settings: { idleSeconds }, program })
  const { window } = kiosk
  await window.evaluate(async (right) => {
    await globalThis.window.kiosk.call('staff:set-pin', { pin: right })
    await globalThis.window.kiosk.call('staff:leave', null)
    for (let tries = 0; tries < 3; tries++) await globalThis.window.kiosk.call('staff:unlock', { pin: '000000' })
  }, pin)
  const tried = () => window.evaluate((right) => globalThis.window.kiosk.call('staff:unlock', { pin: right }), pin)
  await lookFor(kiosk, word)
  for (const years of [10, -10]) {
    await setClock(kiosk, years)
    expect(await tried()).toMatchObject({ ok: true, value: { open: false } })
    const answer = await tried()
    expect(answer.ok && answer.value.waitSeconds).toBeGreaterThan(5)
    expect(answer.ok && answer.value.waitSeconds).toBeLessThanOrEqual(30)
    expect(await inField()).toBe(word)
    await expect(window.getByRole('alertdialog')).toBeHidden()
  }
  // Ten quiet seconds are still ten, and the attract screens come when the rest of them has gone by.
  await expect(window.getByRole('alertdialog')).toBeVisible()
  await window.evaluate(() => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + 3_600_000
  })
  await attracts(kiosk)
  expect(await nextVisitorFinds(kiosk)).toBe('')
  expect(logged('page lost') + logged('uncaught')).toBe(0)
  rmSync(program, { recursive: true, force: true })
})

test('the page hangs with somebody at the screen: the attract screens come back without the visit', async () => {
  kiosk = await launchKiosk()
  await lookFor(kiosk, word)
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    void contents?.executeJavaScript('for (;;);').catch(() => null)
    // Somebody who wonders, and touches it again and again.
    const touching = setInterval(() => {
      for (const type of ['mouseDown', 'mouseUp'] as const)
        contents?.sendInputEvent({ type, x: 400, y: 300, button: 'left', clickCount: 1 })
    }, 250)
    contents?.once('render-process-gone', () => clearInterval(touching))
  })
  await attracts(kiosk)
  expect(logged('page silent')).toBe(1)
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

test('the graphics process is killed six times in a row: the visit goes on', async () => {
  kiosk = await launchKiosk({ fullScreen: true })
  await lookFor(kiosk, word)
  const ended = new Promise((resolve) => kiosk.app.process().once('exit', () => resolve('the program ended')))
  for (let kills = 1; kills <= 6; kills++) {
    await expect.poll(async () => (await processes(kiosk, 'GPU')).length).toBe(1)
    for (const pid of await processes(kiosk, 'GPU')) process.kill(pid, 'SIGKILL')
    const alive = expect.poll(() => logged('process gone')).toBe(kills)
    expect(await Promise.race([ended, alive])).not.toBe('the program ended')
  }
  await expect.poll(inField).toBe(word)
  const frames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))'
  await expect.poll(() => shown(kiosk, frames)).toBe(1)
  expect(logged('page lost')).toBe(0)
})

test('a screen that is really turned is covered again, and so it is when it is turned back: the visit goes on', async () => {
  test.skip(noDesktop() !== null, noDesktop() ?? '')
  const desktop = await startDesktop({ managed: true })
  await desktop.resize(1920, 1080)
  kiosk = await launchKiosk({ fullScreen: true, environment: desktop.environment })
  try {
    await lookFor(kiosk, word)
    for (const [width, height] of [
      [1920, 1080],
      [1080, 1920],
      [1920, 1080],
    ] as const) {
      await desktop.resize(width, height)
      await expect.poll(() => desktop.geometry('MBC Guide')).toBe(`${width}x${height}+0+0`)
      await expect.poll(() => shown(kiosk, '[innerWidth, innerHeight].join()')).toBe(`${width},${height}`)
      expect(await inField()).toBe(word)
    }
    await touch(kiosk, 'Finish')
    await attracts(kiosk)
  } finally {
    await kiosk.close()
    desktop.stop()
  }
})

test('the print system hangs while it is handed a job, and the visitor finishes: the job and its file are gone at once, and nothing comes out later', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-paper-'))
  const paper = path.join(folder, 'paper')
  const printer = await startNullPrinter(paper)
  if (typeof printer === 'string') return test.skip(true, printer)
  const printed = () => (existsSync(paper) ? readFileSync(paper, 'latin1').split('%PDF-').length - 1 : 0)
  const lp = slowLp(folder)
  let goOn = () => {}
  try {
    kiosk = await launchKiosk({
      settings: { defaultPrinter: printer.name },
      environment: { CUPS_SERVER: printer.socket, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    })
    const { window } = kiosk
    const files = () => filesIn(path.join(kiosk.profile, 'print'))
    await begin(window)
    await chooseSubtype(window)
    await window.getByRole('button', { name: 'See my handout' }).click()
    await waitForPreview(window)
    await window.getByRole('button', { name: 'Print', exact: true }).click()
    await window.getByRole('button', { name: 'Print now' }).click()
    await expect.poll(() => lp.pid()).not.toBeNull()
    goOn = printer.hang()
    lp.go()
    // The real lp has taken over, and waits for a print system that has taken its call.
    await expect.poll(() => lp.program()).toMatch(/\/lp$/)
    await expect.poll(() => lp.waits()).toBe(true)
    expect(files()).toHaveLength(1)
    await window.keyboard.press('Escape')
    await window.getByRole('button', { name: 'Finish' }).click()
    await window.getByRole('button', { name: 'Stop printing and finish' }).click()
    await attracts(kiosk)
    expect(logged('end of visit slow')).toBe(0)
    // The print system still hangs.
    expect(files()).toEqual([])
    expect(lp.program()).toBeNull()

    goOn()
    await expect.poll(() => logged('print ended')).toBe(1)
    await expect.poll(() => printer.openJobs()).toEqual([])
    expect(await nextVisitorFinds(kiosk)).toBe('')
    expect(await shown(kiosk, printOne)).toBe(true)
    await expect.poll(printed).toBe(1)
    await expect.poll(() => printer.openJobs()).toEqual([])
    expect(printed()).toBe(1)
  } finally {
    // An lp that still waits would keep the program's streams open.
    goOn()
    await kiosk.close()
    await printer.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

const isSocket = (fd: string) => readlinkSync(fd).startsWith('socket:')

/** Puts an `lp` into a folder that waits before it becomes the real one, the first time that it is called. */
function slowLp(folder: string) {
  const inside = (name: string) => path.join(folder, name)
  const real = '/usr/bin/lp'
  const wait = `echo $$ > '${inside('pid')}'\nuntil [ -e '${inside('go')}' ]; do sleep 0.05; done\n`
  writeFileSync(inside('lp'), `#!/bin/sh\n[ -e '${inside('pid')}' ] || { ${wait}}\nexec ${real} "$@"\n`)
  chmodSync(inside('lp'), 0o755)
  const pid = () => (existsSync(inside('pid')) ? Number(readFileSync(inside('pid'), 'utf8')) || null : null)
  return {
    pid,
    go: () => writeFileSync(inside('go'), ''),
    /** The program of its process; null when that has ended. */
    program: () => {
      try {
        return readlinkSync(`/proc/${pid()}/exe`)
      } catch {
        return null
      }
    },
    /** Whether it has called the print system (the first sockets are its standard streams), and sleeps. */
    waits: () => {
      const sockets = readdirSync(`/proc/${pid()}/fd`).filter(
        (fd) => Number(fd) > 2 && isSocket(`/proc/${pid()}/fd/${fd}`),
      )
      return sockets.length > 0 && readFileSync(`/proc/${pid()}/stat`, 'utf8').includes(') S ')
    },
  }
}

test('the print system hangs when a visitor finishes: the attract screens come all the same, and nothing of the job comes out later', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-paper-'))
  const paper = path.join(folder, 'paper')
  const printer = await startNullPrinter(paper)
  if (typeof printer === 'string') return test.skip(true, printer)
  const printed = () => (existsSync(paper) ? readFileSync(paper, 'latin1').split('%PDF-').length - 1 : 0)
  try {
    await printer.pause()
    kiosk = await launchKiosk({
      settings: { defaultPrinter: printer.name },
      environment: { CUPS_SERVER: printer.socket },
    })
    const { window } = kiosk
    await begin(window)
    await chooseSubtype(window)
    await window.getByRole('button', { name: 'See my handout' }).click()
    await waitForPreview(window)
    await window.getByRole('button', { name: 'Print', exact: true }).click()
    await window.getByRole('button', { name: 'Print now' }).click()
    await expect.poll(() => printer.openJobs()).toHaveLength(1)
    await window.keyboard.press('Escape')
    const goOn = printer.hang()
    await window.getByRole('button', { name: 'Finish' }).click()
    await window.getByRole('button', { name: 'Stop printing and finish' }).click()
    await attracts(kiosk)
    expect(logged('end of visit slow')).toBe(0)

    goOn()
    await expect.poll(() => printer.openJobs()).toEqual([])
    await printer.resume()
    expect(await nextVisitorFinds(kiosk)).toBe('')
    expect(await shown(kiosk, printOne)).toBe(true)
    await expect.poll(printed).toBe(1)
    await expect.poll(() => printer.openJobs()).toEqual([])
    expect(printed()).toBe(1)
  } finally {
    await kiosk.close()
    await printer.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
