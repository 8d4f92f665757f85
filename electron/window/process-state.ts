import { readFileSync } from 'node:fs'

/** What Linux says of a process. */
export interface ProcessState {
  parent: number
  /** One letter: R running, S sleeping, T stopped, Z ended … */
  state: string
  /** When it was started, in ticks since the system was: with it a number that is used again is not mistaken. */
  start: string
}

/** A process that was found earlier. */
export interface KnownProcess {
  pid: number
  start: string
}

/** The state of a process, or null if there is none of that number. */
export function stateOf(pid: number): ProcessState | null {
  try {
    // The second field is the program's name in brackets, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const [state = '', parent] = fields
    return { state, parent: Number(parent), start: fields[19] ?? '' }
  } catch {
    return null
  }
}

/** Whether a process is there and goes on: neither stopped nor ended. */
export function works({ pid, start }: KnownProcess): boolean {
  const found = stateOf(pid)
  return found !== null && found.start === start && !'TZX'.includes(found.state)
}

/** Whether a process is there and stopped. */
export function isStopped({ pid, start }: KnownProcess): boolean {
  const found = stateOf(pid)
  return found !== null && found.start === start && found.state === 'T'
}
