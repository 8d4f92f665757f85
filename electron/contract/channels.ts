import type { Channel, KioskEvent } from './contract.ts'

// Plain strings, so that the sandboxed preload carries no schema code; `Record` makes a forgotten name a type error.
const calls: Record<Channel, true> = {
  'app:info': true,
  'guide:load': true,
  'guide:search-index': true,
  'handout:make': true,
  'reading:make': true,
  'print:printers': true,
  'print:count': true,
  'print:start': true,
  'print:cancel': true,
  'session:forget': true,
  'session:end': true,
  'handout:recall': true,
  'notes:state': true,
  'notes:allow': true,
  'bundles:list': true,
  'bundles:save': true,
  'bundles:lately': true,
  'bundles:used': true,
  'bundles:remove': true,
  'counts:note': true,
  'staff:state': true,
  'staff:set-pin': true,
  'staff:unlock': true,
  'staff:leave': true,
  'staff:stay': true,
  'staff:drives': true,
  'staff:settings': true,
  'staff:reload-settings': true,
  'staff:printer': true,
  'staff:choose-printer': true,
  'staff:restart': true,
  'staff:exit': true,
  'counts:read': true,
  'counts:switch': true,
  'counts:clear': true,
  'counts:save': true,
  'diagnostics:read': true,
  'diagnostics:save': true,
  'handout:save': true,
}
const events: Record<KioskEvent, true> = {
  'print:state': true,
  'staff:closed': true,
  'guide:changed': true,
}

/** Names of all calls the window may make. */
export const callNames: ReadonlySet<string> = new Set(Object.keys(calls))
/** Names of all events the window may listen to. */
export const eventNames: ReadonlySet<string> = new Set(Object.keys(events))
