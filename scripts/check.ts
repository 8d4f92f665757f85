import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { runScript } from './setup-problem.ts'
import { npm, run } from './system/command.ts'

const packageFile = z.object({ scripts: z.record(z.string(), z.string()) })

/** `npm run check`: every script of package.json named `check:…`, in its order, also after one that failed. */
async function check(): Promise<void> {
  const { scripts } = packageFile.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const failed: string[] = []
  for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
    const { command, args } = npm(['run', '--silent', name])
    if ((await run(command, args)) !== 0) failed.push(name)
  }
  if (failed.length === 0) return
  console.error(`\nFailed: ${failed.map((name) => `npm run ${name}`).join(', ')}`)
  process.exitCode = 1
}

runScript(check)
