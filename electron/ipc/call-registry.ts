import type { IpcMain } from 'electron'
import type { z } from 'zod'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'
import { contract } from '../contract/contract.ts'
import type { Channel, ChannelResult, Contract, Result } from '../contract/contract.ts'
import { failure } from '../contract/result.ts'
import { eventSender } from '../services/events.ts'
import type { SendEvent } from '../services/events.ts'
import { isTrustedSender } from './sender.ts'

/** Answers one channel. Its argument has been parsed by the channel's schema. */
export type CallHandler<C extends Channel> = (
  args: z.output<Contract[C]['args']>,
  send: SendEvent,
) => Result<ChannelResult<C>> | Promise<Result<ChannelResult<C>>>

/** Registers a handler for a channel of the contract. */
export type Handle = <C extends Channel>(channel: C, handler: CallHandler<C>) => void

/**
 * Makes the function that registers handlers. Every call is checked: the sender must be the main frame of our own page,
 * staff mode must be open if the channel requires it, and the argument must fit the contract. Errors are returned as
 * values. Logs the channel and the kind of refusal, never the argument.
 */
export function callRegistry(
  ipc: Pick<IpcMain, 'handle'>,
  trusted: TrustedOrigin,
  log: Log,
  staff: { readonly open: boolean } = { open: false },
): Handle {
  return (channel, handler) => {
    ipc.handle(channel, async (event, raw: unknown) => {
      if (!isTrustedSender(event.senderFrame, trusted)) {
        log.warn('call refused', { channel, because: 'sender' })
        return failure('not-allowed', 'shell.error.not-allowed')
      }
      if (contract[channel].staffOnly && !staff.open) {
        log.warn('call refused', { channel, because: 'staff only' })
        return failure('not-allowed', 'shell.error.not-allowed')
      }
      const args = contract[channel].args.safeParse(raw)
      if (!args.success) {
        log.warn('call refused', { channel, because: 'arguments' })
        const issue = args.error.issues[0]
        return failure('bad-arguments', 'shell.error.bad-arguments', {
          field: issue?.path.join('.') ?? '',
          detail: issue?.message ?? '',
        })
      }
      try {
        // This channel's schema has just parsed it; TypeScript cannot see that through the union.
        return await handler(args.data as z.output<Contract[typeof channel]['args']>, eventSender(event.sender))
      } catch (error) {
        log.error('call failed', { channel, ...errorFacts(error) })
        return failure('failed', 'shell.error.failed')
      }
    })
  }
}
