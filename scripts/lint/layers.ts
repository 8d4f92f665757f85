import { builtinModules } from 'node:module'
import type { Linter } from 'eslint'
import type { Ban, SyntaxBan } from './bans.ts'
import { jsonParseBan, jsonParsers, fileOpeners, fileReadBan } from './outside-files.ts'

/*
 * Who may import whom, from the architecture table. Imports are relative and have their extension, so the text of an import
 * shows the top-level folder.
 */

const nodeModules = `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$))`
const contract = '/electron/contract/contract\\.ts$'

const noNode: Ban = {
  regex: nodeModules,
  message: 'Node APIs are not available here: this code also runs in the window.',
}
const noElectron: Ban = { regex: '^electron(/|$|-log)', message: 'Only electron/ may use Electron.' }
const folder = (name: string, message: string): Ban => ({ regex: `(^|/)\\.\\.?/(.*/)?${name}/`, message })

/** Forbids static imports, re-exports and import() of what a layer may not know. */
function bans(list: Ban[], syntax: SyntaxBan[] = []): Linter.RulesRecord {
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: list }],
    'no-restricted-syntax': [
      'error',
      ...list.map(({ regex, message }) => ({
        selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`,
        message,
      })),
      ...syntax,
    ],
  }
}

const contentBans = [
  folder('(electron|renderer)', 'content/ imports nothing of ours outside content/.'),
  folder('(test|scripts)', 'The product does not import tests or scripts.'),
  noElectron,
]

const electronBans = [
  folder('renderer', 'electron/ imports content/ only; the window is reached through the contract.'),
  folder('(test|scripts)', 'The product does not import tests or scripts.'),
]

const pureBans = [
  ...contentBans,
  noNode,
  folder('compile', 'The guide is compiled before the program runs: only the command line and tests compile.'),
]

/** The import rules of the architecture, by folder. */
export const layers: Linter.Config[] = [
  {
    files: ['content/**/*.ts'],
    ignores: ['content/compile/**'],
    rules: {
      ...bans(pureBans, [jsonParseBan]),
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'process', 'Buffer', 'global', 'require'],
    },
  },
  { files: ['content/compile/**/*.ts'], rules: bans(contentBans, [jsonParseBan]) },
  { files: ['electron/**/*.ts'], rules: bans([...electronBans, fileReadBan], [jsonParseBan]) },
  { files: Object.keys(fileOpeners), rules: bans(electronBans, [jsonParseBan]) },
  { files: Object.keys(jsonParsers.electron), rules: bans([...electronBans, fileReadBan]) },
  { files: Object.keys(jsonParsers.content), rules: bans(pureBans) },
  { files: Object.keys(jsonParsers.compile), rules: bans(contentBans) },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    rules: bans([
      {
        regex: '(^|/)\\.\\.?/(.*/)?electron/(?!contract/contract\\.ts$)',
        message: 'The window knows the shell by electron/contract/contract.ts alone.',
      },
      { regex: contract, message: 'Of the contract the window may import types only.', allowTypeImports: true },
      folder('compile', 'The window gets the guide compiled.'),
      folder('(test|scripts)', 'The product does not import tests or scripts.'),
      noElectron,
      noNode,
    ]),
  },
]
