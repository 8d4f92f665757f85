import type { IpcMain } from 'electron'

type Listener = Parameters<IpcMain['handle']>[1]

/**
 * An `ipcMain` whose channels can be called before anybody answers them: a call that comes early waits for its handler,
 * so that the window may open while the rest of the program is still being set up.
 */
export function earlyCalls(ipc: Pick<IpcMain, 'handle'>, channels: Iterable<string>): Pick<IpcMain, 'handle'> {
  const takers = new Map<string, (listener: Listener) => void>()
  for (const channel of channels) {
    const answering = new Promise<Listener>((resolve) => takers.set(channel, resolve))
    ipc.handle(channel, async (event, args: unknown) => {
      const listener = await answering
      return listener(event, args) as unknown
    })
  }
  return {
    handle(channel, listener) {
      const take = takers.get(channel)
      if (!take) throw new Error(`${channel} is no channel, or has its handler`)
      takers.delete(channel)
      take(listener)
    },
  }
}
