import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { Args, Channel } from '../../electron/contract/contract.ts'
import { contract } from '../../electron/contract/contract.ts'
import { isTaken, wildMessages } from '../electron/ipc/wild-messages.ts'
import { launchKiosk } from './launch.ts'
import { begin } from './visitor.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_124)
const total = 10_000
const atOnce = 500

/** Every file of the program's own folder with what it holds, but the log and Chromium's own. */
function filesOf(profile: string): Record<string, string> {
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.|$)|^print\b|\.pdf$/.test(name))
    .filter((name) => lstatSync(path.join(profile, name)).isFile())
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(profile, name)))
        .digest('hex'),
    ]),
  )
}

test('10,000 wild messages of the page are answered with errors, and nothing comes of them', async () => {
  test.setTimeout(600_000)
  console.log(`Wild messages of seed ${seed}; another one by FUZZ_SEED=…`)
  const kiosk = await launchKiosk({ environment: { CUPS_SERVER: '/nowhere' } })
  const { window: page, app } = kiosk
  await begin(page)
  await page.getByRole('link', { name: /^Search/ }).click()
  await page.getByRole('textbox').fill('stays as it is')
  const before = filesOf(kiosk.profile)
  const starts = kiosk.log().match(/ started /g)?.length
  const pid = app.process().pid

  // What the contract takes is no wild message, unless it is for staff only.
  const messages = wildMessages(total * 1.5, seed)
    .filter((message) => !isTaken(message) || contract[message.channel as Channel].staffOnly)
    // The bridge takes a key of this name off, and what is left may be right.
    .filter(({ value }) => !fc.stringify(value).includes('["__proto__"]'))
    .slice(0, total)
  expect(messages).toHaveLength(total)
  const answers = new Set<string>()
  const surprising: string[] = []
  for (let at = 0; at < total; at += atOnce) {
    // As source text: what carries arguments into the page would refuse the odder ones.
    const source = messages
      .slice(at, at + atOnce)
      .map(({ channel, value }) => `window.kiosk.call(${JSON.stringify(channel)}, ${fc.stringify(value)})`)
    const codes = await page.evaluate<string[]>(
      `Promise.all([${source.join(',\n')}]).then((all) => all.map((answer) => answer.ok ? 'taken' : answer.error.code))`,
    )
    codes.forEach((code, index) => {
      answers.add(code)
      if (code !== 'bad-arguments' && code !== 'not-allowed') surprising.push(`${code}: ${source[index] ?? ''}`)
    })
  }
  expect(surprising).toEqual([])
  expect([...answers].sort()).toEqual(['bad-arguments', 'not-allowed'])

  // What cannot be cloned at all, and names that no bridge should know.
  const impossible = await page.evaluate(async () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    let deep: unknown = null
    for (let level = 0; level < 5000; level++) deep = [deep]
    const throws = {
      get pin(): string {
        throw new Error('no')
      },
    }
    const values = [() => 1, Symbol('x'), document.body, window, new Proxy({}, {}), cyclic, deep, throws, new WeakMap()]
    const codes = []
    for (const value of values) {
      for (const channel of ['staff:unlock', 'handout:make', 'session:end', '__proto__']) {
        const answer = await Promise.resolve()
          .then(() => window.kiosk.call(channel as Channel, value as Args<Channel>))
          .catch(() => ({ ok: false as const, error: { code: 'thrown in the page' } }))
        codes.push(answer.ok ? 'taken' : answer.error.code)
      }
    }
    return codes
  })
  expect(impossible).not.toContain('taken')

  // Nothing came of it.
  await expect(page.getByRole('textbox')).toHaveValue('stays as it is')
  expect(await page.evaluate(() => window.kiosk.call('staff:state', null))).toMatchObject({
    ok: true,
    value: { open: false, pin: 'none' },
  })
  expect(filesOf(kiosk.profile)).toEqual(before)
  expect(app.process().pid).toBe(pid)
  expect(kiosk.log().match(/ started /g)?.length ?? starts).toBe(starts)
  expect(kiosk.log()).not.toMatch(/page lost|uncaught|unhandled|process gone|rm -rf|passwd/)
  await kiosk.discard()
})
