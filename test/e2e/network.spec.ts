import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { output } from '../../scripts/system/command.ts'
import { visit } from '../soak/visitor.ts'
import { startNullPrinter } from '../soak/null-printer.ts'
import { attracts, touch } from './faults.ts'
import { launchKiosk } from './launch.ts'
import { begin, screens } from './visitor.ts'
import { noVoices, startVoices } from './voices.ts'

const missing = output('strace', ['--version']) === null ? 'strace is not installed (apt-get install strace)' : null
const pin = '482913'

/** Calls that reach another machine, or could: every socket that is not of this machine's own kind (AF_UNIX, AF_NETLINK). */
function foreignCalls(trace: string): string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(?:connect|sendto|sendmsg|sendmmsg|bind)\(/.test(line))
    .filter((line) => /\b(?:AF|PF)_(?!UNIX\b|LOCAL\b|NETLINK\b|UNSPEC\b)|sin6?_addr|sin6?_port/.test(line))
}

/** The command that starts a program and writes down every such call of it, and of all that come from it. */
const watcher = (file: string) => [
  ...['strace', '-f', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,sendmmsg,bind'],
  ...['-o', file],
]

/**
 * The two doors of Playwright itself, Node's debugger and Chromium's: they listen on this machine, on any port. A call
 * that another process's came between is written down in two lines, without its result in the first.
 */
const isPlaywright = (call: string) =>
  /\bbind\(\d+, \{sa_family=AF_INET, sin_port=htons\(0\), sin_addr=inet_addr\("127\.0\.0\.1"\)\}, 16(?:\) = 0| <unfinished)/.test(
    call,
  )

let folder = ''
test.beforeAll(() => {
  test.skip(missing !== null, missing ?? '')
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-trace-'))
})
test.afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

test('a call to another machine would be seen', async () => {
  const file = path.join(folder, 'caller')
  const script = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"
  const [command = '', ...args] = watcher(file)
  await once(spawn(command, [...args, process.execPath, '-e', script], { stdio: 'ignore' }), 'exit')
  const calls = foreignCalls(readFileSync(file, 'utf8'))
  expect(calls).toEqual([
    expect.stringContaining('sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")'),
  ])
  expect(calls.filter(isPlaywright)).toEqual([])
})

test('from its start to its end, over paper, voice, staff mode and a crash, the program calls nothing but this machine', async () => {
  test.skip(noVoices() !== null, `The voice of this system cannot be tried: ${noVoices() ?? ''}`)
  const printer = await startNullPrinter()
  if (typeof printer === 'string') return test.skip(true, printer)
  const voices = await startVoices()
  const file = path.join(folder, 'kiosk')
  const kiosk = await launchKiosk({
    settings: { defaultPrinter: printer.name },
    environment: { ...voices.environment, CUPS_SERVER: printer.socket },
    watchedBy: watcher(file),
  })
  try {
    const { window } = kiosk
    // Searches, reads, answers, looks at a handout and prints it.
    await visit(window, 0)
    await begin(window)
    await screens.find(({ name }) => name === 'page')?.go(window)
    await window.getByRole('button', { name: 'Read aloud' }).click()
    await expect
      .poll(() => window.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(String).join('')))
      .not.toBe('')
    await window.evaluate((first) => globalThis.window.kiosk.call('staff:set-pin', { pin: first }), pin)
    await window.keyboard.press('Control+Alt+m')
    const tabs = window.getByRole('navigation', { name: 'Staff screens' })
    await tabs.getByRole('button', { name: 'Diagnostics' }).click()
    await window.getByText('Electron', { exact: true }).waitFor()
    // A page that tries is stopped before it comes to a call.
    const tried = await window.evaluate(() =>
      fetch('http://192.0.2.1/').then(
        () => 'sent',
        () => 'refused',
      ),
    )
    expect(tried).toBe('refused')
    await kiosk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await attracts(kiosk)
    await touch(kiosk, 'Touch to begin')
    await kiosk.close()
  } finally {
    await kiosk.discard()
    voices.stop()
    await printer.stop()
  }
  const trace = readFileSync(file, 'utf8')
  // It was watched from the first process to the last: the screen, printing and the voice are calls to local sockets.
  for (const socket of ['X11-unix', 'cups.sock', 'speechd.sock']) expect(trace).toContain(socket)
  expect(trace.trimEnd().split('\n').at(-1)).toMatch(/\+\+\+ (?:exited|killed)/)
  const calls = foreignCalls(trace)
  expect(calls.filter((call) => !isPlaywright(call))).toEqual([])
  expect(calls.filter(isPlaywright).length).toBeLessThanOrEqual(2)
})
