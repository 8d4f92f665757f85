import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** A folder inside the project, so that `svelte` and the project's own compiler options are found from it. */
let folder: string

beforeAll(async () => {
  await mkdir('out', { recursive: true })
  folder = await mkdtemp(resolve('out', 'planted-'))
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: resolve('tsconfig.json'), include: ['*.svelte'] }),
  )
})
afterAll(() => rm(folder, { recursive: true }))

/** What svelte-check says of one component, run as `npm run check:svelte` runs it. */
async function check(component: string): Promise<{ exit: number | null; output: string }> {
  await writeFile(join(folder, 'Planted.svelte'), component)
  const bin = resolve('node_modules/svelte-check/bin/svelte-check')
  const args = [bin, '--workspace', folder, '--tsconfig', join(folder, 'tsconfig.json'), '--fail-on-warnings']
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { exit: status, output: stdout }
}

it('finds a type error planted in a component', { timeout: 60_000 }, async () => {
  const { exit, output } = await check('<script lang="ts">\n  const pages: number = "four"\n</script>\n\n{pages}\n')
  expect(exit).toBe(1)
  expect(output).toContain(`Type 'string' is not assignable to type 'number'`)
})

it('finds a type error planted in the markup', { timeout: 60_000 }, async () => {
  const { exit, output } = await check('<script lang="ts">\n  const pages = 4\n</script>\n\n{pages.toUpperCase()}\n')
  expect(exit).toBe(1)
  expect(output).toContain(`'toUpperCase' does not exist`)
})

it('passes a component that is right', { timeout: 60_000 }, async () => {
  const { exit, output } = await check('<script lang="ts">\n  const pages: number = 4\n</script>\n\n{pages}\n')
  expect(output).toContain('0 errors and 0 warnings')
  expect(exit).toBe(0)
})
