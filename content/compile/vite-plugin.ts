import { relative, resolve, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { compileGuide } from './compile.ts'
import { compiledPath, writeGuide } from './compiled-guide.ts'
import { Steps } from './steps.ts'
import { guideRoot } from './files/guide-files.ts'
import { type Problem, problemLines } from './report/problem.ts'

/** How long after the last change the guide is compiled, in ms: an editor may write a file in several steps. */
const quietMs = 100

/**
 * Compiles the guide into `out/guide/` when the program is built, which fails with the problems printed if there are errors.
 * In development it compiles again after every change, and loads the page anew, which asks for the guide; a broken edit is
 * reported and the last good guide stays.
 */
export function guidePlugin({ language = 'en' }: { language?: string } = {}): Plugin {
  const root = resolve(guideRoot)
  const target = resolve(compiledPath(language))
  const steps = new Steps()
  let building = true
  let timer: NodeJS.Timeout | undefined

  /** Version of the guide that was written, or the lines to print if there is none. */
  function compile(): { version: string } | { version: null; lines: string } {
    const { guide, problems } = compileGuide({ root, language }, steps)
    if (!guide) return { version: null, lines: errorLines(problems) }
    writeGuide(guide, target)
    return { version: guide.version }
  }

  function recompile(server: ViteDevServer): void {
    const compiled = compile()
    if (compiled.version === null) {
      server.config.logger.error(`The guide was not changed, the last good one stays:\n${compiled.lines}`, {
        timestamp: true,
      })
      return
    }
    server.config.logger.info(`guide ${compiled.version}`, { timestamp: true })
    server.ws.send({ type: 'full-reload' })
  }

  return {
    name: 'mbc-guide',
    configResolved(config) {
      building = config.command === 'build'
    },
    buildStart() {
      const compiled = compile()
      if (compiled.version !== null) return
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

function errorLines(problems: readonly Problem[]): string {
  return problems
    .filter((problem) => problem.severity === 'error')
    .flatMap((problem) => problemLines(problem, guideRoot))
    .join('\n')
}
