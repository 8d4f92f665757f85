import type { IpcRenderer, IpcRendererEvent } from 'electron'
import { callNames, eventNames } from '../contract/channels.ts'
import type { CallError, ChannelResult, KioskBridge, Result } from '../contract/contract.ts'

/** The window's side of the contract, over Electron's `ipcRenderer`. It lets only the contract's own names through. */
export function kioskBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>): KioskBridge {
  return {
    async call(channel, args) {
      if (!callNames.has(channel)) return refused('not-allowed', 'shell.error.not-allowed')
      try {
        return (await ipc.invoke(channel, args)) as Result<ChannelResult<typeof channel>>
      } catch {
        // Only arguments that cannot be cloned, or a shell that is going away, end here.
        return refused('bad-arguments', 'shell.error.bad-arguments')
      }
    },
    on(event, listener) {
      if (!eventNames.has(event)) return () => {}
      const relay = (_: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload)
      ipc.on(event, relay)
      return () => void ipc.removeListener(event, relay)
    },
  }
}

function refused(code: CallError['code'], message: CallError['message']): { ok: false; error: CallError } {
  return { ok: false, error: { code, message, field: null, detail: null } }
}
