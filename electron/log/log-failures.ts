import type { App } from 'electron'
import { errorFacts } from './error-facts.ts'
import type { Log } from './log.ts'

/** Logs what nobody foresaw: errors that nobody caught, and processes of the program that ended by themselves. */
export function logFailures(app: App, log: Log): void {
  process.on('uncaughtException', (error) => log.error('uncaught', errorFacts(error)))
  process.on('unhandledRejection', (reason) => log.error('unhandled', errorFacts(reason)))
  app.on('child-process-gone', (_event, { type, reason }) => log.error('process gone', { type, reason }))
}
