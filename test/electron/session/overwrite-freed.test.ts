import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)

/** How many notes a program holds in its memory that has forgotten them all. */
async function remains(...args: string[]): Promise<number> {
  const program = 'test/electron/session/freed-notes.ts'
  const { stdout } = await run(process.execPath, ['--import', 'tsx', program, ...args])
  return Number.parseInt(stdout)
}

it.runIf(process.platform === 'linux')('what was freed stays in memory by itself, and is overwritten', async () => {
  expect(await remains()).toBeGreaterThan(500)
  expect(await remains('overwrite')).toBe(0)
})

it('is done by several threads of a program at a time', async () => {
  await run(process.execPath, ['--import', 'tsx', 'test/electron/session/threads-that-overwrite.ts'])
})
