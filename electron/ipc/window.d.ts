import type { KioskBridge } from '../contract/contract.ts'

declare global {
  interface Window {
    /** The shell, as far as the window may reach it. */
    readonly kiosk: KioskBridge
  }
}
