import { isTrusted } from '../protocol/app-origin.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'

/** What must be known of the frame that sent a call; Electron gives null for a frame that is gone. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a call comes from the main frame of our own page. Anything in doubt is refused. */
export function isTrustedSender(frame: SenderFrame | null | undefined, trusted: TrustedOrigin): boolean {
  return frame?.parent === null && isTrusted(frame.url, trusted)
}
