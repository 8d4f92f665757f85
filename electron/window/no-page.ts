import type { App } from 'electron'
import type { Closing } from '../services/closing.ts'
import type { Processes } from './processes.ts'

/** What the program ends with if it cannot show any page, so that the system starts it again. */
export const endedWithoutPage = 70

/** How long the visit may take to end, in ms: the first screen must be back within ten seconds. */
const longestWaitMs = 1_500

/** Ends a program that cannot show any page. The system starts it again (docs/it-guide.md). */
export async function endWithoutPage(
  app: Pick<App, 'exit'>,
  closing: Pick<Closing, 'run'>,
  processes: Pick<Processes, 'endAll'>,
): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs))
  await Promise.race([closing.run(), late])
  processes.endAll()
  app.exit(endedWithoutPage)
}
