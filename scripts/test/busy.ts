import { spawn } from 'node:child_process'

/** Ends by itself when the process that started it is gone, so that none is left after a crash. */
const loop = `
  const parent = process.ppid
  const turn = () => {
    const until = Date.now() + 1000
    while (Date.now() < until);
    if (process.ppid === parent) setImmediate(turn)
  }
  turn()
`

/** Processes that keep the machine busy. */
export interface BusyProcesses {
  processes: number
  stop(): void
}

/** Starts processes that each use a whole core until they are stopped. */
export function keepBusy(processes: number): BusyProcesses {
  const children = Array.from({ length: processes }, () => spawn(process.execPath, ['-e', loop], { stdio: 'ignore' }))
  return {
    processes,
    stop: () => {
      for (const child of children) child.kill('SIGKILL')
    },
  }
}
