import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import type * as inspector from 'node:inspector'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { ElectronApplication } from '@playwright/test'
import { familyOf } from '../soak/measure.ts'
import { textOf, withoutSpace } from './cups.ts'

/** Where V8 reserves memory for all heaps of a process, it reserves so much, at a multiple of it. */
const cageBytes = 2 ** 32

/** Where a mark was found: "file /…", "window heap", … and the mark. */
export interface Find {
  place: string
  mark: string
}

/** The marks that a text holds. */
function marksIn(place: string, text: string, marks: readonly string[]): Find[] {
  return marks.filter((mark) => text.includes(mark)).map((mark) => ({ place, mark }))
}

/** The marks that bytes hold, as UTF-8 or as UTF-16. */
function marksInBytes(place: string, bytes: Buffer, marks: readonly string[]): Find[] {
  return (
    marks
      // As bytes: asked for a text in UTF-16, Node looks at even places only.
      .filter((mark) => bytes.includes(mark) || bytes.includes(Buffer.from(mark, 'utf16le')))
      .map((mark) => ({ place, mark }))
  )
}

/** Every file in folders, byte by byte; what is printed in PDFs, too. `since`: only what was made or changed from then on. */
export async function inFiles(folders: readonly string[], marks: readonly string[], since = 0): Promise<Find[]> {
  const found: Find[] = []
  for (const file of folders.flatMap(filesIn)) {
    const bytes = newBytes(file, since)
    if (!bytes) continue
    found.push(...marksIn(`name of ${file}`, file, marks))
    found.push(...marksInBytes(`file ${file}`, bytes, marks))
    if (bytes.subarray(0, 5).toString() === '%PDF-') {
      const text = await textOf(new Uint8Array(bytes)).catch(() => '')
      found.push(...marksIn(`PDF ${file}`, text, marks.map(withoutSpace)))
    }
  }
  return found
}

/** What stands in a file that was made or changed since a time; null for an older one, or one that is gone by now. */
function newBytes(file: string, since: number): Buffer | null {
  try {
    return statSync(file).ctimeMs < since ? null : readFileSync(file)
  } catch {
    return null
  }
}

/** Every file under a folder; none where there is no such folder. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(file) : entry.isFile() ? [file] : []
    })
  } catch {
    // It is gone, or was never there.
    return []
  }
}

/** All live objects of the window's page, of the shell and of its thread that makes handouts, after a collection. */
export async function inHeaps(app: ElectronApplication, marks: readonly string[]): Promise<Find[]> {
  // Asked from the shell: Playwright's own way to the page ends with the page's first process.
  const window = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) return ''
    // A snapshot stops the page for seconds. The watch over it is told that there is a screen.
    contents.executeJavaScript = () => Promise.resolve('screen')
    const chunks: string[] = []
    const keep = (_: unknown, method: string, { chunk }: { chunk?: string }) => {
      if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(chunk ?? '')
    }
    contents.debugger.attach('1.3')
    contents.debugger.on('message', keep)
    await contents.debugger.sendCommand('HeapProfiler.collectGarbage')
    await contents.debugger.sendCommand('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    contents.debugger.off('message', keep)
    contents.debugger.detach()
    // What covers the one of its kind goes, and that one is back.
    delete (contents as Partial<typeof contents>).executeJavaScript
    return chunks.splice(0).join('')
  })
  const shell = await app.evaluate(() => {
    const { mainModule } = process as unknown as { mainModule: { require: (name: string) => unknown } }
    const { getHeapSnapshot } = mainModule.require('node:v8') as { getHeapSnapshot: () => Readable }
    // Taking a snapshot collects first.
    return new Promise<string>((resolve, reject) => {
      const parts: Buffer[] = []
      const stream = getHeapSnapshot()
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => resolve(Buffer.concat(parts).toString('utf8')))
      stream.on('error', reject)
    })
  })
  const heaps = { window, shell, maker: await heapOfMaker(app) }
  return Object.entries(heaps).flatMap(([name, heap]) => {
    if (!heap.includes('"snapshot"')) throw new Error(`no snapshot of the ${name} was taken`)
    return marksIn(`heap of the ${name}`, heap, marks)
  })
}

/** A snapshot of the thread that makes handouts, which has a heap of its own: asked from the shell, whose thread it is. */
function heapOfMaker(app: ElectronApplication): Promise<string> {
  return app.evaluate(async () => {
    const { mainModule } = process as unknown as { mainModule: { require: (name: string) => unknown } }
    const { Session } = mainModule.require('node:inspector') as typeof inspector
    const session = new Session()
    session.connect()
    const chunks: string[] = []
    // One that is about to start is waited for.
    const thread = new Promise<string>((resolve) =>
      session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
        if (workerInfo.url.endsWith('handout-worker.js')) resolve(sessionId)
      }),
    )
    const taken = new Promise<void>((resolve) =>
      session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
        const { id, params: chunk } = JSON.parse(params.message) as { id?: number; params?: { chunk?: string } }
        chunks.push(chunk?.chunk ?? '')
        if (id === 1) resolve()
      }),
    )
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
    const message = { id: 1, method: 'HeapProfiler.takeHeapSnapshot', params: { reportProgress: false } }
    session.post('NodeWorker.sendMessageToWorker', { sessionId: await thread, message: JSON.stringify(message) })
    await taken
    session.disconnect()
    return chunks.join('')
  })
}

/** What a process can write to in its memory, live or not: only root may look. `within`: the first and the last address. */
function inMemory(pid: number, marks: readonly string[], within?: { first: number; last: number }): Find[] {
  const found = new Map<string, Find>()
  readMemory(pid, (bytes, address) => {
    if (within && (address < within.first || address > within.last)) return
    for (const find of marksInBytes(`memory of ${nameOf(pid)}`, bytes, marks)) found.set(find.mark, find)
  })
  return [...found.values()]
}

/** Reads all that a process can write to, in pieces that overlap by more than a mark is long. */
function readMemory(pid: number, look: (bytes: Buffer, address: number) => void): void {
  const longest = 256
  const step = 1 << 22
  const maps = unlessEnded(() => readFileSync(`/proc/${pid}/maps`, 'utf8'))
  const memory = unlessEnded(() => openSync(`/proc/${pid}/mem`, 'r'))
  // One that was about to end when they were listed.
  if (maps === null || memory === null) return
  try {
    for (const [, from, to] of maps.matchAll(/^([\da-f]+)-([\da-f]+) rw/gm)) {
      const end = Number.parseInt(to ?? '', 16)
      for (let at = Number.parseInt(from ?? '', 16); at < end; at += step - longest) {
        const bytes = Buffer.alloc(Math.min(step, end - at))
        try {
          readSync(memory, bytes, 0, bytes.length, at)
        } catch {
          break
        }
        look(bytes, at)
      }
    }
  } finally {
    closeSync(memory)
  }
}

/**
 * The memory of the program's first process in which JavaScript lives, live or not: that of the shell's thread and of the one
 * that makes handouts. V8 lays all heaps of a process in one reservation of 4 GB, which a string that is made there shows.
 * (Chromium's own memory in that process also holds what the tests themselves say to it.)
 */
export async function inJavaScriptOfMain(app: ElectronApplication, marks: readonly string[]): Promise<Find[]> {
  const pid = app.process().pid ?? 0
  const half = `planted${randomUUID().replaceAll('-', '')}`
  await app.evaluate((_, text) => {
    // It is nowhere in this form but in V8's memory: what the test sends is the other way round.
    Object.assign(globalThis, { planted: Array.from(text).reverse().join('') })
  }, half)
  const planted = Array.from(half).reverse().join('')
  const addresses: number[] = []
  readMemory(pid, (bytes, address) => {
    const at = bytes.indexOf(planted)
    if (at >= 0) addresses.push(address + at)
  })
  const [found] = addresses
  if (found === undefined) throw new Error('the memory of JavaScript was not found in the first process')
  const first = Math.floor(found / cageBytes) * cageBytes
  return inMemory(pid, marks, { first, last: first + cageBytes - 1 })
}

/** What is read of a process; null of one that has ended, be it still listed. */
function unlessEnded<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'ENOENT')) return null
    throw error
  }
}

/** The whole memory of every process of the program but the first, which outlives the visits. */
export function inMemoryOfChildren(app: ElectronApplication, marks: readonly string[]): Find[] {
  const [, ...children] = familyOf(app.process().pid ?? 0)
  return children.flatMap((pid) => inMemory(pid, marks))
}

/** The ids of the processes that hold pages. */
export function pageProcesses(app: ElectronApplication): number[] {
  return familyOf(app.process().pid ?? 0).filter((pid) => nameOf(pid) === 'renderer')
}

function nameOf(pid: number): string {
  try {
    return /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'shell'
  } catch {
    return 'process that has ended'
  }
}

/** Storage, cookies and clipboards: what a page, a session or the desktop keeps. */
export async function inKeeping(app: ElectronApplication, marks: readonly string[]): Promise<Find[]> {
  const { kept, shell } = await app.evaluate(async ({ session, BrowserWindow }, inPage) => {
    const windows = BrowserWindow.getAllWindows()
    return {
      kept: (await windows[0]?.webContents.executeJavaScript(inPage)) as unknown,
      shell: {
        cookies: [await session.defaultSession.cookies.get({}), await session.fromPartition('kiosk').cookies.get({})],
        titles: windows.map((at) => [at.getTitle(), at.webContents.getURL()]),
      },
    }
  }, `(${keptByPage.toString()})()`)
  const all = JSON.stringify([shell, await clipboardTexts(app)])
  return [...marksIn('page', JSON.stringify(kept), marks), ...marksIn('shell', all, marks)]
}

/** Runs in the page. */
async function keptByPage() {
  return {
    storage: [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      window.name,
      location.href,
    ],
    history: JSON.stringify(history.state),
    databases: await indexedDB.databases(),
    caches: await caches.keys().catch(() => []),
    workers: await navigator.serviceWorker.getRegistrations().then((all) => all.length, String),
    text: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
  }
}

/** Copies a text and, on Linux, marks it, as another program would. */
export function copyText(app: ElectronApplication, text: string): Promise<void> {
  return app.evaluate(async ({ clipboard }, copied) => {
    const board = clipboard as unknown as {
      writeText: (text: string, type?: 'selection') => unknown
      selection?: { writeText: (text: string) => unknown }
    }
    await board.writeText(copied)
    await (board.selection ? board.selection.writeText(copied) : board.writeText(copied, 'selection'))
  }, text)
}

/** The text that can be pasted: what was copied and, on Linux, what was only marked. */
export function clipboardTexts(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(async ({ clipboard }) => {
    // The second has another name in the oldest runtime than in the newest.
    const board = clipboard as unknown as {
      readText: (type?: 'selection') => string | Promise<string>
      selection?: { readText: () => string | Promise<string> }
    }
    return [await board.readText(), await (board.selection ? board.selection.readText() : board.readText('selection'))]
  })
}

/** Files that hold the memory of a process that crashed. */
export function dumpsIn(folder: string): string[] {
  return filesIn(folder).filter((file) => /\.dmp$|(^|\/)core(\.\d+)?$/.test(file))
}
