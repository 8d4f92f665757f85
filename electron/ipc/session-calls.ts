import type { Visit } from '../session/visit.ts'
import type { Handle } from './calls.ts'
import { ok } from './result.ts'

/** Lets the window end the visit. */
export function handleSessionCalls(handle: Handle, visit: Visit): void {
  handle('session:end', async () => {
    await visit.finish()
    return ok(null)
  })
}
