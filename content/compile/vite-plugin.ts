import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import type { CompileLanguage } from '../languages/compile-language.ts'
import { compileLanguages } from '../languages/compile-languages.ts'
import { languageProblems } from './checks/language-parts.ts'
import { compileGuide } from './compile.ts'
import { compiledName, compiledPath, writeGuide } from './compiled-guide.ts'
import { Steps } from './steps/steps.ts'
import { guideRoot } from './files/guide-files.ts'
import { adviceLines, type Problem, problemLines } from './report/problem.ts'

/** How long after the last change the guide is compiled, in ms: an editor may write a file in several steps. */
const quietMs = 100

export interface GuidePluginOptions {
  /** The languages to build; the first is the one that the others must match. */
  languages?: readonly CompileLanguage[]
  /** Folder of the guide's texts, facts and drawings. */
  root?: string
}

/**
 * Compiles the guide into `out/guide/` when the program is built, in each language. The build fails with the problems printed
 * if there are errors, or if a language lacks a part. In development it compiles again after every change, and loads the page
 * anew, which asks for the guide; a broken edit is reported and the last good guide stays.
 */
export function guidePlugin(options: GuidePluginOptions = {}): Plugin {
  const { languages = compileLanguages } = options
  const root = resolve(options.root ?? guideRoot)
  const steps = new Map(languages.map(({ code }) => [code, new Steps()]))
  let building = true
  let timer: NodeJS.Timeout | undefined

  /** Versions of the guides that were written, or the lines to print if there is an error in any of them. */
  function compile(): { versions: string[] } | { versions: null; lines: string } {
    const results = languages.map((language) => {
      const lacks = languageProblems(language, languages[0] ?? language)
      // Its texts cannot be checked without the part.
      if (lacks.length > 0) return { language, guide: null, lines: lacks.flatMap(adviceLines) }
      const { guide, problems } = compileGuide({ root, language }, steps.get(language.code))
      return { language, guide, lines: errorLines(problems) }
    })
    for (const { guide, language, lines } of results)
      if (guide && lines.length === 0) writeGuide(guide, language, resolve(compiledPath(language.code)))
    const lines = results.flatMap((result) => result.lines)
    if (lines.length > 0) return { versions: null, lines: lines.join('\n') }
    return { versions: results.flatMap(({ guide }) => guide?.version ?? []) }
  }

  /** What an earlier build left for languages that this one has not. It would be packaged with the rest. */
  function removeOthers(): void {
    const folder = dirname(resolve(compiledPath('')))
    if (!existsSync(folder)) return
    const ours = languages.map(({ code }) => compiledName(code).replace(/json$/, ''))
    for (const name of readdirSync(folder))
      if (!ours.some((start) => name.startsWith(start))) rmSync(join(folder, name), { recursive: true })
  }

  function recompile(server: ViteDevServer): void {
    const compiled = compile()
    if (compiled.versions === null) {
      server.config.logger.error(`The guide was not changed, the last good one stays:\n${compiled.lines}`, {
        timestamp: true,
      })
      return
    }
    server.config.logger.info(`guide ${compiled.versions.join(', ')}`, { timestamp: true })
    server.ws.send({ type: 'full-reload' })
  }

  return {
    name: 'mbc-guide',
    configResolved(config) {
      building = config.command === 'build'
    },
    buildStart() {
      removeOthers()
      const compiled = compile()
      if (compiled.versions !== null) return
      if (building) this.error(`The guide has errors:\n${compiled.lines}`)
      else this.warn(`The guide has errors:\n${compiled.lines}`)
    },
    configureServer(server) {
      server.watcher.add(root)
      server.watcher.on('all', (_event, path) => {
        const inside = relative(root, resolve(path))
        if (inside.startsWith('..') || inside.includes(`${sep}.`) || inside.endsWith('~')) return
        clearTimeout(timer)
        timer = setTimeout(() => recompile(server), quietMs)
      })
    },
  }
}

function errorLines(problems: readonly Problem[]): string[] {
  return problems
    .filter((problem) => problem.severity === 'error')
    .flatMap((problem) => problemLines(problem, guideRoot))
}
