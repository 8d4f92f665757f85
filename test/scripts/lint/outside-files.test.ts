import { readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { expect, it } from 'vitest'
import { layers } from '../../../scripts/lint/layers.ts'
import { fileOpeners, jsonParsers } from '../../../scripts/lint/outside-files.ts'

async function problems(filePath: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        plugins: { '@typescript-eslint': ts.plugin },
        languageOptions: { parser: ts.parser },
        // Other comments of the files that are linted here speak of other rules.
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
      ...layers,
    ],
  })
  const results = await eslint.lintText(text, { filePath })
  return results.flatMap((result) => result.messages.map((message) => message.message))
}

it.each([
  `import { readFile } from 'node:fs/promises'`,
  `import { readFileSync as read } from 'node:fs'`,
  `import { open } from 'fs/promises'`,
  `import { openSync, readSync } from 'fs'`,
  `import { createReadStream } from 'node:fs'`,
  `import { promises } from 'node:fs'`,
  `import fs from 'node:fs'`,
  `import * as fs from 'node:fs/promises'`,
  `export { readFile } from 'node:fs/promises'`,
])('electron/ may not open files by itself: %s', async (text) => {
  expect(await problems('electron/counts/x.ts', text)).not.toEqual([])
})

it.each([
  [`import { rename, rm, statfs } from 'node:fs/promises'`],
  [`import type { FileHandle } from 'node:fs/promises'`],
  [`import { constants, mkdirSync } from 'node:fs'`],
])('electron/ may do what reads no file: %s', async (text) => {
  expect(await problems('electron/counts/x.ts', text)).toEqual([])
})

it.each(['electron/counts/x.ts', 'content/tailor/x.ts', 'content/compile/x.ts'])(
  'JSON.parse is forbidden in %s',
  async (file) => {
    expect(await problems(file, `export const data: unknown = JSON.parse('{}')`)).toHaveLength(1)
    expect(await problems(file, `export const text = JSON.stringify({})`)).toEqual([])
  },
)

it.each(Object.keys(fileOpeners))('%s needs its exception, which does not let it parse JSON', async (file) => {
  const text = readFileSync(file, 'utf8')
  expect(await problems(file, text)).toEqual([])
  expect(await problems('electron/counts/x.ts', text)).not.toEqual([])
  expect(await problems(file, `export const data: unknown = JSON.parse('{}')`)).toHaveLength(1)
})

it.each(Object.values(jsonParsers).flatMap((files) => Object.keys(files)))(
  '%s needs its exception, which does not let it read files',
  async (file) => {
    const text = readFileSync(file, 'utf8')
    expect(await problems(file, text)).toEqual([])
    expect(await problems('electron/counts/x.ts', text)).not.toEqual([])
    if (file.startsWith('content/compile/')) return
    expect(await problems(file, `import { readFile } from 'node:fs/promises'`)).toHaveLength(1)
  },
)
