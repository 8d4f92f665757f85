import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { output } from '../../scripts/system/command.ts'
import { visit } from '../soak/visitor.ts'
import { startNullPrinter } from '../soak/null-printer.ts'
import { familyOf } from '../soak/measure.ts'
import { launchKiosk } from './launch.ts'

const missing = output('strace', ['--version']) === null ? 'strace is not installed (apt-get install strace)' : null
if (missing) console.log(`What the program connects to is not watched: ${missing}`)

/** Calls that reach another machine, or could: every socket that is not of this machine's own kind (AF_UNIX, AF_NETLINK). */
function foreignCalls(trace: string): string[] {
  return trace
    .split('\n')
    .filter((line) => /\b(?:connect|sendto|sendmsg|sendmmsg|bind)\(/.test(line))
    .filter((line) => /\b(?:AF|PF)_(?!UNIX\b|LOCAL\b|NETLINK\b|UNSPEC\b)|sin6?_addr|sin6?_port/.test(line))
}

/** Watches a process and all it starts until the returned function is called, which gives what was seen. */
async function watch(pids: readonly number[], folder: string): Promise<() => Promise<string>> {
  const file = path.join(folder, `trace-${pids.join('-').slice(0, 40)}`)
  const of = pids.flatMap((pid) => ['-p', String(pid)])
  const strace = spawn('strace', ['-f', '-e', 'trace=connect,sendto,sendmsg,sendmmsg,bind', '-o', file, ...of], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(strace, 'exit')
  // It says so once it is attached.
  await once(strace.stderr, 'data')
  return async () => {
    strace.kill('SIGINT')
    await ended
    return readFileSync(file, 'utf8')
  }
}

let folder: string
test.beforeAll(() => {
  test.skip(missing !== null, missing ?? '')
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-trace-'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a call to another machine would be seen', async () => {
  const script = "setTimeout(() => require('node:net').connect(9, '127.0.0.1').on('error', () => {}), 1500)"
  const caller = spawn(process.execPath, ['-e', script])
  const stop = await watch([caller.pid ?? 0], folder)
  await once(caller, 'exit')
  expect(foreignCalls(await stop().catch(() => ''))).toEqual([
    expect.stringContaining('sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")'),
  ])
})

test('from the attract screens to paper and staff mode, nothing is called but this machine itself', async () => {
  test.setTimeout(180_000)
  const printer = await startNullPrinter()
  const named = typeof printer === 'string' ? null : printer
  if (typeof printer === 'string') console.log(`Nothing is printed while the network is watched: ${printer}`)
  const kiosk = await launchKiosk({
    settings: { defaultPrinter: named?.name ?? null },
    environment: named ? { CUPS_SERVER: named.socket } : {},
  })
  const { window } = kiosk
  window.setDefaultTimeout(30_000)
  const stop = await watch(familyOf(kiosk.app.process().pid ?? 0), folder)
  if (named) for (const number of [0, 1]) await visit(window, number)
  await window.getByRole('button', { name: 'Touch to begin' }).waitFor()
  await window.keyboard.press('Control+Alt+m')
  await expect(window.getByRole('dialog').first()).toBeVisible()
  // A page that tries is stopped before it comes to a call.
  const tried = await window.evaluate(() =>
    fetch('http://192.0.2.1/').then(
      () => 'sent',
      () => 'refused',
    ),
  )
  expect(tried).toBe('refused')
  await pause(1000)
  const trace = await stop()
  await kiosk.discard()
  await named?.stop()
  // It was watched: printing and the screen are calls to local sockets.
  expect(trace).toMatch(/AF_UNIX|sendmsg\(/)
  if (named) expect(trace).toContain('cups.sock')
  expect(foreignCalls(trace)).toEqual([])
})
