import { recall } from '../../content/recall/recall.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { Handle } from './call-registry.ts'
import { failure, ok } from '../contract/result.ts'

/** Finds handouts again by their ID. Nothing of it is kept. */
export function handleRecallCalls(handle: Handle, guide: () => Guide): void {
  handle('handout:recall', ({ id }) => {
    const found = recall(guide(), id)
    return found.ok ? ok(found) : failure('not-found', `recall.problem.${found.problem}`, { field: 'id' })
  })
}
