import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { App } from 'electron'
import { type KnownProcess, stateOf, works } from './process-state.ts'

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
  /**
   * Ends a zygote that stays stopped for some seconds, from a thread of its own: the main thread stands still while it waits
   * for an answer of the zygote, and goes on once that has ended.
   * @param threadFile The built `electron/window/zygote-watch.ts` (`out/main/zygote-watch.js`).
   */
  watchZygotes(threadFile: string): void
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
    canStartPages: () => zygotes.every((zygote) => works(zygote)),
    watchZygotes(threadFile) {
      if (zygotes.length > 0) new Worker(threadFile, { workerData: zygotes }).unref()
    },
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** The zygotes below a process. With a sandbox they are below each other. */
function zygotesOf(parent: number): KnownProcess[] {
  const children = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name)
    const found = Number.isInteger(pid) && stateOf(pid)
    return found && found.parent === parent && isZygote(pid) ? [{ pid, start: found.start }] : []
  })
  return children.flatMap((zygote) => [zygote, ...zygotesOf(zygote.pid)])
}

function isZygote(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=zygote')
  } catch {
    return false
  }
}
