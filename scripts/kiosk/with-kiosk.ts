import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import type { Runtime } from '../electron/runtime.ts'
import { sandboxObstacle } from '../system/sandbox.ts'

const patience = 10_000

/** Runs the program of a folder in a window, with a profile of its own that is thrown away, until `job` is done. */
export async function withKiosk<T>(
  runtime: Runtime,
  folder: string,
  job: (app: ElectronApplication) => Promise<T>,
): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'mbc-guide-'))
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [folder, `--user-data-dir=${profile}`, '--windowed'],
    chromiumSandbox: sandboxObstacle(runtime.folder) === null,
  })
  try {
    return await job(app)
  } finally {
    const lastResort = setTimeout(() => app.process().kill('SIGKILL'), patience)
    await app.close()
    clearTimeout(lastResort)
    await rm(profile, { recursive: true, force: true })
  }
}
