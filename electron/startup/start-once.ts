import inspector from 'node:inspector'
import type { App } from 'electron'
import { errorFacts } from '../log/error-facts.ts'
import { refusedFlag } from '../lockdown/refused-flags.ts'
import type { Log } from '../log/log.ts'
import { isOnlyInstance } from '../window/instance.ts'

/**
 * Starts the program unless another kiosk runs already, or it was given a flag that would open it. What keeps it from
 * starting is logged, and ends it with 1.
 */
export function startOnce(app: App, log: Log, start: () => Promise<void>): void {
  const flag = refusedFlag(app.commandLine, { packaged: app.isPackaged, inspected: inspector.url() !== undefined })
  if (flag !== null) {
    log.error('not started', { reason: `the flag --${flag} is refused`, mend: 'start it without' })
    return app.exit(1)
  }
  if (!isOnlyInstance(app, log)) return app.exit(1)
  start().catch((error: unknown) => {
    log.error('not started', { ...errorFacts(error), message: error instanceof Error ? error.message : null })
    app.exit(1)
  })
}
