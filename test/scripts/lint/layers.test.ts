import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import ts from 'typescript-eslint'
import svelte from 'eslint-plugin-svelte'
import { layers } from '../../../scripts/lint/layers.ts'

/** Messages that the import rules alone give for a text standing in `filePath`. */
async function problems(filePath: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      ...svelte.configs.base,
      { files: ['**/*.ts', '**/*.svelte'], plugins: { '@typescript-eslint': ts.plugin } },
      { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
      { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
      ...layers,
    ],
  })
  const results = await eslint.lintText(text, { filePath })
  return results.flatMap((result) => result.messages.map((message) => message.message))
}

const inScript = (line: string) => `<script lang="ts">\n${line}\n</script>\n`

describe('import rules', () => {
  it.each([
    ['content/tailor/x.ts', `import { app } from 'electron'`],
    ['content/tailor/x.ts', `import { readFileSync } from 'node:fs'`],
    ['content/tailor/x.ts', `import { readFileSync } from 'fs'`],
    ['content/tailor/x.ts', `import { contract } from '../../electron/contract/contract.ts'`],
    ['content/tailor/x.ts', `import type { Paper } from '../../electron/contract/contract.ts'`],
    ['content/tailor/x.ts', `import { compileGuide } from '../compile/compile.ts'`],
    ['content/tailor/x.ts', `export { guide } from '../../renderer/guide/guide.svelte.ts'`],
    ['content/tailor/x.ts', `export const later = () => import('../../electron/contract/contract.ts')`],
    ['content/tailor/x.ts', `export const width = window.innerWidth`],
    ['content/tailor/x.ts', `export const home = process.env`],
    ['content/compile/x.ts', `import { serveApp } from '../../electron/protocol/app-protocol.ts'`],
    ['electron/window/x.ts', `import { kiosk } from '../../renderer/shell/kiosk.ts'`],
    ['electron/window/x.ts', `import { run } from '../../scripts/command.ts'`],
    ['electron/x.ts', `import { kiosk } from '../renderer/shell/kiosk.ts'`],
    ['renderer/shell/x.ts', `import { ipcRenderer } from 'electron'`],
    ['renderer/shell/x.ts', `import log from 'electron-log/renderer'`],
    ['renderer/shell/x.ts', `import { serveApp } from '../../electron/protocol/app-protocol.ts'`],
    ['renderer/shell/x.ts', `import type { Flags } from '../../electron/environment/flags.ts'`],
    ['renderer/shell/x.ts', `import { contract } from '../../electron/contract/contract.ts'`],
    ['renderer/screens/X.svelte', inScript(`import { contract } from '../../electron/contract/contract.ts'`)],
    ['renderer/screens/X.svelte', inScript(`import type { Flags } from '../../electron/environment/flags.ts'`)],
    ['renderer/screens/X.svelte', inScript(`import path from 'node:path'`)],
    ['renderer/App.svelte', inScript(`import { readGuide } from '../electron/guide/read-guide.ts'`)],
  ])('flag in %s: %s', async (file, text) => {
    expect(await problems(file, text)).toHaveLength(1)
  })

  it.each([
    ['content/tailor/x.ts', `import { profileSchema } from '../schema/profile.ts'`],
    ['content/compile/x.ts', `import { readFileSync } from 'node:fs'`],
    ['electron/window/x.ts', `import { tailor } from '../../content/tailor/tailor.ts'`],
    ['electron/window/x.ts', `import { app } from 'electron'`],
    ['renderer/shell/x.ts', `import { tailor } from '../../content/tailor/tailor.ts'`],
    ['renderer/shell/x.ts', `import type { Paper } from '../../electron/contract/contract.ts'`],
    ['renderer/screens/X.svelte', inScript(`import type { Paper } from '../../electron/contract/contract.ts'`)],
    ['test/electron/x.ts', `import { serveApp } from '../../electron/protocol/app-protocol.ts'`],
  ])('allow in %s: %s', async (file, text) => {
    expect(await problems(file, text)).toEqual([])
  })
})
