import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import svelte from 'eslint-plugin-svelte'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { folderOrder, folderOrderRule, orderProblem } from '../../../scripts/lint/folder-order.ts'

/** Messages that the rule alone gives for a text of `filePath`. */
async function problems(filePath: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      ...svelte.configs.base,
      { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
      { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
      folderOrderRule,
    ],
  })
  const results = await eslint.lintText(text, { filePath })
  return results.flatMap((result) => result.messages.map((message) => message.message))
}

const inScript = (line: string) => `<script lang="ts">\n${line}\n</script>\n`

describe('the order of folders', () => {
  it.each([
    ['electron/settings/x.ts', `import { letterhead } from '../handout/letterhead/letterhead.ts'`],
    ['electron/settings/x.ts', `import type { Staff } from '../staff/staff.ts'`],
    ['electron/log/x.ts', `export { Visit } from '../session/visit.ts'`],
    ['electron/log/x.ts', `export * from '../session/visit.ts'`],
    ['electron/window/x.ts', `export const later = () => import('../startup/answer-window.ts')`],
    ['electron/window/x.ts', `export type Later = import('../startup/answer-window.ts').AnswerOptions`],
    ['electron/handout/pdf/x.ts', `import { Pen } from '../typesetting/pen.ts'`],
    ['electron/print/cups/x.ts', `import { setupPrinting } from '../printing.ts'`],
    ['electron/print/cups/deep/x.ts', `import { setupPrinting } from '../../printing.ts'`],
    ['electron/print/x.ts', `import { main } from '../main.ts'`],
    ['renderer/design/X.svelte', inScript(`import { router } from '../navigation/router.svelte.ts'`)],
    ['renderer/reading/words/X.svelte', inScript(`import Gate from '../Gate.svelte'`)],
    ['electron/utils/x.ts', `import { Log } from '../log/log.ts'`],
  ])('flag in %s: %s', async (file, text) => {
    expect(await problems(file, text)).toHaveLength(1)
  })

  it.each([
    ['electron/settings/x.ts', `import { Log } from '../log/log.ts'`],
    ['electron/settings/x.ts', `import { y } from './y.ts'`],
    ['electron/window/x.ts', `import css from './staff-page.css?raw'`],
    ['electron/window/x.ts', `import { translator } from '../../content/messages/messages.ts'`],
    ['electron/handout/make/x.ts', `import { renderHandout } from '../handout.ts'`],
    ['electron/handout/x.ts', `import { Output } from './pdf/output.ts'`],
    ['electron/startup/x.ts', `export const later = () => import('../window/open-kiosk.ts')`],
    ['renderer/screens/X.svelte', inScript(`import Card from '../navigation/Card.svelte'`)],
  ])('allow in %s: %s', async (file, text) => {
    expect(await problems(file, text)).toEqual([])
  })

  it('says what to do', () => {
    expect(orderProblem('electron/log/log.ts', 'electron/window/quit.ts')).toBe(
      'electron/log may not import electron/window, which stands above it in scripts/lint/folder-order.ts. Move the piece to where it belongs.',
    )
    expect(orderProblem('electron/extra/x.ts', 'electron/log/log.ts')).toContain(
      'electron/extra has no place in the order yet',
    )
  })

  it('names every folder of the shell and the window that there is, and no other', () => {
    const there = ['electron', 'renderer']
      .flatMap((top) => [top, ...foldersIn(top)])
      .filter((folder) => subfolders(folder).length > 0)
    expect(Object.keys(folderOrder).sort()).toEqual(there.sort())
    for (const folder of there)
      expect(folderOrder[folder]?.filter((name) => name !== '.').toSorted(), folder).toEqual(
        subfolders(folder).toSorted(),
      )
  })
})

/** Folders directly inside a folder, without those that git does not know: they hold no file. */
function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(folder, entry.name)).length > 0)
    .map(({ name }) => name)
}

/** All folders inside a folder. */
function foldersIn(folder: string): string[] {
  return subfolders(folder).flatMap((name) => [
    path.posix.join(folder, name),
    ...foldersIn(path.posix.join(folder, name)),
  ])
}
