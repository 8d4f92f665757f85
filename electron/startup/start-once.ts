import type { App } from 'electron'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { isOnlyInstance } from '../window/instance.ts'

/** Starts the program unless another kiosk runs already. What keeps it from starting is logged, and ends it with 1. */
export function startOnce(app: App, log: Log, start: () => Promise<void>): void {
  if (!isOnlyInstance(app, log)) return app.exit(1)
  start().catch((error: unknown) => {
    log.error('not started', { ...errorFacts(error), message: error instanceof Error ? error.message : null })
    app.exit(1)
  })
}
