import { builtinModules } from 'node:module'
import type { Linter } from 'eslint'

/*
 * Who may import whom, as the architecture table says it. Imports are written relative and with their extension, so a
 * folder of the top level shows in the import's own text.
 */

const nodeModules = `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$))`
const contract = '/electron/ipc/contract\\.ts$'

interface Ban {
  regex: string
  message: string
  allowTypeImports?: boolean
}

const noNode: Ban = { regex: nodeModules, message: 'Node is not to be had here: this code also runs in the window.' }
const noElectron: Ban = { regex: '^electron(/|$|-log)', message: 'Only electron/ may use Electron.' }
const folder = (name: string, message: string): Ban => ({ regex: `(^|/)\\.\\.?/(.*/)?${name}/`, message })

/** Forbids static imports, re-exports and import() of what a layer may not know. */
function bans(list: Ban[]): Linter.RulesRecord {
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: list }],
    'no-restricted-syntax': [
      'error',
      ...list.map(({ regex, message }) => ({
        selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`,
        message,
      })),
    ],
  }
}

const contentBans = [
  folder('(electron|renderer)', 'content/ imports nothing of ours outside content/.'),
  folder('(test|scripts)', 'The product does not import tests or scripts.'),
  noElectron,
]

/** The import rules of the architecture, by folder. */
export const layers: Linter.Config[] = [
  {
    files: ['content/**/*.ts'],
    ignores: ['content/compile/**'],
    rules: {
      ...bans([
        ...contentBans,
        noNode,
        folder('compile', 'The guide is compiled before the program runs: only the command line and tests compile.'),
      ]),
      'no-restricted-globals': ['error', 'window', 'document', 'navigator', 'process', 'Buffer', 'global', 'require'],
    },
  },
  { files: ['content/compile/**/*.ts'], rules: bans(contentBans) },
  {
    files: ['electron/**/*.ts'],
    rules: bans([
      folder('renderer', 'electron/ imports content/ only; the window is reached through the contract.'),
      folder('(test|scripts)', 'The product does not import tests or scripts.'),
    ]),
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    rules: bans([
      {
        regex: '(^|/)\\.\\.?/(.*/)?electron/(?!ipc/contract\\.ts$)',
        message: 'The window knows the shell by electron/ipc/contract.ts alone.',
      },
      { regex: contract, message: 'Of the contract the window may import types only.', allowTypeImports: true },
      folder('compile', 'The window gets the guide compiled.'),
      folder('(test|scripts)', 'The product does not import tests or scripts.'),
      noElectron,
      noNode,
    ]),
  },
]
