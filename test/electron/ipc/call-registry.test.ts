import { describe, expect, it } from 'vitest'
import { callRegistry } from '../../../electron/ipc/call-registry.ts'
import { callNames, eventNames } from '../../../electron/contract/channels.ts'
import { contract } from '../../../electron/contract/contract.ts'
import type { Channel } from '../../../electron/contract/contract.ts'
import { ok } from '../../../electron/contract/result.ts'
import { trustedOrigin } from '../../../electron/protocol/app-origin.ts'
import { ipcMainMock } from '../../mocks/electron.ts'
import { keptLog } from '../kept-log.ts'

const channels = Object.keys(contract) as Channel[]

function registry(staff = { open: true }) {
  const ipc = ipcMainMock()
  const log = keptLog()
  const reached: unknown[] = []
  const handle = callRegistry(ipc, trustedOrigin(null), log, staff)
  for (const channel of channels) {
    handle(channel, (args) => {
      reached.push(args)
      return ok(null as never)
    })
  }
  return { ipc, log, reached, handle }
}

describe('every channel', () => {
  it('is known to the preload', () => {
    expect([...callNames].sort()).toEqual([...channels].sort())
    expect(eventNames.size).toBeGreaterThan(0)
  })

  it.each(channels)('%s refuses arguments of a wrong type and extra fields', async (channel) => {
    const { ipc, reached } = registry()
    const wrong: unknown[] = [
      undefined,
      1,
      'x',
      true,
      [],
      [null],
      { unexpected: 1 },
      { __proto__: null },
      Symbol('x').toString(),
      () => 1,
    ]
    for (const args of wrong) {
      expect(await ipc.invoke(channel, args)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } })
    }
    expect(reached).toEqual([])
  })

  it.each(channels)('%s refuses every sender but the main frame of our own page', async (channel) => {
    const { ipc, reached } = registry()
    const senders = [
      null,
      { url: '', parent: null },
      { url: 'https://kiosk/', parent: null },
      { url: 'app://other/', parent: null },
      { url: 'data:text/html,x', parent: null },
      { url: 'app://kiosk/', parent: { url: 'app://kiosk/' } },
    ]
    for (const sender of senders) {
      expect(await ipc.invoke(channel, null, sender)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    }
    expect(reached).toEqual([])
  })
})

describe('channels for staff', () => {
  const staffOnly = channels.filter((channel) => contract[channel].staffOnly)

  it.each(staffOnly)('%s is refused while staff mode is closed', async (channel) => {
    const { ipc, reached } = registry({ open: false })
    expect(await ipc.invoke(channel, null)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    expect(reached).toEqual([])
  })

  it('are not those that visitors use', () => {
    expect(staffOnly).not.toHaveLength(0)
    expect(staffOnly).not.toEqual(expect.arrayContaining(['guide:load']))
    expect(staffOnly).not.toEqual(expect.arrayContaining(['print:start']))
  })
})

describe('a call', () => {
  it('reaches its handler with checked arguments and their defaults', async () => {
    const { ipc, reached } = registry()
    const args = {
      profile: { hr: 'positive', her2: 'unknown' },
      choice: { length: 'full', parts: null, medicines: null, questions: null, optIn: [] },
      look: { paper: 'a4', largePrint: false, note: null },
    }
    expect(await ipc.invoke('handout:make', args)).toEqual({ ok: true, value: null })
    expect(reached).toEqual([
      {
        ...args,
        profile: {
          ...args.profile,
          sex: 'unknown',
          menopause: 'unknown',
          biomarkers: {},
          sites: [],
          line: 'unknown',
          prior: [],
        },
      },
    ])
  })

  it('names the field that is wrong', async () => {
    const { ipc } = registry()
    const start = { handout: 'x', printer: null, copies: 1, sides: 'one', color: 'gray' }
    expect(await ipc.invoke('print:start', start)).toMatchObject({ error: { field: 'handout' } })
  })

  it('turns an unforeseen error into a value, and logs no word of its message', async () => {
    const { ipc, log, handle } = registry()
    handle('app:info', () => {
      throw new Error('the visitor typed this')
    })
    expect(await ipc.invoke('app:info', null)).toMatchObject({ ok: false, error: { code: 'failed', detail: null } })
    expect(log.text()).toContain('call failed')
    expect(log.text()).not.toContain('visitor typed')
  })

  it('logs no argument that it refuses', async () => {
    const { ipc, log } = registry()
    await ipc.invoke('print:cancel', { job: 'what somebody typed', other: 'and this' })
    expect(log.text()).toBe('call refused {"channel":"print:cancel","because":"arguments"}')
  })
})
