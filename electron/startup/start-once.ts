import inspector from 'node:inspector'
import type { App } from 'electron'
import { errorFacts } from '../log/error-facts.ts'
import { messageOf } from '../log/error-text.ts'
import { refusedFlags } from '../lockdown/refused-flags.ts'
import type { Log } from '../log/log.ts'
import { isOnlyInstance } from '../window/instance.ts'

/**
 * Starts the program unless another kiosk runs already, or it was given a flag that would open it. What keeps it from
 * starting is logged, and ends it with 1.
 */
export function startOnce(app: App, log: Log, start: () => Promise<void>): void {
  const flags = refusedFlags(process.argv.slice(1), {
    packaged: app.isPackaged,
    inspected: inspector.url() !== undefined,
    platform: process.platform,
  })
  const [first, ...others] = flags
  if (first !== undefined) {
    const reason = [`the flag --${first} is refused`, ...others.map((flag) => `so is --${flag}`)].join(', ')
    log.error('not started', { reason, mend: 'start it without; docs/it-guide.md names the flags it takes' })
    return app.exit(1)
  }
  if (!isOnlyInstance(app, log)) return app.exit(1)
  start().catch((error: unknown) => {
    log.error('not started', { ...errorFacts(error), message: messageOf(error) })
    app.exit(1)
  })
}
