import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { App } from 'electron'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { buildFile } from '../built-file.ts'
import { ownProcesses } from '../../../electron/window/processes.ts'

const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A process below this one, that looks to /proc like one of Chromium's kind. */
async function child(type: string): Promise<ChildProcess & { pid: number }> {
  const script = 'process.stdout.write("up"); setInterval(() => {}, 1000)'
  const started = spawn(process.execPath, ['-e', script, '--', `--type=${type}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(started)
  const { pid } = started
  if (pid === undefined) throw new Error('no process')
  await once(started.stdout, 'data')
  return Object.assign(started, { pid })
}

function metrics(...list: [pid: number, type: string][]): Pick<App, 'getAppMetrics'> {
  return { getAppMetrics: () => list.map(([pid, type]) => ({ pid, type })) } as unknown as App
}

const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0]

it('ends the processes of a kind, even one that is stopped, and never the main one', async () => {
  const [page, graphics, network] = [await child('renderer'), await child('gpu-process'), await child('utility')]
  const own = ownProcesses(
    metrics([process.pid, 'Browser'], [page.pid, 'Tab'], [graphics.pid, 'GPU'], [network.pid, 'Utility']),
  )
  graphics.kill('SIGSTOP')
  own.endGraphics()
  await once(graphics, 'exit')
  own.endHelpers()
  await once(network, 'exit')
  expect(page.exitCode ?? page.signalCode).toBeNull()
  own.endAll()
  await once(page, 'exit')
  // All of them have ended by now.
  own.endAll()
})

it.runIf(process.platform === 'linux')(
  'cannot start pages once a zygote is stopped, and can once it goes on',
  async () => {
    const zygote = await child('zygote')
    const own = ownProcesses(metrics())
    expect(own.canStartPages()).toBe(true)
    zygote.kill('SIGSTOP')
    await vi.waitFor(() => expect(stateOf(zygote.pid)).toBe('T'))
    expect(own.canStartPages()).toBe(false)
    zygote.kill('SIGCONT')
    await vi.waitFor(() => expect(own.canStartPages()).toBe(true))
  },
)

it.runIf(process.platform === 'linux')(
  'cannot start pages once a zygote has ended, and ends one that is stopped',
  async () => {
    const zygote = await child('zygote')
    const own = ownProcesses(metrics())
    zygote.kill('SIGSTOP')
    own.endAll()
    await once(zygote, 'exit')
    expect(own.canStartPages()).toBe(false)
  },
)

it('does not take another process for a zygote: one that ends later', async () => {
  const page = await child('renderer')
  const own = ownProcesses(metrics())
  page.kill('SIGKILL')
  await once(page, 'exit')
  expect(own.canStartPages()).toBe(true)
})

it.runIf(process.platform === 'linux')(
  'ends a zygote that stays stopped, also while the main thread stands still, and no other',
  async () => {
    const folder = path.resolve('node_modules/.cache/zygote-watch-test')
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = 'zygote-watch.cjs'
    await buildFile('electron/window/zygote-watch.ts', folder, file)
    const [stopped, working] = [await child('zygote'), await child('zygote')]
    ownProcesses(metrics()).watchZygotes(path.join(folder, file))
    stopped.kill('SIGSTOP')
    // This thread stands still until the other has done its work.
    const until = performance.now() + 60_000
    while ('TtRS'.includes(stateOf(stopped.pid) ?? '') && performance.now() < until)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    expect(stateOf(stopped.pid)).toBe('Z')
    expect(stateOf(working.pid)).toBe('S')
  },
)
