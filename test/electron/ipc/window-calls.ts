import type { CallHandler, Handle } from '../../../electron/ipc/call-registry.ts'
import type { Args, Channel, ChannelResult, Result } from '../../../electron/contract/contract.ts'
import { contract } from '../../../electron/contract/contract.ts'

/** Stands in for the window: handlers register with `handle`, and `call` asks them after the contract's check. */
export function windowCalls(): {
  handle: Handle
  call<C extends Channel>(channel: C, args: Args<C>): Promise<Result<ChannelResult<C>>>
} {
  const handlers = new Map<Channel, unknown>()
  return {
    handle: (channel, handler) => void handlers.set(channel, handler),
    async call(channel, args) {
      const handler = handlers.get(channel) as CallHandler<typeof channel> | undefined
      if (!handler) throw new Error(`Nothing answers ${channel}`)
      // A refused argument is a mistake of the test here: the refusal itself is tested with the registry.
      const parsed = contract[channel].args.parse(args) as Parameters<typeof handler>[0]
      return await handler(parsed, () => undefined)
    },
  }
}
