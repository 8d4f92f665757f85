import type { Channel, KioskEvent } from './contract.ts'

// Plain strings, so that the sandboxed preload carries no schema code; `Record` makes a forgotten name a type error.
const calls: Record<Channel, true> = {
  'app:info': true,
  'guide:load': true,
  'handout:make': true,
  'print:printers': true,
  'print:start': true,
  'print:cancel': true,
  'session:end': true,
}
const events: Record<KioskEvent, true> = {
  'handout:progress': true,
  'print:state': true,
  'guide:changed': true,
}

/** Names of all calls the window may make. */
export const callNames: ReadonlySet<string> = new Set(Object.keys(calls))
/** Names of all events the window may listen to. */
export const eventNames: ReadonlySet<string> = new Set(Object.keys(events))
