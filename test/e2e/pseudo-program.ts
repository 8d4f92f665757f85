import { spawnSync } from 'node:child_process'
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { compiledName, writeGuide } from '../../content/compile/compiled-guide.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { Pseudo } from '../content/languages/pseudo-text.ts'
import { pseudoGuide, pseudoLanguage, pseudoNames, qpsCode } from '../content/languages/qps.ts'

/**
 * Builds the program with the pseudo-language and no other into an empty folder, beside its guide.
 * @throws Error with what the builder wrote when it cannot be built.
 */
export function buildPseudoProgram(folder: string, guide: Guide, pseudo: Pseudo): void {
  const registry = path.join(folder, 'registry.ts')
  const from = (name: string) => JSON.stringify(path.resolve('test/content/languages', name))
  writeFileSync(
    registry,
    `import { Pseudo } from ${from('pseudo-text.ts')}
import { pseudoLanguage } from ${from('qps.ts')}
export const installed = [pseudoLanguage(new Pseudo(${JSON.stringify(pseudoNames(guide))}))]
`,
  )
  const cli = 'node_modules/electron-vite/bin/electron-vite.js'
  const config = 'test/e2e/pseudo-program.config.ts'
  const out = path.join(folder, 'out')
  const { status, stderr } = spawnSync(process.execPath, [cli, 'build', '--config', config, '--outDir', out], {
    encoding: 'utf8',
    env: { ...process.env, MBC_TEST_REGISTRY: registry },
  })
  if (status !== 0) throw new Error(stderr)
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  copyFileSync('package.json', path.join(folder, 'package.json'))
  writeGuide(pseudoGuide(guide, pseudo), pseudoLanguage(pseudo), path.join(out, 'guide', compiledName(qpsCode)))
}

/** What a page or a part of it finds by words. */
const finders = new Set(['getByRole', 'getByText', 'getByLabel', 'locator', 'filter'])

/** A page, or a part of it, that is asked in English and looks for the same words in the pseudo-language. */
export function askedInEnglish<Target extends Page | Locator>(target: Target, pseudo: Pseudo): Target {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        const words =
          typeof key === 'string' && finders.has(key) ? given.map((one) => inPseudo(one, key, pseudo)) : given
        const result: unknown = Reflect.apply(value, target, words)
        return isLocator(result) ? askedInEnglish(result, pseudo) : result
      }
    },
  })
}

function isLocator(value: unknown): value is Locator {
  return typeof value === 'object' && value !== null && 'getByRole' in value
}

/** What a finder was given: words, a pattern, or options with either. A role or a selector stays. */
function inPseudo(given: unknown, finder: string, pseudo: Pseudo): unknown {
  if (given instanceof RegExp) return patternInPseudo(given, pseudo)
  if (typeof given === 'string')
    return finder.startsWith('getBy') && finder !== 'getByRole' ? pseudo.words(given) : given
  if (typeof given !== 'object' || given === null) return given
  const exact = 'exact' in given && given.exact === true
  const texts = Object.entries(given).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (value instanceof RegExp) return [key, patternInPseudo(value, pseudo)]
    return [key, typeof value === 'string' ? (exact ? pseudo.text(value) : pseudo.words(value)) : value]
  })
  return Object.fromEntries(texts)
}

function patternInPseudo({ source, flags }: RegExp, pseudo: Pseudo): RegExp {
  const pieces = source.split(/(\\.|[\^$])/).map((piece) => {
    if (piece === '^') return String.raw`^\[?`
    if (piece === '$') return String.raw`\]?$`
    return piece.startsWith('\\') ? piece : pseudo.words(piece)
  })
  return new RegExp(pieces.join(''), flags)
}
