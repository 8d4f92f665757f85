import type { Visit } from '../session/visit.ts'
import type { Handle } from './call-registry.ts'
import { ok } from '../contract/result.ts'

/** Lets the window end the visit, or forget all but what is being printed. */
export function handleSessionCalls(handle: Handle, visit: Visit): void {
  handle('session:forget', async () => {
    await visit.forget()
    return ok(null)
  })

  handle('session:end', async () => {
    await visit.finish()
    return ok(null)
  })
}
