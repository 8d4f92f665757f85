import { z } from 'zod'
import type { IppClient } from './ipp-client.ts'
import type { IppRequestAttribute, IppResponse } from './ipp-message.ts'

/** Operations and groups of IPP notifications (RFC 3995, RFC 3996). */
const operation = { createSubscription: 0x0016, cancelSubscription: 0x001b, notifications: 0x001c } as const
const group = { subscription: 0x06, event: 0x07 } as const
/** Longer than any job is followed: CUPS then drops what a program that ended has left. In seconds. */
const leaseSeconds = 7200
const processing = 5

const subscription = z.object({ 'notify-subscription-id': z.tuple([z.int()]) })
const event = z.object({
  'printer-state-reasons': z.array(z.string()).catch([]),
  'notify-job-id': z.array(z.int()).catch([]),
  'job-state': z.array(z.int()).catch([]),
})

/** What CUPS notes of a queue from now on. */
export interface QueueEvents {
  /** The reasons that the queue has had since a job began, in their order. Empty if CUPS does not say. */
  reasonsSince: (job: number) => Promise<string[]>
  /** Has CUPS drop its notes. */
  end: () => Promise<void>
}

/**
 * Has CUPS note each change of a queue. A print server that holds, cancels or aborts a job is named among the reasons of the
 * queue for a moment only: CUPS drops them as the job ends. Never rejects: without notes, less is known.
 */
export async function noteQueueEvents(
  ask: IppClient,
  user: IppRequestAttribute,
  printer: IppRequestAttribute,
): Promise<QueueEvents> {
  const asked = async (...request: Parameters<IppClient>): Promise<IppResponse['groups']> => {
    try {
      const { status, groups } = await ask(...request)
      return status > 0xff ? [] : groups
    } catch {
      return []
    }
  }
  const created = await asked(
    operation.createSubscription,
    printer,
    user,
    { group: group.subscription },
    ['keyword', 'notify-events', 'printer-state-changed', 'job-state-changed'],
    ['keyword', 'notify-pull-method', 'ippget'],
    ['integer', 'notify-lease-duration', leaseSeconds],
  )
  const made = created.map(({ attributes }) => subscription.safeParse(attributes).data).find((found) => found)
  if (!made) return { reasonsSince: () => Promise.resolve([]), end: () => Promise.resolve() }
  const [id] = made['notify-subscription-id']
  return {
    async reasonsSince(job) {
      const answer = await asked(operation.notifications, printer, user, ['integer', 'notify-subscription-ids', id])
      const events = answer
        .filter(({ kind }) => kind === group.event)
        .flatMap(({ attributes }) => event.safeParse(attributes).data ?? [])
      const began = events.findIndex(
        (noted) => noted['notify-job-id'][0] === job && noted['job-state'][0] === processing,
      )
      return events.slice(Math.max(0, began)).flatMap((noted) => noted['printer-state-reasons'])
    },
    async end() {
      await asked(operation.cancelSubscription, printer, user, ['integer', 'notify-subscription-id', id])
    },
  }
}
