import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { familyOf } from '../soak/measure.ts'
import { launchKiosk, type Kiosk, type LaunchOptions } from './launch.ts'

const unit = readFileSync('docs/examples/mbc-guide.service', 'utf8')
/** How long systemd waits before it starts the program again, in ms. */
const restartMs = Number(/^RestartSec=(\d+)$/m.exec(unit)?.[1]) * 1000

/** How a program ended: its exit code, or the signal that ended it. */
export interface End {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A kiosk that is started again whenever it ends, as the unit of the IT guide does. */
export class SupervisedKiosk {
  /** How it has ended so far. */
  readonly ends: End[] = []
  #kiosk: Kiosk
  #options: LaunchOptions
  #stopped = false
  #restarting: Promise<void> = Promise.resolve()

  private constructor(kiosk: Kiosk, options: LaunchOptions) {
    this.#kiosk = kiosk
    this.#options = { ...options, profile: kiosk.profile, keepSettings: true }
    this.#follow()
  }

  static async start(options: LaunchOptions): Promise<SupervisedKiosk> {
    return new SupervisedKiosk(await launchKiosk(options), options)
  }

  /** The kiosk as it runs now, or as it ran last. */
  get kiosk(): Kiosk {
    return this.#kiosk
  }

  get mainProcess(): number {
    return this.#kiosk.app.process().pid ?? 0
  }

  /** The same once they all are what they will be: one that was just forked looks like its zygote. */
  async settledProcesses(): Promise<{ pid: number; kind: string }[]> {
    for (let before = ''; ; await pause(300)) {
      const now = this.processes()
      if (JSON.stringify(now) === before) return now
      before = JSON.stringify(now)
    }
  }

  /** Its processes below the main one, by kind: "renderer", "utility network.mojom.NetworkService". */
  processes(): { pid: number; kind: string }[] {
    const [, ...children] = familyOf(this.mainProcess)
    return children.flatMap((pid) => {
      const kind = kindOf(pid)
      return kind === null ? [] : [{ pid, kind }]
    })
  }

  /** When it has started again after its last end; playwright may take more than one try to reach it. */
  startedAgain(): Promise<void> {
    return this.#restarting
  }

  /** Stops it for good. */
  async discard(): Promise<void> {
    this.#stopped = true
    await this.#restarting
    // One that is stopped would be waited for.
    for (const pid of familyOf(this.mainProcess).slice(1)) signal(pid, 'SIGCONT')
    await this.#kiosk.discard()
  }

  #follow(): void {
    this.#kiosk.app.process().once('exit', (code, signal) => {
      this.ends.push({ code, signal })
      if (!this.#stopped) this.#restarting = this.#restart()
    })
  }

  async #restart(): Promise<void> {
    await pause(restartMs)
    if (this.#stopped) return
    this.#kiosk = await launchKiosk(this.#options)
    this.#follow()
  }
}

/** Sends a signal to a process, which may have ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  // Zero would be every process of the tests.
  if (pid <= 0) throw new Error(`${pid} is no process`)
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** What kind of process of the program this is; null if it is another program or has ended. */
function kindOf(pid: number): string | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const parts = [/--type=([\w-]+)/, /--utility-sub-type=([\w.]+)/, /--(no-zygote-sandbox)/]
    return parts.flatMap((part) => part.exec(command)?.[1] ?? []).join(' ') || null
  } catch {
    return null
  }
}
