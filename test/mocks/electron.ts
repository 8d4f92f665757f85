import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { vi } from 'vitest'
import type { SenderFrame } from '../../electron/ipc/sender.ts'

/** Stands in for Electron's `ipcMain`: `invoke` calls a registered handler as a frame of a window would. */
export function ipcMainMock() {
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  const send = vi.fn()
  return {
    send,
    handle: ((channel, handler) => void handlers.set(channel, handler)) satisfies IpcMain['handle'],
    invoke(channel: string, args: unknown, senderFrame: SenderFrame | null = ownFrame): Promise<unknown> {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`no handler for ${channel}`)
      const event = { senderFrame, sender: { isDestroyed: () => false, send } }
      return Promise.resolve(handler(event as unknown as IpcMainInvokeEvent, args) as unknown)
    },
  }
}

/** The main frame of our own page. */
const ownFrame: SenderFrame = { url: 'app://kiosk/', parent: null }
