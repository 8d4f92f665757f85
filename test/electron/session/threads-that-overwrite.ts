import { isMainThread, Worker } from 'node:worker_threads'
import { overwriteFreed } from '../../../electron/session/overwrite-freed.ts'

/*
 * A program of several threads that overwrite what they freed at the same time, as the kiosk's main process and its maker of
 * handouts do when a visit ends. It ends with 1 where one of them could not.
 */
const threads = 4
/** A thread does not get the loader of TypeScript from the program that starts it. */
const start = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${import.meta.url}', '${import.meta.url}'))`

async function main(): Promise<void> {
  if (isMainThread) {
    for (let thread = 1; thread < threads; thread++) {
      new Worker(start, { eval: true }).on('error', (error) => {
        console.error(error)
        process.exitCode = 1
      })
    }
  }
  await Promise.all(Array.from({ length: 20 }, overwriteFreed))
}

void main()
