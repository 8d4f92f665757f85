import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { logoPicture } from '../../../../electron/handout/letterhead/logo-picture.ts'

const folder = 'node_modules/simple-icons/icons'

it('at least 999 of 1,000 logos as they are published are accepted', async () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.svg'))
  expect(files.length).toBeGreaterThan(3000)
  const refused: string[] = []
  for (const file of files) {
    // Fewer dots are drawn sooner, and are refused for the same reasons.
    await logoPicture(readFileSync(path.join(folder, file)), [72]).catch((error: unknown) =>
      refused.push(`${file}: ${String(error)}`),
    )
  }
  expect(refused.length / files.length, refused.slice(0, 10).join('\n')).toBeLessThanOrEqual(0.001)
})
