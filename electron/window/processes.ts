import { readdirSync, readFileSync } from 'node:fs'
import type { App } from 'electron'

/** The program's other processes, as far as the main process has to end them or depends on them. */
export interface Processes {
  /** Ends a process at once, even a stopped one. One that has ended meanwhile is no error. */
  end(pid: number): void
  /**
   * Ends the processes that pages need besides their own (graphics, network and the like). Chromium starts each again when it is
   * next needed.
   */
  endHelpers(): void
  /** Ends every process but the main one, for the end of the program: one that is stopped would keep it from ending. */
  endAll(): void
  /** Ends the process that draws. */
  endGraphics(): void
  /** Whether a process for a new page can be started. On Linux all of them come from one process, the zygote. */
  canStartPages(): boolean
}

/**
 * Looks at the processes of this program. To be called before the app is ready: the zygotes are there by then, and nothing
 * has come from them yet that looks like one for a moment. They exist on Linux only, and Electron does not list them.
 */
export function ownProcesses(app: Pick<App, 'getAppMetrics'>): Processes {
  const zygotes = process.platform === 'linux' ? zygotesOf(process.pid) : []
  const endThose = (wanted: (type: string) => boolean) => {
    for (const { pid, type } of app.getAppMetrics()) if (pid !== process.pid && wanted(type)) end(pid)
  }
  return {
    end,
    endHelpers: () => endThose((type) => type !== 'Tab'),
    endGraphics: () => endThose((type) => type === 'GPU'),
    endAll() {
      endThose(() => true)
      for (const { pid, start } of zygotes) if (stateOf(pid)?.start === start) end(pid)
    },
    canStartPages: () => zygotes.every(({ pid, start }) => works(stateOf(pid), start)),
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

interface ProcessState {
  parent: number
  /** One letter: R running, S sleeping, T stopped, Z ended … */
  state: string
  /** When it was started, in ticks since the system was: with it a number that is used again is not mistaken. */
  start: string
}

function works(found: ProcessState | null, start: string): boolean {
  return found !== null && found.start === start && !'TZX'.includes(found.state)
}

interface Zygote {
  pid: number
  start: string
}

/** The zygotes below a process. With a sandbox they are below each other. */
function zygotesOf(parent: number): Zygote[] {
  const children = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    const found = Number.isInteger(pid) && stateOf(pid)
    return found && found.parent === parent && isZygote(pid) ? [{ pid, start: found.start }] : []
  })
  return children.flatMap((zygote) => [zygote, ...zygotesOf(zygote.pid)])
}

function stateOf(pid: number): ProcessState | null {
  try {
    // The second field is the program's name in brackets, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const [state = '', parent] = fields
    return { state, parent: Number(parent), start: fields[19] ?? '' }
  } catch {
    return null
  }
}

function isZygote(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=zygote')
  } catch {
    return false
  }
}
