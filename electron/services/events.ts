import type { WebContents } from 'electron'
import type { KioskEvent, KioskEvents } from '../contract/contract.ts'

/** Sends the window an event of the contract. */
export type SendEvent = <E extends KioskEvent>(event: E, payload: KioskEvents[E]) => void

/** Makes the function that sends events to one window. It does nothing once the window is gone. */
export function eventSender(window: WebContents): SendEvent {
  return (event, payload) => {
    if (!window.isDestroyed()) window.send(event, payload)
  }
}
