import { expect, it } from 'vitest'
import { callRegistry } from '../../../electron/ipc/call-registry.ts'
import { callNames } from '../../../electron/contract/channels.ts'
import { contract } from '../../../electron/contract/contract.ts'
import type { Channel } from '../../../electron/contract/contract.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'
import { ipcMainMock } from '../../mocks/electron.ts'
import { keptLog } from '../kept-log.ts'
import { fitting, isTaken, wildMessages } from './wild-messages.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_124)

function registry() {
  const ipc = ipcMainMock()
  const log = keptLog()
  const reached: string[] = []
  const handle = callRegistry(ipc, trustedOrigin(null), log)
  for (const channel of callNames as ReadonlySet<Channel>) {
    handle(channel, () => {
      reached.push(channel)
      throw new Error('reached')
    })
  }
  return { ipc, log, reached }
}

it('of every channel that wants an argument, one that fits is at hand to be changed in one place', () => {
  const wanting = (Object.keys(contract) as Channel[]).filter((channel) => !isTaken({ channel, value: null }))
  expect(Object.keys(fitting).sort()).toEqual(wanting.sort())
  for (const [channel, value] of Object.entries(fitting)) expect(isTaken({ channel, value }), channel).toBe(true)
})

it('answers 10,000 wild messages with an error, and lets none of them through', async () => {
  console.log(`Wild messages of seed ${seed}; another one by FUZZ_SEED=…`)
  const { ipc, log, reached } = registry()
  const messages = wildMessages(10_000, seed).filter(({ channel }) => callNames.has(channel))
  const wild = messages.filter((message) => !isTaken(message))
  expect(wild.length).toBeGreaterThan(6000)
  for (const { channel, value } of wild) {
    const answer = await ipc.invoke(channel, value)
    expect(answer).toMatchObject({ ok: false })
    expect(answer).toHaveProperty('error.code', expect.stringMatching(/^(bad-arguments|not-allowed)$/))
  }
  expect(reached).toEqual([])
  // A refusal is logged by its channel and its kind, never by what was sent.
  expect(log.text().length / wild.length).toBeLessThan(120)
})

it('lets nothing through that comes from elsewhere, however well it fits', async () => {
  const { ipc, reached } = registry()
  const senders = [
    null,
    { url: 'app://kiosk.evil/', parent: null },
    { url: 'app://kiosk/', parent: {} },
    { url: 'https://kiosk/', parent: null },
    { url: '', parent: null },
  ]
  const fitting = (Object.keys(contract) as Channel[]).filter((channel) => isTaken({ channel, value: null }))
  expect(fitting).toContain('session:end')
  for (const sender of senders) {
    for (const channel of fitting) {
      expect(await ipc.invoke(channel, null, sender)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    }
  }
  expect(reached).toEqual([])
})
