import { readdirSync, readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/** What all processes of the program hold at one time. */
export interface Sample {
  /** Visitors so far. */
  visitors: number
  /** Seconds since the first visitor. */
  seconds: number
  processes: number
  /**
   * Memory of all processes, shared pages counted once, in KiB: the kernel's PSS, without the pages of the program's own
   * files, which are counted less while another program uses them too.
   */
  memory: number
  /** The same of each kind of process. */
  memoryOf: Record<ProcessKind, number>
  /** Open files, sockets and pipes of all processes. */
  handles: number
  /** Live JavaScript objects of the window after a collection, in KiB. */
  heap: number
  /** Those of the shell, which outlives every visit. */
  shellHeap: number
}

export type ProcessKind = 'browser' | 'window' | 'gpu' | 'other'

/** Looks at every process of a running program (Linux). */
export function lookAtProcesses(app: ElectronApplication): Omit<Sample, 'visitors' | 'seconds' | 'heap' | 'shellHeap'> {
  const memoryOf = { browser: 0, window: 0, gpu: 0, other: 0 }
  let handles = 0
  const pids = familyOf(app.process().pid ?? 0)
  for (const pid of pids) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      for (const [, size] of rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm)) memoryOf[kindOf(pid)] += Number(size)
      handles += readdirSync(`/proc/${pid}/fd`).length
    } catch {
      // It has ended since it was listed.
    }
  }
  const memory = Object.values(memoryOf).reduce((sum, part) => sum + part, 0)
  return { processes: pids.length, memory, memoryOf, handles }
}

/** Live JavaScript objects of the shell after a collection, in KiB. */
export function shellHeap(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => {
    const { mainModule } = process as unknown as { mainModule: { require: (name: string) => unknown } }
    const v8 = mainModule.require('node:v8') as { setFlagsFromString: (flag: string) => void }
    const vm = mainModule.require('node:vm') as { runInNewContext: (code: string) => () => void }
    // Only a context that is made after the flag has the function.
    v8.setFlagsFromString('--expose-gc')
    const collect = vm.runInNewContext('gc')
    collect()
    return Math.round(process.memoryUsage().heapUsed / 1024)
  })
}

/** A process and all that come from it. */
export function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const family = (of: number): number[] => [of, ...(children.get(of) ?? []).flatMap(family)]
  return family(pid)
}

function parentOf(pid: string): number | null {
  try {
    // The second field is the program's name in brackets, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
    return Number(fields?.[1])
  } catch {
    return null
  }
}

function kindOf(pid: number): ProcessKind {
  const type = /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1]
  if (type === undefined) return 'browser'
  return type === 'renderer' ? 'window' : type === 'gpu-process' ? 'gpu' : 'other'
}
