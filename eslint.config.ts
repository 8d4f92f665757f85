import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { folderOrderRule } from './scripts/lint/folder-order.ts'
import { layers } from './scripts/lint/layers.ts'

export default defineConfig(
  { ignores: ['out/', 'dist/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // Numbers say themselves plainly in a text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` reads better than a body for one call, and a callback that does nothing says so by being empty.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // An empty text is often as good as none, and `||` says so.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // It asks for `!`, which is forbidden.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // A type named by the caller, where inference has nothing to go by.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `env['HOME']` and `env.HOME` are both fine.
      '@typescript-eslint/dot-notation': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // State is assigned in one place and read in another; the type checker cannot see that it changes.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Types of generic components are seen by svelte-check, not by these rules.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Run by Electron as it stands, never compiled.
    files: ['**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  layers,
  folderOrderRule,
)
