import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { comeBackMs, lookFor, nextVisitorFinds, shown, touch, touchNow } from './faults.ts'
import { endedWithoutPage } from '../../electron/window/no-page.ts'
import { signal, SupervisedKiosk } from './supervised.ts'

const word = 'palbociclib'

test.skip(process.platform !== 'linux', 'processes are found through /proc, which only Linux has')

let kiosk: SupervisedKiosk
test.beforeEach(async () => {
  kiosk = await SupervisedKiosk.start({})
})
test.afterEach(() => kiosk.discard())

/** A process to lose, by its kind and its place among those of its kind: its number changes when it is started again. */
interface Loss {
  kind: string
  pid: () => Promise<number>
}

async function losses(): Promise<Loss[]> {
  const kinds = (await kiosk.settledProcesses()).map(({ kind }) => kind)
  return kinds.map((kind, index) => {
    const nth = kinds.slice(0, index).filter((each) => each === kind).length
    return { kind: `${kind} ${nth}`, pid: () => processOf(kind, nth) }
  })
}

/** The process of a kind, counted from 0, once there is one: a lost one is replaced when the program comes to it. */
async function processOf(kind: string, nth = 0): Promise<number> {
  const found = async () => (await kiosk.settledProcesses()).filter((each) => each.kind === kind)[nth]?.pid ?? 0
  await expect.poll(found, { message: `a ${kind}`, timeout: comeBackMs }).toBeGreaterThan(0)
  return found()
}

const page = () => processOf('renderer')

/** What is on the screen, asked only once it is really drawn: "attract", what stands in the search field, or "away". */
async function onScreen(): Promise<string> {
  const script = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(
    [...document.querySelectorAll('button')].some((b) => b.textContent === 'Touch to begin')
      ? 'attract' : (document.querySelector('main input')?.value ?? 'away')))))`
  const asked = shown(kiosk.kiosk, script).then(
    (answer) => (typeof answer === 'string' ? answer : 'away'),
    () => 'away',
  )
  return Promise.race([asked, pause(1500, 'away')])
}

/** Waits, no longer than the kiosk may take to come back, until the screen is there as it should be. */
async function comesBackTo(what: string | RegExp, lost: string): Promise<void> {
  await kiosk.startedAgain()
  await expect
    .poll(onScreen, { message: `${lost} was lost`, timeout: comeBackMs, intervals: [200] })
    .toMatch(typeof what === 'string' ? new RegExp(`^${what}$`) : what)
}

/** Touches 'Finish' as soon as the visit is on the screen, which a process that stopped may hold up, and waits as `comesBackTo` does. */
async function finishesTo(what: string, lost: string): Promise<void> {
  const touched = async () => {
    const found = await onScreen()
    if (found === word) await touchNow(kiosk.kiosk, 'Finish').catch(() => false)
    return found
  }
  await expect.poll(touched, { message: `${lost} was lost`, timeout: comeBackMs, intervals: [200] }).toBe(what)
}

/** The next visitor finds nothing of the one before, and everything in working order, the end of the visit included. */
async function nextVisitIsWhole(lost: string): Promise<void> {
  expect(await nextVisitorFinds(kiosk.kiosk)).toBe('')
  await touch(kiosk.kiosk, 'Finish')
  await comesBackTo('attract', lost)
}

test('the kinds of processes that are lost below are those that there are', () => {
  const kinds = new Set(kiosk.processes().map(({ kind }) => kind))
  for (const kind of ['zygote', 'renderer', 'gpu-process', 'utility network.mojom.NetworkService'])
    expect([...kinds].join()).toContain(kind)
})

for (const how of ['SIGKILL', 'SIGSTOP'] as const) {
  const said = how === 'SIGKILL' ? 'is killed' : 'falls silent'

  test(`each process ${said} at rest: the attract screens are there within ten seconds, and the next visit is whole`, async () => {
    test.setTimeout(600_000)
    await comesBackTo('attract', 'nothing')
    for (const { kind, pid } of await losses()) {
      await test.step(kind, async () => {
        signal(await pid(), how)
        await comesBackTo('attract', kind)
        await nextVisitIsWhole(kind)
      })
    }
  })

  test(`each process ${said} during a visit: the visit goes on, or the attract screens come without it`, async () => {
    test.setTimeout(600_000)
    for (const { kind, pid } of await losses()) {
      await test.step(kind, async () => {
        await lookFor(kiosk.kiosk, word)
        signal(await pid(), how)
        await comesBackTo(new RegExp(`^(attract|${word})$`), kind)
        await finishesTo('attract', kind)
        await nextVisitIsWhole(kind)
      })
    }
  })

  test(`each process ${said} as a visitor finishes: the attract screens come without the visit`, async () => {
    test.setTimeout(600_000)
    for (const { kind, pid } of await losses()) {
      await test.step(kind, async () => {
        await lookFor(kiosk.kiosk, word)
        const losing = await pid()
        await touch(kiosk.kiosk, 'Finish')
        signal(losing, how)
        await comesBackTo('attract', kind)
        await nextVisitIsWhole(kind)
      })
    }
  })
}

test('the main process is killed: it is started again, without the visit', async () => {
  await lookFor(kiosk.kiosk, word)
  signal(kiosk.mainProcess, 'SIGKILL')
  await expect.poll(() => kiosk.ends).toEqual([{ code: null, signal: 'SIGKILL' }])
  await comesBackTo('attract', 'main')
  await nextVisitIsWhole('main')
})

test('a page that falls silent over and over ends on the staff page, like one that crashes', async () => {
  await comesBackTo('attract', 'nothing')
  for (const losses of [1, 2, 3]) {
    signal(await page(), 'SIGSTOP')
    await expect.poll(() => kiosk.kiosk.log().split('page lost').length - 1, { timeout: comeBackMs }).toBe(losses)
    const title = () => shown(kiosk.kiosk, "document.querySelector('h1')?.textContent").catch(() => null)
    await expect
      .poll(title, { timeout: comeBackMs })
      .toMatch(losses < 3 ? /^(?!Please ask our staff)/ : /^Please ask our staff$/)
  }
  expect(kiosk.ends).toEqual([])
})

for (const [fault, answers] of [
  ['is not found', true],
  ['never comes', false],
] as const) {
  test(`where the staff page, too, ${fault}, the program ends with 70, and is started again`, async () => {
    await comesBackTo('attract', 'nothing')
    for (const losses of [1, 2, 3]) {
      signal(await page(), 'SIGKILL')
      await expect.poll(() => kiosk.kiosk.log().split('page lost').length - 1).toBe(losses)
    }
    await expect
      .poll(() => shown(kiosk.kiosk, "document.querySelector('h1')?.textContent"))
      .toBe('Please ask our staff')
    await kiosk.kiosk.app.evaluate(({ session }, found) => {
      const { protocol } = session.fromPartition('kiosk')
      protocol.unhandle('app')
      protocol.handle('app', () => (found ? new Response(null, { status: 404 }) : new Promise(() => {})))
    }, answers)
    signal(await page(), 'SIGKILL')
    await expect.poll(() => kiosk.ends, { timeout: comeBackMs }).toEqual([{ code: endedWithoutPage, signal: null }])
    await comesBackTo('attract', 'the staff page')
  })
}
