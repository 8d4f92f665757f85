import type { z } from 'zod'

/** One thing the window may ask of the shell. */
export interface ChannelOf<Args extends z.ZodType, Result> {
  /** Schema of the one argument. */
  args: Args
  /** Whether it is refused while staff mode is closed. */
  staffOnly: boolean
  /** Type of the answer; never there at run time. */
  readonly result?: Result
}

/** Ties a channel's argument schema to the type of its result. */
export function channel<Result>() {
  return <Args extends z.ZodType>(args: Args, { staffOnly = false } = {}): ChannelOf<Args, Result> => ({
    args,
    staffOnly,
  })
}
