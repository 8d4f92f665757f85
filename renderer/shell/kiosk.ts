import type {
  Args,
  CallError,
  Channel,
  ChannelResult,
  KioskEvent,
  KioskEvents,
  Result,
} from '../../electron/contract/contract.ts'

const lost: CallError = { code: 'failed', message: 'screens.error.failed', field: null, detail: null }

/** Asks the shell. Every outcome is a value, a shell that cannot be reached included. */
export async function ask<C extends Channel>(channel: C, args: Args<C>): Promise<Result<ChannelResult<C>>> {
  try {
    return await window.kiosk.call(channel, args)
  } catch (cause) {
    return { ok: false, error: { ...lost, detail: String(cause) } }
  }
}

/** Listens to what the shell tells unasked, until the returned function is called. */
export function listen<E extends KioskEvent>(event: E, listener: (payload: KioskEvents[E]) => void): () => void {
  return window.kiosk.on(event, listener)
}
